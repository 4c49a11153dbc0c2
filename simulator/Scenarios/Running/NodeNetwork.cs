using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Neo;
using Neo.Json;
using Neo.SmartContract.Native;
using Neo.VM.Types;
using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>
/// A network behind a node: a devnet, neo-express or any other. Every run has actors of its own, so nothing that an
/// earlier one left is in its way; a funder pays for them and gets back what they have not spent.
/// </summary>
public sealed class NodeNetwork : IScenarioNetwork
{
    /// <summary>Below this it is not worth a transaction [datoshi].</summary>
    const long LeastReturned = 1_00000000;

    /// <summary>More than a transfer takes, system and network fee [datoshi].</summary>
    const long ReturnFees = 0_20000000;

    readonly RpcChainClient _node;
    readonly RpcConnection? _control;
    readonly NodeChain _chain;
    readonly KeyPair _funder;
    readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    readonly List<string> _funded = [];

    NodeNetwork(RpcChainClient node, RpcConnection? control, KeyPair funder, TimeSpan patience)
    {
        (_node, _control, _funder) = (node, control, funder);
        _chain = new NodeChain(node, control, patience);
    }

    /// <param name="node">Disposed with the network.</param>
    /// <param name="funder">Pays for the actors.</param>
    /// <param name="patience">So long a step may wait for blocks or time that nobody can hurry.</param>
    public static async Task<NodeNetwork> OpenAsync(
        RpcChainClient node, KeyPair funder, TimeSpan patience, CancellationToken cancel)
    {
        var control = new RpcConnection(node.Url);
        try
        {
            await control.CallAsync("dev_status", new JArray(), cancel);
            return new NodeNetwork(node, control, funder, patience);
        }
        catch (RpcErrorException)
        {
            control.Dispose();
            return new NodeNetwork(node, null, funder, patience);
        }
    }

    public IChainClient Chain => _chain;

    public bool IsOwn => false;

    public Task<Receipt> SendAsync(
        ContractCall call, IReadOnlyList<ScopedKey> signers, CancellationToken cancel) =>
        _chain.SendScriptAsync(CallScript.Of(call), signers, cancel);

    /// <summary>Of a secret of this run and the name.</summary>
    public KeyPair KeyOf(string actor) =>
        new(SHA256.HashData([.. _secret, .. Encoding.UTF8.GetBytes(actor)]));

    public async Task FundAsync(string actor, BigInteger gasDatoshi, CancellationToken cancel)
    {
        await TransferAsync(_funder, KeyOf(actor).Account(), gasDatoshi, cancel);
        _funded.Add(actor);
    }

    public string? RunHash() => null;

    public async Task<object> KeepAsync(CancellationToken cancel) => await _chain.KeepAsync(cancel) ?? "";

    public Task ReturnAsync(object moment, CancellationToken cancel) =>
        _chain.ReturnAsync(moment is "" ? null : (string)moment, cancel);

    public Func<ContractCall, StackItem> Reader()
    {
        int age = _chain.Age;
        return call => age == _chain.Age
            // Invariants are judged between steps, where nothing else waits for this thread.
            ? _chain.ReadAsync(call).GetAwaiter().GetResult().Value
            : throw new OutOfReachException("reading an earlier state");
    }

    public IReadOnlySet<UInt160> TakeSigners() => _chain.TakeSigners();

    public void AddDebugInfo(string file)
    {
        // A node's answer to a fault names no lines.
    }

    /// <summary>Gives back what the actors have not spent.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (string actor in _funded) await ReturnAsync(KeyOf(actor));
        }
        catch (ChainException)
        {
            // The node has gone: what the run found out is worth more than what is left.
        }
        _control?.Dispose();
        _node.Dispose();
    }

    async Task ReturnAsync(KeyPair actor)
    {
        BigInteger left = (await _chain.ReadAsync(
            new ContractCall(NativeContract.GAS.Hash, "balanceOf", actor.Account()))).Value.AsInteger();
        if (left >= LeastReturned) await TransferAsync(actor, _funder.Account(), left - ReturnFees, default);
    }

    Task<Receipt> TransferAsync(KeyPair from, UInt160 to, BigInteger amount, CancellationToken cancel) =>
        _chain.SendAsync(
            new ContractCall(NativeContract.GAS.Hash, "transfer", from.Account(), to, amount, null), from,
            cancel: cancel);
}
