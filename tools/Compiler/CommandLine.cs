namespace StarMiner.Compiler;

/// <summary>What neoc was asked to do.</summary>
sealed record CommandLine(
    string Assembly, string OutputFolder, bool Optimize, bool Listing, string? PathMap, string? OutputList)
{
    public const string Usage =
        "usage: neoc ASSEMBLY.dll [-o FOLDER] [--no-optimize] [--listing] [--path-map REAL=MAPPED,...] [--outputs FILE]";

    /// <summary>Null, with the reason, when the arguments make no sense.</summary>
    public static CommandLine? Parse(string[] arguments, out string mistake)
    {
        var line = new CommandLine("", "", true, false, null, null);
        mistake = "";
        for (int i = 0; i < arguments.Length && mistake == ""; i++)
        {
            string argument = arguments[i];
            string Value() => ++i < arguments.Length ? arguments[i] : "";
            line = argument switch
            {
                "-o" or "--output" => line with { OutputFolder = Value() },
                "--no-optimize" => line with { Optimize = false },
                "--listing" => line with { Listing = true },
                "--path-map" => line with { PathMap = Value() },
                "--outputs" => line with { OutputList = Value() },
                _ when argument.StartsWith('-') => Refuse($"unknown option {argument}", out mistake, line),
                _ when line.Assembly != "" => Refuse($"one assembly at a time: {argument}", out mistake, line),
                _ => line with { Assembly = argument },
            };
        }
        if (mistake == "" && line.Assembly == "")
            mistake = "no assembly named";
        if (mistake != "")
            return null;
        return line.OutputFolder != "" ? line : line with { OutputFolder = Path.GetDirectoryName(Path.GetFullPath(line.Assembly))! };
    }

    static CommandLine Refuse(string why, out string mistake, CommandLine line)
    {
        mistake = why;
        return line;
    }
}
