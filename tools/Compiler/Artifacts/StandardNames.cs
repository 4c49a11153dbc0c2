namespace StarMiner.Compiler.Artifacts;

/// <summary>The texts of the framework's NepStandard, whose values an attribute holds as numbers.</summary>
static class StandardNames
{
    static readonly int[] Numbers = [9, 11, 17, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32];

    public static string Of(int value) => $"NEP-{Numbers[value]}";
}
