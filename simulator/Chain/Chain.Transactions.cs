using Neo;
using Neo.Ledger;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator;

public sealed partial class Chain
{
    /// <summary>
    /// Runs calls as if in the next block and forgets what they changed. No signers: no witness is checked.
    /// </summary>
    public Execution Read(params ReadOnlySpan<ContractCall> calls) => Rehearse(CallScript.Of(calls));

    /// <summary>Runs a script as if in the next block, signed by these, and forgets what it changed.</summary>
    public Execution Rehearse(ReadOnlyMemory<byte> script, params TransactionSigner[] signers)
    {
        Transaction? container = signers.Length == 0
            ? null
            : TransactionBuilder.Draft(new TransactionRequest(script, signers), 0, LastValidBlock);
        return Rehearse(script, container);
    }

    /// <summary>
    /// A signed transaction, not yet sent. Where the rehearsal faults, the system fee is what it took until then, so
    /// that the transaction can still be put into a block and fault there.
    /// </summary>
    public Transaction Build(TransactionRequest request)
    {
        uint nonce = Nonces.Of(Options.Seed, _now.Drafts);
        _now = _now with { Drafts = _now.Drafts + 1 };
        Transaction transaction = TransactionBuilder.Draft(request, nonce, LastValidBlock);
        transaction.SystemFee = request.SystemFeeDatoshi ?? Rehearse(request.Script, transaction).GasDatoshi;
        transaction.NetworkFee = request.NetworkFeeDatoshi
            ?? TransactionBuilder.NetworkFeeDatoshi(transaction, request.Signers, View);
        if (!Options.Unlocked) TransactionBuilder.Sign(transaction, request.Signers, Settings.Network);
        return transaction;
    }

    /// <summary>Makes a block of these transactions, in this order, or of none.</summary>
    /// <param name="timestampMs">Of the block; without it one block time after the newest.</param>
    /// <exception cref="TransactionRefusedException">One may not go into the block; no block was made.</exception>
    public IReadOnlyList<TransactionReceipt> Mine(IReadOnlyList<Transaction> transactions, ulong? timestampMs = null)
    {
        if (transactions.Count > Settings.MaxTransactionsPerBlock)
        {
            throw new ArgumentException(
                $"a block holds {Settings.MaxTransactionsPerBlock} transactions, not {transactions.Count}");
        }
        if (timestampMs <= TimeMs)
            throw new ArgumentException($"a block's timestamp must be above {TimeMs}", nameof(timestampMs));
        var state = new StateCache(State);
        var together = new TransactionVerificationContext();
        foreach (Transaction transaction in transactions)
        {
            _checks.Check(transaction, state, together);
            together.AddTransaction(transaction);
        }
        Block draft = _blocks.Draft(Head, timestampMs ?? NextTimeMs);
        Block block = _blocks.Complete(draft, Head, [.. transactions], state);
        BlockResult result = _executor.Persist(State, block);
        _now = Follow(_now, block, result);
        return [.. transactions.Zip(result.Transactions, (t, e) => new TransactionReceipt(t, block.Header, e))];
    }

    /// <summary>Makes empty blocks, each really run.</summary>
    public void MineEmpty(uint count)
    {
        for (uint i = 0; i < count; i++) Mine([]);
    }

    /// <summary>
    /// As <see cref="MineEmpty"/>, with the same outcome to the byte, but ten times faster where the blocks are many:
    /// those that would only repeat one another are not run. Where votes count, all are.
    /// </summary>
    public void SkipBlocks(uint count)
    {
        uint first = _emptyBlocks.RoundsFirst(Height);
        if (count <= first + 1)
        {
            MineEmpty(count);
            return;
        }
        MineEmpty(first);
        if (!_emptyBlocks.MayRepeat(View))
        {
            MineEmpty(count - first);
            return;
        }
        uint members = (uint)Settings.CommitteeMembersCount;
        IReadOnlyList<Execution>[] round = new IReadOnlyList<Execution>[members];
        for (uint i = 0; i < members; i++) round[(Height - i) % members] = ExecutionsOf(Height - i);
        _now = _emptyBlocks.Repeat(_now, count - first - 1, Options.BlockTimeMs, round);
        MineEmpty(1);
    }

    /// <summary>
    /// Lets so much time pass as the protocol does: in empty blocks, a block time apart. Rounded up to blocks.
    /// </summary>
    public void PassTime(ulong ms) => SkipBlocks(checked((uint)((ms + Options.BlockTimeMs - 1) / Options.BlockTimeMs)));

    /// <summary>Moves the clock: one block with this timestamp, or none where the newest block is as late.</summary>
    public void MoveTimeTo(ulong timeMs)
    {
        if (TimeMs < timeMs) Mine([], Math.Max(timeMs, TimeMs + 1));
    }

    /// <summary>Builds a transaction and makes a block of it alone. A fault is in the receipt.</summary>
    public TransactionReceipt Send(TransactionRequest request) => Mine([Build(request)])[0];

    /// <summary>Calls a contract as an actor, in a block of its own. A fault is in the receipt.</summary>
    public TransactionReceipt Invoke(
        ChainAccount sender, ContractCall call, WitnessScope scope = WitnessScope.CalledByEntry) =>
        Send(new TransactionRequest(CallScript.Of(call), new TransactionSigner(sender, scope)));

    /// <summary>Transfers GAS from the genesis account.</summary>
    public TransactionReceipt Fund(ChainAccount account, long gasDatoshi) => Invoke(
        GenesisAccount,
        new ContractCall(
            NativeContract.GAS.Hash, "transfer", GenesisAccount.ScriptHash, account.ScriptHash, gasDatoshi, null))
        .OrThrow();

    /// <summary>Deploys a contract and returns its hash; a `.nefdbgnfo` of it makes its faults readable.</summary>
    /// <exception cref="ContractFaultException" />
    public UInt160 Deploy(ChainAccount deployer, ContractArtifact contract, object? data = null)
    {
        Invoke(deployer, contract.DeployCall(data)).OrThrow();
        return contract.HashFor(deployer.ScriptHash);
    }

    /// <summary>What ran in a block, from the logs: OnPersist, the transactions in order, PostPersist.</summary>
    public IReadOnlyList<Execution> ExecutionsOf(uint block) => _now.ExecutionsOf(block);

    /// <summary>The receipt of a transaction on this chain; null where it has none.</summary>
    public TransactionReceipt? FindReceipt(UInt256 transaction)
    {
        DataCache view = View;
        TransactionState? state = NativeContract.Ledger.GetTransactionState(view, transaction);
        if (state is null) return null;
        UInt256 block = NativeContract.Ledger.GetBlockHash(view, state.BlockIndex);
        Header header = NativeContract.Ledger.GetHeader(view, block);
        Execution execution = BlockLogs.Read(_now.Logs, state.BlockIndex)
            .Single(e => transaction.Equals(e.Transaction));
        return new TransactionReceipt(state.Transaction, header, execution);
    }

    uint LastValidBlock => Height + Settings.MaxValidUntilBlockIncrement;

    ulong NextTimeMs => Height == 0 ? Math.Max(Options.StartTimeMs, TimeMs + 1) : TimeMs + Options.BlockTimeMs;

    Execution Rehearse(ReadOnlyMemory<byte> script, Transaction? container) => _executor.Rehearse(
        State, _blocks.Draft(Head, NextTimeMs), script, container, Options.RehearsalLimitDatoshi);
}
