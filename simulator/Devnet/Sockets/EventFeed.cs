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
    readonly Channel<Moment> _moments = Channel.CreateBounded<Moment>(MostWaitingBlocks);
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
        _moments.Writer.TryWrite(moment); // where that many wait, a later one tells of the blocks between
    }

    async Task TellAsync()
    {
        uint told = _ledger.Now.Chain.Head.Index;
        await foreach (Moment moment in _moments.Reader.ReadAllAsync())
        {
            uint head = moment.Chain.Head.Index;
            uint first = head <= told ? head : told + 1; // after a restore the chain goes on from an earlier block
            if (head - first >= MostBlocksAtOnce)
            {
                foreach (SocketSession session in _sessions.Keys) session.Miss();
                first = head;
            }
            for (uint block = first; block <= head && !_sessions.IsEmpty; block++) Tell(moment, block);
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
