using Neo.VM;
using StarMiner.Simulator.Engine.DebugInfo;

namespace StarMiner.Simulator.Coverage.Report;

/// <summary>
/// From counts of instructions to lines and branches. A statement that is in several scripts, or several times in one as the
/// compiler copies small methods, is one statement: it ran if one copy ran.
/// </summary>
public sealed class ReportBuilder(SourceTexts sources)
{
    readonly record struct Statement(string File, int Line, int Column, int EndLine, int EndColumn)
    {
        public static Statement Of(SourceLine at) => new(at.File, at.Line, at.Column, at.EndLine, at.EndColumn);
    }

    sealed class Known(SourceLine at)
    {
        public SourceLine At => at;
        public long Hits { get; set; }

        /// <summary>Conditions of one copy. Copies may differ where the compiler knew an argument.</summary>
        public int Conditions { get; set; } = int.MaxValue;

        public List<(long Jumped, long WentOn)> Jumps { get; } = [];
    }

    readonly Dictionary<Statement, Known> _statements = [];

    /// <param name="include">Which files; the names are as in the debug information.</param>
    public static CoverageReport Build(CoverageData data, SourceTexts sources, Func<string, bool> include)
    {
        var builder = new ReportBuilder(sources);
        foreach (ScriptCounts script in data.Scripts)
            if (data.TryFindDebugInfo(script.ScriptHash, out ContractDebugInfo? debug)) builder.Add(script, debug);
        return new CoverageReport([.. builder._statements.Values
            .Where(known => include(known.At.File))
            .GroupBy(known => known.At.File)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new FileCoverage(file.Key, LinesOf([.. file])))]);
    }

    void Add(ScriptCounts counts, ContractDebugInfo debug)
    {
        var script = new Script(counts.Script);
        foreach (DebugMethod method in debug.Methods)
        {
            foreach (SourceLine point in method.Points) Find(point).Hits += counts.Executed[point.Offset];
            AddJumps(script, counts, method);
        }
    }

    void AddJumps(Script script, ScriptCounts counts, DebugMethod method)
    {
        var inMethod = new Dictionary<Known, List<(long Jumped, long WentOn)>>();
        int next = 0;
        Known? current = null;
        for (int at = method.Start; at <= method.End; at += script.GetInstruction(at).Size)
        {
            while (next < method.Points.Count && method.Points[next].Offset <= at) current = Find(method.Points[next++]);
            if (current is null || !Jumps.IsConditional(script.GetInstruction(at).OpCode)) continue;
            if (!sources.Decides(current.At)) continue;
            if (!inMethod.TryGetValue(current, out var jumps)) inMethod[current] = jumps = [];
            jumps.Add((counts.Taken[at], counts.Executed[at] - counts.Taken[at]));
        }
        foreach (var (statement, jumps) in inMethod)
        {
            statement.Conditions = Math.Min(statement.Conditions, jumps.Count);
            statement.Jumps.AddRange(jumps);
        }
    }

    Known Find(SourceLine point)
    {
        var statement = Statement.Of(point);
        return _statements.TryGetValue(statement, out Known? known)
            ? known
            : _statements[statement] = new Known(point);
    }

    static IReadOnlyList<LineCoverage> LinesOf(IReadOnlyList<Known> statements)
    {
        var byFirst = statements.ToLookup(known => known.At.Line);
        var lines = new SortedDictionary<int, LineCoverage>();
        foreach (Known known in statements)
            for (int line = known.At.Line; line <= known.At.EndLine; line++)
            {
                // Where a statement begins, it speaks for the line; the rest of a longer one around it does not.
                if (lines.ContainsKey(line)) continue;
                Known[] here = [.. byFirst[line]];
                lines[line] = here.Length > 0 ? Line(line, here) : new LineCoverage(line, LongestOver(line).Hits, 0, []);
            }
        return [.. lines.Values];

        Known LongestOver(int line) =>
            statements.Where(s => s.At.Line <= line && line <= s.At.EndLine).MaxBy(s => s.At.Line)!;
    }

    static LineCoverage Line(int line, IReadOnlyList<Known> begun) => new(
        line, begun.Max(known => known.Hits), begun.Count(known => known.Hits == 0),
        [.. begun.OrderBy(known => known.At.Column).SelectMany(BranchesOf)]);

    /// <summary>The conditions of one copy, each with the counts of all copies.</summary>
    static IEnumerable<BranchCoverage> BranchesOf(Known known)
    {
        if (known.Jumps.Count == 0) yield break;
        for (int condition = 0; condition < known.Conditions; condition++)
        {
            var copies = known.Jumps.Where((_, i) => i % known.Conditions == condition).ToList();
            yield return new BranchCoverage(copies.Sum(copy => copy.Jumped), copies.Sum(copy => copy.WentOn));
        }
    }
}
