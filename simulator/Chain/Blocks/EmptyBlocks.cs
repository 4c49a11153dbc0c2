using System.Numerics;
using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.SmartContract.Native;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator;

/// <summary>
/// Many empty blocks without running each of them. One round of the committee is really run; as long as nobody's votes
/// count, every later round does the same again: block i pays GAS to committee member i modulo m, and writes its
/// header. So what is left to do is to make the headers in sequence, to add their records and logs, and to multiply the
/// pay. Tests hold the outcome equal, byte for byte, to really running the blocks.
/// </summary>
sealed class EmptyBlocks(BlockMaker maker, ProtocolSettings settings)
{
    const byte BlockHashPrefix = 9;
    const byte BlockPrefix = 5;
    const byte AccountPrefix = 20;
    const byte SupplyPrefix = 11;

    /// <summary>What every block of one committee member does besides its header.</summary>
    sealed record Turn(byte[][] Logs, UInt160 Member, BigInteger PayDatoshi)
    {
        public BigInteger Blocks { get; set; }
    }

    /// <summary>
    /// How many blocks must really run before a shortcut may start: up to the next recount of the committee, then one
    /// round.
    /// </summary>
    public uint RoundsFirst(uint height)
    {
        uint members = (uint)settings.CommitteeMembersCount;
        return members - height % members + members - 1;
    }

    /// <summary>Whether rounds repeat: votes that count leave reward records that grow with every recount.</summary>
    public bool MayRepeat(DataCache state) => NativeContract.NEO.GetCommittee(state)
        .All(member => NativeContract.NEO.GetCandidateVote(state, member) <= 0);

    /// <summary>The moment after <paramref name="count"/> more empty blocks. The next block must really run.</summary>
    /// <param name="round">What ran in the newest blocks, one for each committee member, by index modulo m.</param>
    public ChainSnapshot Repeat(ChainSnapshot now, uint count, uint blockTimeMs, IReadOnlyList<Execution>[] round)
    {
        Turn[] turns = [.. round.Select(TurnOf)];
        StateTreeEditor state = now.State.Edit();
        StateTreeEditor logs = now.Logs.Edit();
        Header head = now.Head;
        byte[] history = now.History;
        for (uint i = 0; i < count; i++)
        {
            Block block = maker.Repeat(head, head.Timestamp + blockTimeMs);
            head = block.Header;
            Turn turn = turns[head.Index % turns.Length];
            turn.Blocks++;
            AddRecords(state, head);
            var log = new BlockLogs(logs, history, head);
            foreach (byte[] execution in turn.Logs) log.Add(execution);
            history = log.History();
        }
        return now with { State = Pay(state.Publish(), turns), Logs = logs.Publish(), Head = head, History = history };
    }

    static Turn TurnOf(IReadOnlyList<Execution> block)
    {
        byte[][] logs = [.. block.Select(ExecutionLog.Write)];
        Notification? pay = block[^1].Notifications.SingleOrDefault();
        return pay is null
            ? new Turn(logs, UInt160.Zero, 0)
            : new Turn(logs, new UInt160(pay.Values[1].GetSpan()), pay.Values[2].GetInteger());
    }

    static void AddRecords(StateTreeEditor state, Header header)
    {
        int ledger = NativeContract.Ledger.Id;
        StorageKey byIndex = new KeyBuilder(ledger, BlockHashPrefix).AddBigEndian(header.Index);
        StorageKey byHash = new KeyBuilder(ledger, BlockPrefix).Add(header.Hash);
        state.Put(byIndex.ToArray(), header.Hash.ToArray());
        state.Put(byHash.ToArray(), new TrimmedBlock { Header = header, Hashes = [] }.ToArray());
    }

    static StateTree Pay(StateTree before, Turn[] turns)
    {
        var state = new StateCache(before);
        int gas = NativeContract.GAS.Id;
        StorageItem supply = state.GetAndChange(new KeyBuilder(gas, SupplyPrefix));
        foreach (Turn turn in turns.Where(t => !(t.Blocks * t.PayDatoshi).IsZero))
        {
            StorageItem account = state.GetAndChange(new KeyBuilder(gas, AccountPrefix).Add(turn.Member));
            account.GetInteroperable<AccountState>().Balance += turn.Blocks * turn.PayDatoshi;
            supply.Add(turn.Blocks * turn.PayDatoshi);
        }
        state.Commit();
        return state.Tree;
    }
}
