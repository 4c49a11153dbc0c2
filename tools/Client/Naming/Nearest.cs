namespace StarMiner.Client;

/// <summary>Which known name a mistyped one was probably meant to be.</summary>
public static class Nearest
{
    const int LongestName = 64;

    /// <summary>" (nearest: 'x')" for a message, or an empty text where no name is near.</summary>
    public static string Hint(string found, IEnumerable<string> known) =>
        Find(found, known) is { } name ? $" (nearest: '{name}')" : "";

    /// <summary>The known name within a third of its length in edits, or null.</summary>
    public static string? Find(string found, IEnumerable<string> known)
    {
        if (found.Length > LongestName) return null;
        var (best, distance) = known
            .Select(name => (name, Edits(found.ToLowerInvariant(), name.ToLowerInvariant())))
            .OrderBy(pair => pair.Item2).ThenBy(pair => pair.name, StringComparer.Ordinal)
            .FirstOrDefault((name: "", int.MaxValue));
        return distance <= Math.Max(1, best.Length / 3) ? best : null;
    }

    /// <summary>Edit distance where a swap of neighbours counts one (optimal string alignment).</summary>
    public static int Edits(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var swap =
                    i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? d[i - 2, j - 2] + 1 : int.MaxValue;
                var change = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(swap, Math.Min(change, Math.Min(d[i - 1, j], d[i, j - 1]) + 1));
            }
        return d[a.Length, b.Length];
    }
}
