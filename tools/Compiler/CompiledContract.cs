using Mono.Cecil;

namespace StarMiner.Compiler;

/// <summary>What translation leaves for the writers of NEF, manifest and debug info.</summary>
public sealed record CompiledContract(
    TypeDefinition Contract,
    byte[] Script,
    IReadOnlyList<MethodToken> Tokens,
    IReadOnlyList<CompiledMethod> Methods,
    IReadOnlyList<StaticSlot> StaticSlots,
    IReadOnlyList<ExternalCall> Calls,
    IReadOnlyList<CompiledEvent> Events);

/// <summary>
/// An entry of the NEF's method token table. <paramref name="Hash"/> is in script order (little endian).
/// </summary>
public sealed record MethodToken(byte[] Hash, string Method, ushort ParameterCount, bool HasReturn, byte CallFlags);

/// <summary>
/// One method's stretch of the script, in script order. <paramref name="Start"/> is its first instruction,
/// <paramref name="End"/> the address of its last instruction. <paramref name="Method"/> is null for a generated
/// method without source, such as <c>_initialize</c>. <paramref name="ExportName"/> is null for internal methods.
/// </summary>
public sealed record CompiledMethod(
    MethodDefinition? Method,
    string Name,
    string? ExportName,
    int Start,
    int End,
    IReadOnlyList<LineMark> Lines,
    IReadOnlyList<VariableSlot> Variables);

/// <summary>The script address from which code is part of a statement of the source.</summary>
public sealed record LineMark(
    int Address, string Document, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The statement goes on behind the copy of a callee.</summary>
    public bool IsResumed { get; init; }
}

public sealed record VariableSlot(string Name, TypeReference Type, int Slot);

public sealed record StaticSlot(FieldDefinition? Field, string Name, TypeReference Type, int Slot);

/// <summary>
/// A call to another contract that the code really makes. A null <paramref name="Hash"/> (script order) or
/// <paramref name="Method"/> means that it is only known at run time.
/// </summary>
public sealed record ExternalCall(byte[]? Hash, string? Method);

/// <summary>A notification that the contract can send: the event's name and the delegate type that shapes it.</summary>
public sealed record CompiledEvent(string Name, FieldDefinition Field);

/// <summary>How to translate. One pass can be left out, to show what it is good for.</summary>
public sealed record CompilerOptions(bool Optimize = true, string? WithoutPass = null)
{
    public bool Runs(string pass) => Optimize && pass != WithoutPass;
}
