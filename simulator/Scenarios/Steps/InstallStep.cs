using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Deploys a contract that is not of the suite; later steps know it by its name here.</summary>
sealed class InstallStep(Actor by, string name, ContractArtifact artifact, string debugInfo, Func<Run, object?> data) : IStep
{
    static readonly Field<string> Contract = Field.Required("contract", NewName.Any, "its name in this scenario");
    static readonly Field<string> Nef = Field.Required("nef", ExistingFile.Any, "its NEF; manifest and debug information lie beside it");
    static readonly Field<Func<Run, object?>> Data = Field.Optional<Func<Run, object?>>(
        "data", new CallArgument(), "what its _deploy is given", _ => null);

    public static readonly StepKind Kind = new(
        "install", "Deploys a contract that is not of the suite.", Make, Contract, Nef, StepFields.By, Data);

    static InstallStep Make(FieldValues values, Scope scope)
    {
        string name = values.Get(Contract), nef = values.Get(Nef);
        if (SuiteContract.IsKnown(name, scope))
            throw new ScenarioFormatException(values.NodeOf(Contract).At, "a name that no contract has", $"'{name}'");
        try
        {
            var artifact = ContractArtifact.Load(Path.GetDirectoryName(nef)!, Path.GetFileNameWithoutExtension(nef));
            scope.Installed.Add(name);
            return new InstallStep(
                values.Get(StepFields.By), name, artifact, Path.ChangeExtension(nef, "nefdbgnfo"), values.Get(Data));
        }
        catch (ArtifactException e)
        {
            throw new ScenarioFormatException(values.NodeOf(Nef).At, "a compiled contract", e.Message);
        }
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        if (File.Exists(debugInfo)) run.AddDebugInfo(debugInfo);
        var key = run.KeyOf(by);
        run.Record(GasPurpose.Other, await run.Chain.SendAsync(artifact.DeployCall(data(run)), key, cancel: cancel));
        run.Installed[name] = new InstalledContract(artifact.HashFor(key.Account()), artifact.Manifest);
        run.Log.Say($"{name} is {artifact.HashFor(key.Account())}");
    }
}
