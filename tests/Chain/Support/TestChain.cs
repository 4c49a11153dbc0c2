using Neo;
using StarMiner.Client;

namespace StarMiner.Simulator.Tests.Support;

/// <summary>A chain with a funded actor and the probe contract on it.</summary>
sealed class TestChain
{
    public TestChain(ChainOptions? options = null)
    {
        Chain = new Chain(options);
        Alice = Chain.Actor("alice");
        Chain.Fund(Alice, 1_000_00000000);
        Probe = Chain.Deploy(Alice, Artifact);
    }

    public Chain Chain { get; }

    public Actor Alice { get; }

    public UInt160 Probe { get; }

    public ContractArtifact Artifact { get; } = ProbeContract.Artifact();

    public ContractCall Call(string method, params object?[] arguments) => new(Probe, method, arguments);

    public TransactionReceipt Invoke(string method, params object?[] arguments) =>
        Chain.Invoke(Alice, Call(method, arguments));

    public string? Stored(string key)
    {
        var item = Chain.Read(Call("get", key)).Stack[0];
        return item.IsNull ? null : item.AsText();
    }
}
