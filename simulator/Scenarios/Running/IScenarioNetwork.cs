using System.Numerics;
using Neo;
using Neo.VM.Types;
using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>Where a scenario runs, with what a scenario needs beside the chain itself.</summary>
public interface IScenarioNetwork
{
    IChainClient Chain { get; }

    /// <summary>The key that an actor signs with.</summary>
    KeyPair KeyOf(string actor);

    /// <summary>Gives an actor its first GAS [1e-8 GAS].</summary>
    Task FundAsync(string actor, BigInteger gasDatoshi, CancellationToken cancel);

    /// <summary>Over everything that happened so far; null on a network that others write to as well.</summary>
    string? RunHash();

    /// <summary>The present moment, for <see cref="Restore"/>.</summary>
    object Snapshot();

    void Restore(object moment);

    /// <summary>Calls a safe method in a moment.</summary>
    /// <exception cref="ContractFaultException">It faulted.</exception>
    StackItem ReadAt(object moment, ContractCall call);

    /// <summary>Whose signatures reached a contract since this was asked last.</summary>
    IReadOnlySet<UInt160> TakeSigners();

    /// <summary>Makes faults of a contract name source lines.</summary>
    void AddDebugInfo(string file);
}
