using System.Numerics;
using Neo;
using Neo.VM.Types;
using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>Where a scenario runs, with what a scenario needs beside the chain itself.</summary>
public interface IScenarioNetwork : IAsyncDisposable
{
    IChainClient Chain { get; }

    /// <summary>Whether nobody else is there: what is tried out at the end can be taken back.</summary>
    bool IsOwn { get; }

    /// <summary>A transaction that several sign, the first of whom pays.</summary>
    Task<Receipt> SendAsync(ContractCall call, IReadOnlyList<ScopedKey> signers, CancellationToken cancel);

    /// <summary>The key that an actor signs with.</summary>
    KeyPair KeyOf(string actor);

    /// <summary>Gives an actor its first GAS [1e-8 GAS].</summary>
    Task FundAsync(string actor, BigInteger gasDatoshi, CancellationToken cancel);

    /// <summary>Over everything that happened so far; null on a network that others write to as well.</summary>
    string? RunHash();

    /// <summary>The present moment, for <see cref="ReturnAsync"/>.</summary>
    Task<object> KeepAsync(CancellationToken cancel);

    /// <exception cref="OutOfReachException">The network cannot go back.</exception>
    Task ReturnAsync(object moment, CancellationToken cancel);

    /// <summary>
    /// Calls of safe methods in the present moment, also when it is past. They throw a
    /// <see cref="ContractFaultException"/> where one faults, and an <see cref="OutOfReachException"/> where the
    /// network has gone on and forgotten.
    /// </summary>
    Func<ContractCall, StackItem> Reader();

    /// <summary>Whose signatures reached a contract since this was asked last.</summary>
    IReadOnlySet<UInt160> TakeSigners();

    /// <summary>Makes faults of a contract name source lines.</summary>
    void AddDebugInfo(string file);
}
