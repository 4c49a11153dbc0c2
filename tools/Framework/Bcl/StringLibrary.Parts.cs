using System;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>Several separators, several letters, ways to compare, formats.</summary>
internal static partial class StringLibrary
{
    public static string Trim(string text, char[]? letters) => TrimEnd(TrimStart(text, letters), letters);

    public static string TrimStart(string text, char[]? letters)
    {
        if (letters is null || letters.Length == 0) return TrimStart(text);
        int start = 0;
        while (start < text.Length && Holds(letters, text[start])) start++;
        return Texts.Slice(text, start, text.Length);
    }

    public static string TrimEnd(string text, char[]? letters)
    {
        if (letters is null || letters.Length == 0) return TrimEnd(text);
        int end = text.Length;
        while (end > 0 && Holds(letters, text[end - 1])) end--;
        return Texts.Slice(text, 0, end);
    }

    public static string[] Split(string text, char[]? separators) => Split(text, separators, StringSplitOptions.None);

    public static string[] Split(string text, ReadOnlySpan<char> separators) =>
        Split(text, separators.ToArray(), StringSplitOptions.None);

    public static string[] Split(string text, char[]? separators, StringSplitOptions options)
    {
        var parts = new List<string>();
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsSeparator(separators, text[i])) continue;
            if (i > start || options == StringSplitOptions.None) parts.Add(Texts.Slice(text, start, i));
            start = i + 1;
        }
        return parts;
    }

    public static string[] Split(string text, string[]? separators, StringSplitOptions options)
    {
        if (separators is null || separators.Length == 0) return Split(text, (char[]?)null, options);
        var parts = new List<string>();
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            int length = i == text.Length ? 1 : MatchAt(text, i, separators);
            if (length == 0) continue;
            if (i > start || options == StringSplitOptions.None) parts.Add(Texts.Slice(text, start, i));
            start = i + length;
            i = start - 1;
        }
        return parts;
    }

    /// <summary>Length of the separator that begins here; 0 if there is none.</summary>
    private static int MatchAt(string text, int at, string[] separators)
    {
        foreach (string separator in separators)
            if (!IsNullOrEmpty(separator) && at + separator.Length <= text.Length && text.Substring(at, separator.Length) == separator)
                return separator.Length;
        return 0;
    }

    public static char[] ToCharArray(string text)
    {
        char[] letters = new char[text.Length];
        for (int i = 0; i < letters.Length; i++) letters[i] = text[i];
        return letters;
    }

    /// <summary>new string(...)</summary>
    public static string New(char[]? letters)
    {
        string text = "";
        foreach (char letter in letters ?? []) text += Texts.Of(letter);
        return text;
    }

    public static string New(char letter, int count) => Padding("", count, letter);

    public static string New(ReadOnlySpan<char> letters) => letters.ToString();

    public static bool Equals(string? left, string? right, StringComparison comparison) =>
        left is null || right is null ? left is null && right is null : Cased(left, comparison) == Cased(right, comparison);

    public static bool Contains(string text, string value, StringComparison comparison) =>
        Contains(Cased(text, comparison), Cased(value, comparison));

    public static bool StartsWith(string text, string value, StringComparison comparison) =>
        StartsWith(Cased(text, comparison), Cased(value, comparison));

    public static bool EndsWith(string text, string value, StringComparison comparison) =>
        EndsWith(Cased(text, comparison), Cased(value, comparison));

    public static int IndexOf(string text, string value, StringComparison comparison) =>
        IndexOf(Cased(text, comparison), Cased(value, comparison));

    public static int Compare(string? left, string? right, StringComparison comparison) =>
        CompareOrdinal(left is null ? null : Cased(left, comparison), right is null ? null : Cased(right, comparison));

    public static string Format(string format, object? a) => Format(format, [a]);

    public static string Format(string format, object? a, object? b) => Format(format, [a, b]);

    public static string Format(string format, object? a, object? b, object? c) => Format(format, [a, b, c]);

    public static string Format(string format, ReadOnlySpan<object?> values) => Format(format, values.ToArray());

    public static string Format(IFormatProvider? provider, string format, object? a) => Format(format, [a]);

    public static string Format(IFormatProvider? provider, string format, object? a, object? b) => Format(format, [a, b]);

    public static string Format(IFormatProvider? provider, string format, object? a, object? b, object? c) =>
        Format(format, [a, b, c]);

    public static string Format(IFormatProvider? provider, string format, object?[] values) => Format(format, values);

    public static string Format(IFormatProvider? provider, string format, ReadOnlySpan<object?> values) =>
        Format(format, values.ToArray());

    /// <summary>`{0}` and so on; `{{` and `}}` stand for themselves. Widths and formats are not offered.</summary>
    public static string Format(string format, object?[] values)
    {
        string text = "";
        for (int i = 0; i < format.Length; i++)
        {
            char letter = format[i];
            if (letter != '{' && letter != '}')
                text += format.Substring(i, 1);
            else if (i + 1 < format.Length && format[i + 1] == letter)
                text += format.Substring(i++, 1);
            else
            {
                int end = i;
                while (end < format.Length && format[end] != '}') end++;
                if (letter == '}' || end == format.Length) throw new FormatException();
                object? value = values[int.Parse(Texts.Slice(format, i + 1, end))];
                if (value is not null) text += value.ToString();
                i = end;
            }
        }
        return text;
    }

    private static bool Holds(char[] letters, char wanted)
    {
        foreach (char letter in letters)
            if (letter == wanted) return true;
        return false;
    }

    private static bool IsSeparator(char[]? separators, char letter) =>
        separators is null || separators.Length == 0 ? Texts.IsSpace(letter) : Holds(separators, letter);

    /// <summary>Ordinal comparison, with ASCII letters in one case where it is asked to ignore it.</summary>
    private static string Cased(string text, StringComparison comparison) => comparison switch
    {
        StringComparison.Ordinal => text,
        StringComparison.OrdinalIgnoreCase => ToUpper(text),
        _ => throw new NotSupportedException("comparison by culture"),
    };
}
