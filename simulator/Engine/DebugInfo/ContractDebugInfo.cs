using Neo;

namespace StarMiner.Simulator.Engine.DebugInfo;

/// <summary>
/// What a <c>.nefdbgnfo</c> (NEP-19) says about one script: which method and which source line an offset belongs to.
/// </summary>
public sealed record ContractDebugInfo(UInt160 ScriptHash, IReadOnlyList<DebugMethod> Methods)
{
    public DebugMethod? MethodAt(int offset) => Methods.FirstOrDefault(m => m.Start <= offset && offset <= m.End);

    /// <summary>The sequence point at or before the offset, within its method.</summary>
    public SourceLine? LineAt(int offset) => MethodAt(offset)?.Points.LastOrDefault(p => p.Offset <= offset);
}

/// <param name="Start">Offset of the first instruction.</param>
/// <param name="End">Offset of the last instruction.</param>
/// <param name="Points">By ascending offset.</param>
public sealed record DebugMethod(string Namespace, string Name, int Start, int End, IReadOnlyList<SourceLine> Points);

public sealed record SourceLine(int Offset, string File, int Line, int Column, int EndLine, int EndColumn);
