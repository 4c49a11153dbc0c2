using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Intrinsics;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>Fields: items of a struct's or object's array; static slots for the contract's own.</summary>
public sealed partial class MethodImporter
{
    bool ImportField(Instruction instruction)
    {
        if (instruction.Operand is not FieldReference field)
            return false;
        switch (instruction.OpCode.Code)
        {
            case Code.Ldsfld:
                LoadStatic(field);
                return true;
            case Code.Ldsflda:
                Push(new AddressOf(StaticPlace(field)));
                return true;
            case Code.Stsfld when Events.IsEvent(field, out _):
                // An event's initialiser; nobody can subscribe on chain.
                Discard(Pop());
                return true;
            case Code.Stsfld:
                StoreStatic(field, Pop());
                return true;
            case Code.Ldfld:
                LoadField(field);
                return true;
            case Code.Ldflda:
                Push(new AddressOf(FieldPlace(field, Pop())));
                return true;
            case Code.Stfld:
                StoreField(field);
                return true;
            default:
                return false;
        }
    }

    Place StaticPlace(FieldReference field)
    {
        var variable = module.Static(field, method.Context);
        return variable.Cell is { } type
            ? new ItemPlace(new Load(variable), Integers.Int(0), type)
            : new VariablePlace(variable, variable.Type);
    }

    void LoadStatic(FieldReference field)
    {
        if (Events.IsEvent(field, out var definition))
        {
            Push(new EventHandle(definition));
            return;
        }
        if (Bcl.StaticField(field) is { } literal)
        {
            Push(literal);
            return;
        }
        var place = StaticPlace(field);
        Push(place is VariablePlace { Variable.Known: Const { Type.Kind: not Kind.Buffer } known } ? Clone(known) : Read(place));
    }

    /// <summary>An attribute that gives a field its value wins over an initialiser, which is mostly `= default!`.</summary>
    void StoreStatic(FieldReference field, Expr value)
    {
        if (Definition is { IsConstructor: true, IsStatic: true } && module.Static(field, method.Context).Initial is not null)
            Discard(value);
        else
            Write(StaticPlace(field), value);
    }

    void LoadField(FieldReference field)
    {
        var owner = Pop();
        if (owner is ContractThis)
        {
            LoadStatic(field);
            return;
        }
        if (IsContractReference(field))
        {
            Discard(Container(owner));
            Push(new ContractThis(module.Contract));
            return;
        }
        Push(Item(Present(Container(owner)), field));
    }

    void StoreField(FieldReference field)
    {
        var operands = Pop(2);
        if (operands[0] is ContractThis)
        {
            Write(StaticPlace(field), operands[1]);
            return;
        }
        if (operands[1] is ContractThis)
            return;
        operands = PresentFirst(operands);
        var type = FieldType(field, out int index);
        if (IsInPlace(type))
            Write(new ItemPlace(Repeatable(Container(operands[0])), Integers.Int(index), type), operands[1]);
        else
            Add(new Eval(new Op(
                OpCode.SETITEM, IrType.Void, null, null,
                Container(operands[0]), Integers.Int(index), Stored(operands[1], type))));
    }

    /// <summary>Closures and iterators keep the contract's instance in a field; it has no item, so neither has the field.</summary>
    bool IsContractReference(FieldReference field) =>
        module.IsContractClass(method.Context.Substitute(field.FieldType));

    /// <summary>SETITEM copies a struct by itself.</summary>
    static Expr Stored(Expr value, IrType type) => type.Kind == Kind.Struct ? value : Coerce(value, type);

    Place FieldPlace(FieldReference field, Expr owner)
    {
        if (owner is ContractThis)
            return StaticPlace(field);
        var type = FieldType(field, out int index);
        return new ItemPlace(Repeatable(Present(Container(owner))), Integers.Int(index), type);
    }

    Op Item(Expr container, FieldReference field)
    {
        var type = FieldType(field, out int index);
        return new Op(OpCode.PICKITEM, type, null, null, container, Integers.Int(index));
    }

    IrType FieldType(FieldReference field, out int index)
    {
        var owner = method.Context.Substitute(field.DeclaringType);
        index = TypeMap.FieldIndex(owner, field);
        return TypeMap.Of(TypeMap.Fields(owner)[index].Type);
    }

    /// <summary>The array behind an object, a struct value, or a pointer to a struct.</summary>
    static Expr Container(Expr owner) => owner is AddressOf address ? Read(address.Place) : owner;
}
