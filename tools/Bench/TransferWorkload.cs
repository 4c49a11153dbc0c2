using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.SmartContract.Native;
using Neo.VM;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Bench;

/// <summary>Transfers of native GAS from one account to another, ready to be put into blocks, and the same script bare.</summary>
sealed class TransferWorkload
{
    const long FeeDatoshi = 1_00000000;

    readonly Chain _chain;
    readonly ChainSnapshot _start;
    readonly byte[] _script;

    public TransferWorkload(bool unlocked, int count)
    {
        _chain = new Chain(new ChainOptions { Unlocked = unlocked });
        Actor alice = _chain.Actor("alice"), bob = _chain.Actor("bob");
        _chain.Fund(alice, 10_000_000_00000000);
        _chain.Fund(bob, 1);
        _script = CallScript.Of(new ContractCall(
            NativeContract.GAS.Hash, "transfer", alice.ScriptHash, bob.ScriptHash, 1, null));
        var request = new TransactionRequest(_script, new TransactionSigner(alice)) { SystemFeeDatoshi = FeeDatoshi };
        Transactions = [.. Enumerable.Range(0, count).Select(_ => Fresh(_chain.Build(request)))];
        _start = _chain.Snapshot();
    }

    public Transaction[] Transactions { get; }

    /// <summary>All transfers, so many a block.</summary>
    public void Mine(int perBlock)
    {
        _chain.Restore(_start);
        foreach (Transaction[] block in Transactions.Chunk(perBlock))
        {
            foreach (TransactionReceipt receipt in _chain.Mine(block)) receipt.OrThrow();
        }
    }

    /// <summary>All transfers on Neo's engine without blocks, ledger, fees or logs: create, load, run, commit.</summary>
    public void BareEngine()
    {
        ProtocolSettings settings = _chain.Settings;
        Block block = _chain.FindBlock(_chain.Height)!;
        var state = new StateCache(_start.State);
        DataCache inner = state.CreateSnapshot();
        foreach (Transaction transaction in Transactions)
        {
            using ApplicationEngine engine = ApplicationEngine.Create(
                TriggerType.Application, transaction, inner, block, settings, FeeDatoshi);
            engine.LoadScript(_script);
            if (engine.Execute() != VMState.HALT) throw new InvalidOperationException("the bare transfer faulted");
            inner.Commit();
        }
        state.Commit();
    }

    /// <summary>As it comes from the wire: without the caches that building it has filled.</summary>
    static Transaction Fresh(Transaction transaction) =>
        Neo.IO.Helper.AsSerializable<Transaction>(Neo.IO.Helper.ToArray(transaction));
}
