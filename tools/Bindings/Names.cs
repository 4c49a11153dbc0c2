namespace StarMiner.Bindings;

/// <summary>Names of the ABI as C# writes them.</summary>
static class Names
{
    static readonly string[] keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const",
        "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern",
        "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface",
        "internal", "is", "lock",
        "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    ];

    /// <summary>What the proxy's own methods call their parameters and variables.</summary>
    static readonly string[] taken = ["sender", "cancel", "result", "receipt"];

    /// <summary>An ABI name may be any text: what C# does not allow becomes an underscore.</summary>
    public static string Pascal(string name)
    {
        string plain = Plain(name);
        return char.ToUpperInvariant(plain[0]) + plain[1..];
    }

    /// <summary>A member cannot be called like its type.</summary>
    public static string Member(string name, string type)
        => Pascal(name) is var plain && plain == type ? plain + "Value" : plain;

    public static string Parameter(string name)
    {
        string plain = Plain(name);
        plain = char.ToLowerInvariant(plain[0]) + plain[1..];
        if (taken.Contains(plain))
            return plain + "Argument";
        return keywords.Contains(plain) ? "@" + plain : plain;
    }

    static string Plain(string name)
    {
        // A property's field is called <Name>k__BackingField.
        if (name.StartsWith('<') && name.IndexOf('>') is > 1 and var end)
            name = name[1..end];
        string plain = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_'));
        return plain.Length == 0 || char.IsDigit(plain[0]) ? "_" + plain : plain;
    }
}
