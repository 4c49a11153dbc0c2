using StarMiner.Simulator.Engine.DebugInfo;

namespace StarMiner.Simulator.Coverage.Report;

/// <summary>Sources by the names that debug information has for them, below a root folder.</summary>
public sealed class SourceTexts(string root)
{
    /// <summary>
    /// What makes C# go one way or another. A jump elsewhere is the compiler's own: a cast, the wrapping of an int.
    /// </summary>
    static readonly string[] Deciding =
        ["if", "while", "for", "switch", "case", "when", "?", "&&", "||", "Assert", "=>", "is "];

    readonly Dictionary<string, string[]?> _files = [];

    /// <summary>The lines of a file; null where it is not there.</summary>
    public IReadOnlyList<string>? Find(string file)
    {
        if (_files.TryGetValue(file, out string[]? lines)) return lines;
        string path = Path.Combine(root, file);
        return _files[file] = File.Exists(path) ? File.ReadAllLines(path) : null;
    }

    /// <summary>Whether a statement decides anything; yes where its text is not at hand.</summary>
    public bool Decides(SourceLine statement)
    {
        if (Find(statement.File) is not { } lines || statement.EndLine > lines.Count) return true;
        return Deciding.Any(TextOf(statement, lines).Contains);
    }

    static string TextOf(SourceLine at, IReadOnlyList<string> lines)
    {
        IEnumerable<string> covered = lines.Skip(at.Line - 1).Take(at.EndLine - at.Line + 1);
        string text = string.Join('\n', covered);
        int behind = lines[at.EndLine - 1].Length - (at.EndColumn - 1);
        return text[Math.Min(at.Column - 1, text.Length)..Math.Max(0, text.Length - Math.Max(0, behind))];
    }
}
