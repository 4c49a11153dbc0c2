using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Client;

namespace StarMiner.Simulator;

/// <summary>Does a recorded run again, block by block, on the engine of this build.</summary>
public sealed class RunReplay
{
    readonly RunRecord _record;
    readonly Neo.Persistence.DataCache _blocks;

    public RunReplay(RunRecord record)
    {
        _record = record;
        _blocks = record.End.View;
        Chain = new Chain(record.Options);
    }

    /// <summary>As far as it has been done.</summary>
    public Chain Chain { get; }

    public uint Height => _record.End.Head.Index;

    /// <summary>Goes on up to and including a block.</summary>
    /// <exception cref="ChainException">The record has no such block.</exception>
    public void GoTo(uint height, CancellationToken cancel = default)
    {
        while (Chain.Height < height)
        {
            cancel.ThrowIfCancellationRequested();
            Chain.Adopt(BlockAt(Chain.Height + 1));
        }
    }

    /// <summary>Does the whole run; null where every block did here what it did then.</summary>
    public RunDifference? Run(CancellationToken cancel = default)
    {
        while (Chain.Height < Height)
        {
            cancel.ThrowIfCancellationRequested();
            uint next = Chain.Height + 1;
            Chain.Adopt(BlockAt(next));
            if (RunComparison.Executions(_record.End, Chain.Snapshot(), next) is { } words)
                return new RunDifference(next, words, null);
        }
        return Chain.RunHash() == _record.RunHash
            ? null
            : new RunDifference(Height, $"the run hash is {Chain.RunHash()}, it was {_record.RunHash}", null);
    }

    Block BlockAt(uint index) => NativeContract.Ledger.GetBlock(_blocks, index)
        ?? throw new ChainException($"the record has no block {index}");
}
