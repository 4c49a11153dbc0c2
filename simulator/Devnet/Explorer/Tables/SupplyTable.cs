using System.Numerics;
using Neo;
using Neo.VM.Types;

namespace StarMiner.Simulator.Devnet.Explorer.Tables;

/// <summary>How much AGPU there was after a block [1e-8 AGPU].</summary>
/// <param name="Burned">In all, settlements, slashes and voluntary burns together.</param>
/// <param name="MintedForJobs">Against settlement burns.</param>
sealed record SupplyPoint(
    uint Block, ulong TimeMs, BigInteger Supply, BigInteger Burned, BigInteger MintedForPublicWork,
    BigInteger MintedForJobs);

/// <summary>AGPU minted and burned over time, from the token's events alone.</summary>
sealed class SupplyTable(UInt160 token) : IExplorerTable
{
    readonly List<SupplyPoint> _points = [];

    /// <summary>A point for each block that changed something.</summary>
    public IReadOnlyList<SupplyPoint> Points => _points;

    public void Add(IndexedBlock block)
    {
        SupplyPoint before = _points.Count > 0 ? _points[^1] : new SupplyPoint(0, 0, 0, 0, 0, 0);
        SupplyPoint after = before;
        foreach (IndexedEvent sent in block.Sent().Where(sent => sent.Sent.Contract == token))
        {
            if (block.Events.Read(sent.Sent) is { } values) after = After(after, sent.Sent.Event, values);
        }
        if (after != before) _points.Add(after with { Block = block.Index, TimeMs = block.TimeMs });
    }

    public void Truncate(uint block) => _points.RemoveFrom(block, point => point.Block);

    static SupplyPoint After(SupplyPoint point, string name, IReadOnlyDictionary<string, StackItem> values)
    {
        BigInteger amount = values.TryGetValue("amount", out StackItem? item) && item is PrimitiveType
            ? item.GetInteger()
            : 0;
        return name switch
        {
            "Transfer" when values["from"].IsNull => point with { Supply = point.Supply + amount },
            "Transfer" when values["to"].IsNull => point with
            {
                Supply = point.Supply - amount,
                Burned = point.Burned + amount,
            },
            "MintedForPublicWork" => point with { MintedForPublicWork = point.MintedForPublicWork + amount },
            "MintedForJobs" => point with { MintedForJobs = point.MintedForJobs + amount },
            _ => point,
        };
    }
}
