using System.Collections.Concurrent;
using System.Threading.Channels;
using Neo;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet.Sockets;

/// <summary>Tells every listener what the ledger publishes, beside the ledger's own turn.</summary>
sealed class EventFeed : IAsyncDisposable
{
    const int MostWaitingBlocks = 1_000;

    /// <summary>A passage of time of more blocks is told as a gap.</summary>
    const uint MostBlocksAtOnce = 500;

    readonly ConcurrentDictionary<SocketSession, bool> _sessions = new();
    readonly Channel<Moment> _moments = Channel.CreateBounded<Moment>(
        new BoundedChannelOptions(MostWaitingBlocks) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    readonly DevnetLedger _ledger;
    readonly Task _telling;

    public EventFeed(DevnetLedger ledger)
    {
        _ledger = ledger;
        ledger.BlockAdded += Hear;
        _telling = Task.Run(TellAsync);
    }

    public void Add(SocketSession session) => _sessions[session] = true;

    public void Remove(SocketSession session) => _sessions.TryRemove(session, out _);

    public async ValueTask DisposeAsync()
    {
        _ledger.BlockAdded -= Hear;
        _moments.Writer.Complete();
        await _telling;
    }

    void Hear(Moment moment)
    {
        if (!_sessions.IsEmpty) _moments.Writer.TryWrite(moment);
    }

    async Task TellAsync()
    {
        uint told = 0;
        await foreach (Moment moment in _moments.Reader.ReadAllAsync())
        {
            uint head = moment.Chain.Head.Index;
            // After a restore the chain goes on from an earlier block; the first block that anybody hears of has no gap.
            uint first = told == 0 || head <= told ? head : told + 1;
            if (head - first >= MostBlocksAtOnce)
            {
                foreach (SocketSession session in _sessions.Keys) session.Miss();
                first = head;
            }
            for (uint block = first; block <= head; block++) Tell(moment, block);
            told = head;
        }
    }

    void Tell(Moment moment, uint index)
    {
        UInt256 hash = NativeContract.Ledger.GetBlockHash(moment.Chain.View, index);
        Block block = NativeContract.Ledger.GetBlock(moment.Chain.View, hash);
        foreach (ChainEvent happened in ChainEvent.Of(block, moment.Chain.ExecutionsOf(index), _ledger.Settings))
        {
            foreach (SocketSession session in _sessions.Keys) session.Tell(happened);
        }
    }
}
