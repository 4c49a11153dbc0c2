using Mono.Cecil.Cil;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Compiler;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>One message in the form that MSBuild and IDEs read: <c>file(line,col): error NEOC0000: text</c>.</summary>
public sealed record Diagnostic(Severity Severity, string Id, string Text, string? File, int Line, int Column)
{
    public override string ToString()
    {
        string place = File is null ? "neoc" : $"{File}({Line},{Column})";
        return $"{place}: {(Severity == Severity.Error ? "error" : "warning")} {Id}: {Text}";
    }
}

/// <summary>Collects messages so that one run shows every mistake, not only the first.</summary>
public sealed class Diagnostics
{
    readonly List<Diagnostic> items = [];
    IReadOnlyList<string> silenced = [];
    bool warningsAsErrors;

    public IReadOnlyList<Diagnostic> Items => items;

    public bool HasErrors => items.Exists(item => item.Severity == Severity.Error);

    /// <summary>From now on these warnings are dropped, and the others may be errors.</summary>
    public void Silence(IReadOnlyList<string> ids, bool othersAreErrors)
        => (silenced, warningsAsErrors) = (ids, othersAreErrors);

    /// <summary>For one of several contracts: what is wrong with another one does not stop it.</summary>
    public Diagnostics Apart() => new() { silenced = silenced, warningsAsErrors = warningsAsErrors };

    public void Include(Diagnostics other) => items.AddRange(other.items.Where(item => !items.Contains(item)));

    /// <summary>The messages with the files' places on this machine.</summary>
    public IEnumerable<Diagnostic> In(string? pathMap)
    {
        var paths = new SourcePaths(pathMap);
        return items.Select(item => item with { File = item.File is null ? null : paths.Real(item.File) });
    }

    public void Error(string id, string text, SequencePoint? at = null) => Add(Severity.Error, id, text, at);

    public void Warning(string id, string text, SequencePoint? at = null)
    {
        if (!silenced.Contains(id))
            Add(warningsAsErrors ? Severity.Error : Severity.Warning, id, text, at);
    }

    void Add(Severity severity, string id, string text, SequencePoint? at)
    {
        var item = new Diagnostic(severity, id, text, at?.Document.Url, at?.StartLine ?? 0, at?.StartColumn ?? 0);
        if (!items.Contains(item))
            items.Add(item);
    }
}

/// <summary>Stops the translation of one method; the driver turns it into a <see cref="Diagnostic"/>.</summary>
public sealed class CompileException(string id, string text) : Exception(text)
{
    public string Id { get; } = id;

    /// <summary>Source place, filled in by whoever knows it first.</summary>
    public SequencePoint? At { get; set; }
}
