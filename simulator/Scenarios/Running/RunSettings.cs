namespace StarMiner.Simulator.Scenarios.Running;

/// <param name="ContractsFolder">Folder with the contracts' NEFs and manifests.</param>
/// <param name="OutputFolder">Where steps write files.</param>
public sealed record RunSettings(long Seed, string ContractsFolder, string OutputFolder);
