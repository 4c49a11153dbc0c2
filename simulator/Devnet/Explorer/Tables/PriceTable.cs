using System.Numerics;
using Neo;

namespace StarMiner.Simulator.Devnet.Explorer.Tables;

/// <param name="BaseFee">[1e-8 AGPU a unit]</param>
sealed record PricePoint(uint Block, ulong TimeMs, BigInteger BaseFee);

/// <summary>Moves of the base fees, by task and tier.</summary>
sealed class PriceTable(UInt160 pricing) : IExplorerTable
{
    readonly SortedDictionary<(int Task, int Tier), List<PricePoint>> _moves = [];

    public IEnumerable<(int Task, int Tier, IReadOnlyList<PricePoint> Moves)> Series =>
        _moves.Select(series => (series.Key.Task, series.Key.Tier, (IReadOnlyList<PricePoint>)series.Value));

    public void Add(IndexedBlock block)
    {
        foreach (IndexedEvent sent in block.Sent())
        {
            if (sent.Sent.Contract != pricing || sent.Sent.Event != "BaseFeeMoved") continue;
            if (block.Events.Read(sent.Sent) is not { } values) continue;
            var key = ((int)values["task"].GetInteger(), (int)values["tier"].GetInteger());
            if (!_moves.TryGetValue(key, out List<PricePoint>? moves)) _moves[key] = moves = [];
            moves.Add(new PricePoint(block.Index, block.TimeMs, values["baseFee"].GetInteger()));
        }
    }

    public void Truncate(uint block)
    {
        foreach (List<PricePoint> moves in _moves.Values) moves.RemoveFrom(block, point => point.Block);
    }
}
