using Mono.Cecil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>
/// References that exist at run time: [container, index]. Most references are places known at compile time and cost
/// nothing; these are for references that are returned, chosen, aliased, handed to delegates, or whose changes must be seen
/// when the callee throws. A local that one of them points to lives in an array of one item, its cell.
/// </summary>
public sealed partial class MethodImporter
{
    const string AnyReference = "references at run time";

    readonly Dictionary<Variable, Place> cells = [];
    readonly Dictionary<Variable, IrType> references = [];

    static string ByReference(string function, int parameter) => $"reference parameter {parameter} of {function}";

    string CellOf(Variable variable) =>
        $"cell of {variable.Slot} {Math.Max(locals.IndexOf(variable), function.Parameters.IndexOf(variable))} of {function.Key}";

    string ReferenceLocal(int index) => $"reference local {index} of {function.Key}";

    string ReferenceAt(IlBlock block, int position) => $"reference {position} at {block.First.Name} of {function.Key}";

    bool IsReference(string fact) => module.View.Knows(AnyReference) && module.View.Knows(fact);

    /// <summary>The next round has it.</summary>
    void NeedReference(string fact)
    {
        module.View.Learn(AnyReference);
        module.View.Learn(fact);
    }

    /// <summary>All of the callee's, so that no two ways to the same variable are left.</summary>
    void NeedReferences(Function callee, MethodInstance target)
    {
        for (int i = 0; i < target.Parameters.Count; i++)
            if (target.Parameters[i] is ByReferenceType)
                NeedReference(ByReference(callee.Key, i));
    }

    /// <summary>A place as a value.</summary>
    Expr Reference(Place place)
    {
        switch (place)
        {
            case ItemPlace item:
                return new Pack(OpCode.PACK, IrType.Object, Clone(item.Container), Clone(item.Index));
            case VariablePlace { Variable: { Slot: not Slot.Static } variable }
                when locals.Contains(variable) || function.Parameters.Contains(variable):
                NeedReference(function.Outputs.Contains(variable)
                    ? ByReference(function.Key, function.Parameters.IndexOf(variable) - function.Parameters.Count + Definition.Parameters.Count)
                    : CellOf(variable));
                return new Const(null, IrType.Object);
            case VariablePlace { Variable: { Slot: Slot.Static } field }:
                NeedReference(AnyReference);
                module.NeedCell(field);
                return new Const(null, IrType.Object);
            default:
                throw new CompileException("NEOC1006", "a reference to a struct in its own method can only be used where it is taken");
        }
    }

    /// <summary>Where a reference points to.</summary>
    static AddressOf Follow(Expr reference, IrType type) => new(new ItemPlace(
        Part(reference, 0, IrType.Object), Part(reference, 1, IrType.I4), type));

    static Op Part(Expr reference, int index, IrType type) =>
        new(OpCode.PICKITEM, type, null, null, Clone(reference), Integers.Int(index));

    /// <summary>A parameter that arrives as a reference.</summary>
    AddressOf DeclareReference(ParameterDefinition parameter, IrType pointed)
    {
        var variable = new Variable(parameter.Name, IrType.Object, Slot.Parameter);
        function.Parameters.Add(variable);
        stable.Add(variable);
        return Follow(new Load(variable), pointed);
    }

    /// <summary>Cells for what references point to, filled with what the variables hold at the start.</summary>
    void OpenCells()
    {
        if (!module.View.Knows(AnyReference))
            return;
        foreach (var variable in locals.Concat(function.Parameters).ToList())
        {
            if (variable.Type.Kind == Kind.Address || !module.View.Knows(CellOf(variable)))
                continue;
            var cell = NewTemporary(IrType.Object);
            Expr value = variable.Slot == Slot.Parameter ? new Load(variable) : Zero(variable.Type);
            current.Statements.Add(new Store(cell, new Pack(OpCode.PACK, IrType.Object, value)));
            cells[variable] = new ItemPlace(new Load(cell), Integers.Int(0), variable.Type);
        }
    }

    Place PlaceOf(Variable variable) =>
        cells.TryGetValue(variable, out var cell) ? cell : new VariablePlace(variable, variable.Type);

    /// <summary>What AliasRules finds out about the call, it finds out when the callee has been imported.</summary>
    void NotePassed(Function callee, Place place, bool isReadOnly, Action? remedy)
    {
        if (place is ItemPlace or VariablePlace { Variable.Slot: Slot.Static })
            module.Passed.Add(new PassedReference(callee, place, isReadOnly, remedy));
    }

    /// <summary>
    /// Copying in and out is not enough where two arguments may be one variable, and where somebody looks at the variable
    /// after the callee has thrown.
    /// </summary>
    bool NeedsReference(Function callee, Place place, IEnumerable<Expr> others) =>
        others.OfType<AddressOf>().Any(other => MayBeOne(place, other.Place)) || (IsSeenAfterThrow(place) && MayThrow(callee));

    static bool MayBeOne(Place one, Place other) => (one, other) switch
    {
        (ItemPlace { Index: Const a } left, ItemPlace { Index: Const b } right) =>
            left.Of.Kind == right.Of.Kind && Equals(a.Value, b.Value),
        (ItemPlace left, ItemPlace right) => left.Of.Kind == right.Of.Kind,
        _ => one == other,
    };

    bool IsSeenAfterThrow(Place place) => place switch
    {
        VariablePlace { Variable: { Slot: not Slot.Static } variable } => function.Outputs.Contains(variable)
            ? FaultsAreCaught
            : flow.Regions.Any(region => region.Catches && region.BodyHolds(offset) && IsUsedOutside(region, variable)),
        _ => FaultsAreCaught,
    };

    bool IsUsedOutside(TryRegion region, Variable variable)
    {
        int local = locals.IndexOf(variable);
        int parameter = function.Parameters.IndexOf(variable);
        return body.Instructions.Any(item => !region.BodyHolds(item.Offset)
            && ((local >= 0 && IsOf(item, local)) || (local < 0 && parameter >= 0 && item.OpCode.Name.Contains("arg", StringComparison.Ordinal))));
    }

    static bool IsOf(Mono.Cecil.Cil.Instruction item, int local) => item.Operand is Mono.Cecil.Cil.VariableDefinition named
        ? named.Index == local
        : item.OpCode.Code is >= Mono.Cecil.Cil.Code.Ldloc_0 and <= Mono.Cecil.Cil.Code.Ldloc_3
            && item.OpCode.Code - Mono.Cecil.Cil.Code.Ldloc_0 == local;

    static bool MayThrow(Function callee) => !callee.IsComplete
        || callee.Blocks.Exists(block => block.End is Throw)
        || callee.Roots.Any(root => root.Effects.HasFlag(Effects.Throws));
}
