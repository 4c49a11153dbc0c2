using Mono.Cecil;

namespace StarMiner.Compiler.Ir;

public enum Slot
{
    Local,
    Parameter,
    Static,
}

/// <summary>A storage place that NeoVM numbers: local, parameter or static slot.</summary>
public sealed class Variable(string name, IrType type, Slot slot)
{
    public string Name { get; } = name;

    public IrType Type { get; set; } = type;

    public Slot Slot { get; } = slot;

    /// <summary>Number in its table; given at emission.</summary>
    public int Index { get; set; } = -1;

    /// <summary>The C# type as debug information shows it; null for temporaries.</summary>
    public TypeReference? Declared { get; init; }

    public FieldDefinition? Field { get; init; }

    /// <summary>Set where the slot holds an array of one item of this type, because references point to it.</summary>
    public IrType? Cell { get; init; }

    /// <summary>What a static holds at first, where an attribute says it.</summary>
    public Expr? Initial { get; set; }

    /// <summary>The value of a read-only static, when it could be computed at compile time.</summary>
    public Expr? Known { get; set; }

    /// <summary>A static that is made where an exported method needs it, not in <c>_initialize</c>.</summary>
    public bool IsLazy { get; set; }

    public override string ToString() => Name;
}
