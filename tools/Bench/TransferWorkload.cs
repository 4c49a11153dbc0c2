using System.Numerics;
using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.SmartContract.Native;
using Neo.VM;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Bench;

/// <summary>
/// Transfers of a token from one account to another, ready to be put into blocks, and the same script bare.
/// </summary>
sealed class TransferWorkload
{
    const long FeeDatoshi = 1_00000000;

    readonly Chain _chain;
    readonly ChainSnapshot _start;
    readonly byte[] _script;
    readonly bool _signed;

    TransferWorkload(Chain chain, Actor from, UInt160 token, int count, bool signed)
    {
        _chain = chain;
        _signed = signed;
        Actor to = chain.Actor("bob");
        var transfer = new ContractCall(token, "transfer", from.ScriptHash, to.ScriptHash, 1, null);
        chain.Invoke(from, transfer).OrThrow();
        _script = CallScript.Of(transfer);
        var request = new TransactionRequest(_script, new TransactionSigner(from)) { SystemFeeDatoshi = FeeDatoshi };
        Transactions = [.. Enumerable.Range(0, count).Select(_ => Fresh(chain.Build(request)))];
        _start = chain.Snapshot();
    }

    public Transaction[] Transactions { get; }

    public static TransferWorkload OfGas(bool unlocked, int count)
    {
        (Chain chain, Actor alice) = Start(unlocked);
        return new TransferWorkload(chain, alice, NativeContract.GAS.Hash, count, !unlocked);
    }

    /// <summary>AGPU, of the suite as it is deployed anywhere, dealt through the minter role.</summary>
    public static TransferWorkload OfAgpu(bool unlocked, int count)
    {
        (Chain chain, Actor alice) = Start(unlocked);
        var plan = new SuitePlan(
            SuiteArtifacts.Load(Suite.Folder), alice.ScriptHash, new Governance { Minter = alice.ScriptHash });
        SuiteClient suite = new SuiteDeployer(new ChainClient(chain), alice.Keys, plan).RunAsync()
            .GetAwaiter().GetResult();
        suite.Token.MintForPublicWorkAsync(alice.Keys, alice.ScriptHash, (BigInteger)1_000_00000000)
            .GetAwaiter().GetResult();
        return new TransferWorkload(chain, alice, plan.Addresses.AgpuToken, count, !unlocked);
    }

    /// <summary>All transfers, so many a block.</summary>
    public void Mine(int perBlock)
    {
        _chain.Restore(_start);
        // A chain remembers of a transaction that its signature is good: each turn brings others of the same content.
        IEnumerable<Transaction> transactions = _signed ? Transactions.Select(Fresh) : Transactions;
        foreach (Transaction[] block in transactions.Chunk(perBlock))
        {
            foreach (TransactionReceipt receipt in _chain.Mine(block)) receipt.OrThrow();
        }
    }

    /// <summary>
    /// All transfers on Neo's engine without blocks, ledger, fees or logs: create, load, run, commit.
    /// </summary>
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

    static (Chain Chain, Actor Alice) Start(bool unlocked)
    {
        var chain = new Chain(new ChainOptions { Unlocked = unlocked });
        Actor alice = chain.Actor("alice");
        chain.Fund(alice, 10_000_000_00000000);
        return (chain, alice);
    }

    /// <summary>As it comes from the wire: without the caches that building it has filled.</summary>
    static Transaction Fresh(Transaction transaction) => transaction.ToArray().AsSerializable<Transaction>();
}
