using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StarMiner.Simulator.Devnet.Ledger;

/// <summary>When blocks are made besides those that somebody asks for.</summary>
/// <param name="IsInstant">A transaction gets its block before the sender gets an answer.</param>
/// <param name="IntervalMs">Distance of blocks that the clock makes; null for none.</param>
public sealed record Mining(bool IsInstant, uint? IntervalMs)
{
    /// <summary>The ways to write one.</summary>
    public const string Forms = "instant, manual, interval:MS or mixed:MS";

    /// <summary>Faster than this the clock's blocks would leave no time for anything else [ms].</summary>
    public const uint ShortestIntervalMs = 10;

    public const uint LongestIntervalMs = 86_400_000;

    /// <summary>A transaction has its block before it is answered; no blocks without.</summary>
    public static readonly Mining Instant = new(true, null);

    /// <summary>None unless somebody asks.</summary>
    public static readonly Mining Manual = new(false, null);

    public static bool TryParse(string text, [NotNullWhen(true)] out Mining? mining)
    {
        string[] parts = text.Split(':');
        mining = parts switch
        {
            ["instant"] => Instant,
            ["manual"] => Manual,
            ["interval", var ms] when TryInterval(ms, out uint interval) => new Mining(false, interval),
            ["mixed", var ms] when TryInterval(ms, out uint interval) => new Mining(true, interval),
            _ => null,
        };
        return mining is not null;
    }

    public override string ToString() => (IsInstant, IntervalMs) switch
    {
        (true, null) => "instant",
        (false, null) => "manual",
        (true, { } ms) => $"mixed:{ms}",
        (false, { } ms) => $"interval:{ms}",
    };

    static bool TryInterval(string text, out uint ms) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ms)
            && ms is >= ShortestIntervalMs and <= LongestIntervalMs;
}
