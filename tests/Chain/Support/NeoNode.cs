using Akka.Actor;
using Neo;
using Neo.Ledger;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract.Native;

namespace StarMiner.Simulator.Tests.Support;

/// <summary>Neo's own node core over Neo's own in-memory store, not started as a network node.</summary>
sealed class NeoNode(ProtocolSettings settings) : IDisposable
{
    readonly NeoSystem _system = new(settings, nameof(MemoryStore));

    public DataCache View => _system.StoreView;

    public uint Height => NativeContract.Ledger.CurrentIndex(View);

    /// <summary>Verifies every transaction and the block's witness as a node does, then persists the block.</summary>
    public void Import(Block block)
    {
        var together = new TransactionVerificationContext();
        foreach (Transaction transaction in block.Transactions)
        {
            transaction.Verify(settings, View, together).Should().Be(VerifyResult.Succeed);
            together.AddTransaction(transaction);
        }
        var import = new Blockchain.Import { Blocks = [block], Verify = true };
        _system.Blockchain.Ask<Blockchain.ImportCompleted>(import, TimeSpan.FromSeconds(20)).Wait();
    }

    /// <summary>The node's answer to a transaction that somebody sends it.</summary>
    public VerifyResult Relay(Transaction transaction) =>
        _system.Blockchain.Ask<Blockchain.RelayResult>(transaction, TimeSpan.FromSeconds(20)).Result.Result;

    /// <summary>The node's pool in the order in which its blocks take transactions.</summary>
    public IEnumerable<Transaction> Waiting => _system.MemPool.GetSortedVerifiedTransactions();

    /// <summary>Everything in the store, ordered, as hexadecimal lines.</summary>
    public IEnumerable<string> Dump() =>
        View.Seek([]).Select(e => Line(e.Key.ToArray(), e.Value.Value.ToArray()));

    public static string Line(byte[] key, byte[] value) => $"{Convert.ToHexString(key)}={Convert.ToHexString(value)}";

    public void Dispose() => _system.Dispose();
}
