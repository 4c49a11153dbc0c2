using System.Globalization;

namespace StarMiner.Simulator.Gas.Report;

/// <summary>
/// What each method took, as a text file to commit: <c>method calls total</c> a line, GAS in datoshi. Equal runs write equal files.
/// </summary>
public sealed class GasSnapshot
{
    const string Head = "# method, calls, GAS of all calls [1e-8 GAS]; starminer gas --snapshot writes it, --diff compares";

    readonly SortedDictionary<string, (long Calls, long Datoshi)> _methods = new(StringComparer.Ordinal);

    public static GasSnapshot Of(GasProfile profile)
    {
        var snapshot = new GasSnapshot();
        foreach (var (name, gas) in profile.Methods) snapshot._methods[name] = (gas.Calls, gas.TotalDatoshi);
        return snapshot;
    }

    /// <exception cref="InvalidDataException">A line is not of this form; the message names it.</exception>
    public static GasSnapshot Parse(string file, IEnumerable<string> lines)
    {
        var snapshot = new GasSnapshot();
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (line.Length == 0 || line.StartsWith('#')) continue;
            string[] parts = line.Split(' ');
            if (parts is not [var method, var calls, var total] || Number(calls) is not (> 0 and { } count)
                || Number(total) is not { } datoshi || !snapshot._methods.TryAdd(method, (count, datoshi)))
                throw new InvalidDataException($"{file}({number}): expected 'method calls datoshi', once a method, found '{line}'");
        }
        return snapshot;
    }

    public IEnumerable<string> Lines() => _methods
        .Select(method => string.Create(
            CultureInfo.InvariantCulture, $"{method.Key} {method.Value.Calls} {method.Value.Datoshi}"))
        .Prepend(Head);

    /// <summary>What a call takes now and took then, for each method where that differs or that only one side has.</summary>
    public IReadOnlyList<GasChange> ChangesTo(GasSnapshot now) => [.. _methods.Keys.Union(now._methods.Keys)
        .Order(StringComparer.Ordinal)
        .Select(name => new GasChange(name, Average(name), now.Average(name)))
        .Where(change => change.BeforeDatoshi != change.AfterDatoshi)];

    long? Average(string method) => _methods.TryGetValue(method, out var gas) ? gas.Datoshi / gas.Calls : null;

    static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}

/// <param name="BeforeDatoshi">Of an average call; null where the method was not called then.</param>
/// <param name="AfterDatoshi">Null where it is not called now.</param>
public sealed record GasChange(string Method, long? BeforeDatoshi, long? AfterDatoshi)
{
    /// <summary>By how much a call became dearer: 0.01 is one percent; null where one side has no such call.</summary>
    public double? Rise => BeforeDatoshi is > 0 and { } before && AfterDatoshi is { } after
        ? (double)(after - before) / before
        : null;

    public bool IsAbove(double tolerance) => Rise > tolerance;
}
