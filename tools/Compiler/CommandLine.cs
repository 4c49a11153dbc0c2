namespace StarMiner.Compiler;

/// <summary>What neoc was asked to do.</summary>
sealed record CommandLine(IReadOnlyList<string> Assemblies, BuildOptions Options, string? OutputList)
{
    public const string Usage =
        "usage: neoc ASSEMBLY.dll... [-o FOLDER] [--no-optimize] [--listing] [--proxy] [--path-map REAL=MAPPED,...]\n"
        + "            [--no-warn ID,...] [--warnings-as-errors] [--outputs FILE]";

    static readonly char[] separators = [',', ';', ' '];

    /// <summary>Null, with the reason, when the arguments make no sense.</summary>
    public static CommandLine? Parse(string[] arguments, out string mistake)
    {
        var line = new CommandLine([], new BuildOptions(), null);
        mistake = "";
        for (int i = 0; i < arguments.Length && mistake == ""; i++)
        {
            string argument = arguments[i];
            string? value = TakesValue(argument) ? arguments.ElementAtOrDefault(++i) : "";
            if (value is null)
                mistake = $"{argument} needs a value";
            else if (argument.StartsWith('-'))
                line = line.With(argument, value, ref mistake);
            else
                line = line with { Assemblies = [.. line.Assemblies, argument] };
        }
        if (mistake == "" && line.Assemblies.Count == 0)
            mistake = "no assembly named";
        return mistake == "" ? line : null;
    }

    static bool TakesValue(string argument)
        => argument is "-o" or "--output" or "--path-map" or "--no-warn" or "--outputs";

    CommandLine With(string option, string value, ref string mistake)
    {
        switch (option)
        {
            case "-o" or "--output":
                return this with { Options = Options with { OutputFolder = value } };
            case "--no-optimize":
                return this with { Options = Options with { Optimize = false } };
            case "--listing":
                return this with { Options = Options with { Listing = true } };
            case "--proxy":
                return this with { Options = Options with { Proxy = true } };
            case "--path-map":
                return this with { Options = Options with { PathMap = value } };
            case "--no-warn":
                return this with { Options = Options with { Silenced = Ids(value) } };
            case "--warnings-as-errors":
                return this with { Options = Options with { WarningsAsErrors = true } };
            case "--outputs":
                return this with { OutputList = value };
            default:
                mistake = $"unknown option {option}";
                return this;
        }
    }

    /// <summary>As MSBuild's NoWarn has them, whose ids are not only ours.</summary>
    static string[] Ids(string list) => [.. list
        .Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(id => id.StartsWith("NEOC", StringComparison.Ordinal))];
}
