using System.Text;

namespace StarMiner.ClientGenerator.TypeScript;

/// <summary>Names of the ABI as JavaScript writes them. An ABI name may be any text.</summary>
static class TsNames
{
    static readonly HashSet<string> reserved =
    [
        "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do",
        "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if", "implements", "import", "in",
        "instanceof", "interface", "let", "new", "null", "package", "private", "protected", "public", "return", "static",
        "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield",
    ];

    /// <summary>What every contract has already.</summary>
    static readonly HashSet<string> members =
        ["chain", "hash", "call", "read", "event", "events", "watch", "constructor", "then", "toString", "valueOf"];

    public static string Class(string name)
    {
        string plain = Plain(name);
        return char.ToUpperInvariant(plain[0]) + plain.Substring(1);
    }

    /// <summary>JobMarket lies in job-market.</summary>
    public static string File(string name)
    {
        var text = new StringBuilder();
        foreach (char letter in Plain(name))
        {
            if (char.IsUpper(letter) && text.Length > 0 && !char.IsUpper(text[text.Length - 1])) text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    public static string Member(string name) => members.Contains(name) ? name + "_" : Plain(name);

    public static string Parameter(string name) => reserved.Contains(name) ? name + "_" : Plain(name);

    /// <summary>JobMarket/not-open is NotOpen; an error of another component keeps that one's name before it.</summary>
    public static string Error(string error, string contract)
    {
        string own = error.StartsWith(contract + "/", StringComparison.Ordinal) ? error.Substring(contract.Length + 1) : error;
        return string.Concat(own.Split('-', '/').Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
    }

    /// <summary>A text as JSON writes it, which JavaScript reads.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char letter in text)
        {
            if (letter is '"' or '\\') quoted.Append('\\').Append(letter);
            else if (letter is >= ' ' and < '\u007f') quoted.Append(letter);
            else quoted.Append($"\\u{(int)letter:x4}");
        }
        return quoted.Append('"').ToString();
    }

    static string Plain(string name)
    {
        string plain = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) && letter < 128 ? letter : '_'));
        return plain.Length == 0 || char.IsDigit(plain[0]) ? "_" + plain : plain;
    }
}
