using Mono.Cecil.Cil;

namespace StarMiner.Compiler.Ir;

/// <summary>The statement of the source that code comes from.</summary>
/// <param name="Caller">Where the code was copied to, when the statement is a callee's.</param>
public sealed record SourcePlace(SequencePoint Point, SourcePlace? Caller)
{
    /// <summary>The place seen from the caller that the code is copied into.</summary>
    public static SourcePlace? Within(SourcePlace? place, SourcePlace? caller) =>
        place is null ? caller : new SourcePlace(place.Point, Within(place.Caller, caller));

    /// <summary>From the outermost caller to the statement itself.</summary>
    public IReadOnlyList<SequencePoint> Path => [.. Caller?.Path ?? [], Point];

    /// <summary>Which points a reader of addresses must be told when code of one place is followed by code of another.</summary>
    /// <returns>Outermost first; one that a copied callee has interrupted is resumed.</returns>
    public static IEnumerable<(SequencePoint Point, bool IsResumed)> Entered(SourcePlace? left, SourcePlace? entered)
    {
        if (entered is null || entered == left)
            return [];
        var path = entered.Path;
        int shared = (left?.Path ?? []).Zip(path).TakeWhile(pair => pair.First == pair.Second).Count();
        return shared == path.Count ? [(path[^1], true)] : path.Skip(shared).Select(point => (point, false));
    }
}
