using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Coverage.Report;

namespace StarMiner.Simulator.Coverage.Tests;

/// <summary>The pool on a chain whose instructions are counted, and its source.</summary>
sealed class PoolChain
{
    public const string SourceName = "tests/ContractFixtures/Pool/Pool.cs";

    public PoolChain()
    {
        Chain = new Chain(new ChainOptions { Listeners = [Recorder], Unlocked = true });
        Alice = Chain.Actor("alice");
        Chain.Fund(Alice, 1_000_00000000);
        Pool = Chain.Deploy(Alice, ContractArtifact.Load(ContractsFolder, "Pool"), Alice.ScriptHash);
    }

    public static string ContractsFolder => Path.Combine(AppContext.BaseDirectory, "contracts");

    public static string Root { get; } = FindRoot();

    public static string[] Source { get; } = File.ReadAllLines(Path.Combine(Root, SourceName));

    public CoverageRecorder Recorder { get; } = new();
    public Chain Chain { get; }
    public Actor Alice { get; }
    public UInt160 Pool { get; }

    public TransactionReceipt Deposit(long datoshi) => Chain.Invoke(
        Alice, new ContractCall(NativeContract.GAS.Hash, "transfer", Alice.ScriptHash, Pool, datoshi, null));

    public TransactionReceipt Call(string method, params object?[] arguments) =>
        Chain.Invoke(Alice, new ContractCall(Pool, method, arguments));

    /// <summary>Number of the first line with this text at or after another.</summary>
    public static int LineOf(string text, string after = "")
    {
        int first = after.Length == 0 ? 0 : Array.FindIndex(Source, line => line.Contains(after));
        return Array.FindIndex(Source, first, line => line.Contains(text)) + 1;
    }

    public FileCoverage Report()
    {
        var folder = Directory.CreateTempSubdirectory("coverage");
        try
        {
            CoverageFile.Write(folder.FullName, "test", Recorder.Collect(), ContractsFolder);
            return ReportBuilder.Build(CoverageFile.Read([folder.FullName]), new SourceTexts(Root), _ => true)
                .Files.Single(file => file.File == SourceName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder!, "StarMiner.Contracts.sln"))) folder = Path.GetDirectoryName(folder);
        return folder!;
    }
}
