using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>Characters of ASCII. Beyond it, nothing is a letter, a digit or a space.</summary>
[StandsFor("System.Char")]
internal static class CharLibrary
{
    public static bool IsDigit(char c) => c >= '0' && c <= '9';

    public static bool IsUpper(char c) => c >= 'A' && c <= 'Z';

    public static bool IsLower(char c) => c >= 'a' && c <= 'z';

    public static bool IsLetter(char c) => IsUpper(c) || IsLower(c);

    public static bool IsLetterOrDigit(char c) => IsLetter(c) || IsDigit(c);

    public static bool IsWhiteSpace(char c) => Texts.IsSpace(c);

    public static bool IsAscii(char c) => c < 128;

    public static bool IsAsciiDigit(char c) => IsDigit(c);

    public static bool IsAsciiLetter(char c) => IsLetter(c);

    public static bool IsAsciiLetterOrDigit(char c) => IsLetterOrDigit(c);

    public static bool IsAsciiLetterUpper(char c) => IsUpper(c);

    public static bool IsAsciiLetterLower(char c) => IsLower(c);

    public static bool IsBetween(char c, char minInclusive, char maxInclusive) => c >= minInclusive && c <= maxInclusive;

    public static char ToUpper(char c) => IsLower(c) ? (char)(c - 32) : c;

    public static char ToLower(char c) => IsUpper(c) ? (char)(c + 32) : c;

    public static char ToUpperInvariant(char c) => ToUpper(c);

    public static char ToLowerInvariant(char c) => ToLower(c);

    public static bool IsControl(char c) => c < 32 || c >= 127 && c < 160;

    public static bool IsPunctuation(char c) =>
        c >= '!' && c <= '/' && c != '$' && c != '+' || c == ':' || c == ';' || c == '?' || c == '@'
        || c >= '[' && c <= ']' || c == '_' || c == '{' || c == '}';

    public static bool IsSymbol(char c) =>
        c == '$' || c == '+' || c >= '<' && c <= '>' || c == '^' || c == '`' || c == '|' || c == '~';

    public static bool IsSeparator(char c) => c == ' ' || c == 160;

    public static bool IsNumber(char c) => IsDigit(c);

    public static bool IsSurrogate(char c) => c >= 0xD800 && c <= 0xDFFF;

    public static bool IsHighSurrogate(char c) => c >= 0xD800 && c <= 0xDBFF;

    public static bool IsLowSurrogate(char c) => c >= 0xDC00 && c <= 0xDFFF;

    public static char Parse(string text)
    {
        if (text is null) throw new System.ArgumentNullException("s");
        if (text.Length != 1) throw new System.FormatException();
        return text[0];
    }

    public static bool TryParse(string? text, out char result)
    {
        bool isOne = text is not null && text.Length == 1;
        result = isOne ? text![0] : default;
        return isOne;
    }

    public static string ToString(char c) => Texts.Of(c);

    public static bool Equals(char c, char other) => c == other;

    public static int CompareTo(char c, char other) => c - other;
}
