namespace StarMiner.Compiler.Ir;

/// <summary>What a managed pointer points to. It exists at compile time only.</summary>
public abstract record Place(IrType Type);

public sealed record VariablePlace(Variable Variable, IrType Of) : Place(Of);

/// <summary>An item of an array, struct, class object or buffer; container and index are evaluated already.</summary>
public sealed record ItemPlace(Expr Container, Expr Index, IrType Of) : Place(Of);

/// <summary>A struct that is reached by reference: the item itself is the pointer.</summary>
public sealed record StructPlace(Expr Value, IrType Of) : Place(Of);

/// <summary>A part of a span that can be written; only copies go in and out of it.</summary>
public sealed class SpanPart(Expr array, Expr start, Expr count, IrType type) : Expr(type, array, start, count)
{
    public override Expr With(Expr[] operands) => new SpanPart(operands[0], operands[1], operands[2], Type);
}

/// <summary>A managed pointer on the evaluation stack of the importer.</summary>
public sealed class AddressOf(Place place) : Expr(IrType.Address)
{
    public Place Place { get; } = place;

    public override Expr With(Expr[] operands) => new AddressOf(Place);
}
