using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace StarMiner.Compiler.Tests.Generator;

/// <summary>What may stand in a term's place when a program shrinks.</summary>
enum Sort
{
    /// <summary>Another expression of the same type.</summary>
    Expression,

    /// <summary>Nothing, or a statement inside it.</summary>
    Statement,

    /// <summary>Nothing.</summary>
    Member,

    /// <summary>A part that goes or stays with what it belongs to.</summary>
    Fixed,
}

/// <summary>A piece of a C# program: text with smaller pieces in it.</summary>
sealed record Term(Sort Sort, CsType? Type, ImmutableArray<object> Parts)
{
    /// <summary>C# may compute it when it compiles, and then refuses what overflows.</summary>
    public bool IsConstant { get; init; } = Parts.Any(part => part is Term)
        && Parts.All(part => part is string or Term { IsConstant: true });

    public static Term Empty { get; } = new(Sort.Fixed, null, []);

    public static Term Expression(CsType type, TermText text) => new(Sort.Expression, type, text.Parts);

    public static Term Constant(CsType type, string text) => new(Sort.Expression, type, [text]) { IsConstant = true };

    public static Term Statement(TermText text) => new(Sort.Statement, null, text.Parts);

    public static Term Member(TermText text) => new(Sort.Member, null, text.Parts);

    public static Term Group(TermText text) => new(Sort.Fixed, null, text.Parts);

    public static Term List(IEnumerable<Term> items, string separator = "\n") => new(
        Sort.Fixed, null, [.. items.SelectMany((item, i) => i == 0 ? [item] : new object[] { separator, item })]);

    public IEnumerable<Term> Children => Parts.OfType<Term>();

    /// <summary>This and everything inside, outer pieces first.</summary>
    public IEnumerable<Term> Inside()
    {
        yield return this;
        foreach (var child in Children)
            foreach (var term in child.Inside())
                yield return term;
    }

    public Term Replace(Term old, Term by) => ReferenceEquals(this, old)
        ? by
        : this with { Parts = [.. Parts.Select(part => part is Term term ? term.Replace(old, by) : part)] };

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    void Write(StringBuilder text)
    {
        foreach (object part in Parts)
        {
            if (part is Term term)
                term.Write(text);
            else
                text.Append((string)part);
        }
    }
}

/// <summary>Makes <c>$"({left} + {right})"</c> a term that remembers its pieces.</summary>
[InterpolatedStringHandler]
readonly struct TermText(int literalLength, int formattedCount)
{
    readonly List<object> parts = new(Math.Min(literalLength, formattedCount * 2 + 1));

    public ImmutableArray<object> Parts => [.. parts];

    public void AppendLiteral(string text) => parts.Add(text);

    public void AppendFormatted(Term term) => parts.Add(term);

    public void AppendFormatted(string text) => parts.Add(text);

    public void AppendFormatted(int number) => parts.Add(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void AppendFormatted(CsType type) => parts.Add(type.Name);
}
