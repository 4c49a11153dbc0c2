using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>
/// Virtual and interface calls. Which classes the program makes is known, so most calls have one target; where they have
/// several, the objects end in a type tag and the call is a chain of comparisons.
/// </summary>
public sealed partial class MethodImporter
{
    const byte ArrayItem = 0x40;

    /// <summary>True when the call was settled here.</summary>
    bool Dispatch(MethodInstance target, Expr[] operands)
    {
        if (!target.HasThis || operands[0] is ContractThis or EventHandle || Events.IsDelegate(target.DeclaringType))
            return false;
        if (target.IsBcl && !Hierarchy.IsInterface(target.DeclaringType))
            return DispatchObject(target, operands);
        if (!target.IsBcl && (!target.Definition.IsVirtual || FrameworkMember.Of(target.Definition) is not null))
            return false;
        var seen = SeenAs(operands[0], target.DeclaringType);
        if (DispatchSequence(target, operands))
            return true;
        var ways = Ways(seen, target);
        if (ways.Count == 0)
            NoWay(target);
        else
            Select(operands, ways, null, TypeMap.Of(target.ReturnType));
        return true;
    }

    readonly List<(string Text, SequencePoint? At)> wayless = [];

    /// <summary>Code that comes later may make the object: the round goes on, and what it learns asks for another.</summary>
    void NoWay(MethodInstance target)
    {
        string name = $"{target.DeclaringType.Name}.{target.Reference.Name}";
        wayless.Add(($"'{name}': the program makes no object that has it", lastPoint));
        var type = TypeMap.Of(target.ReturnType);
        if (type.Kind != Kind.Void)
            Push(Zero(type));
    }

    void ReportWayless()
    {
        foreach (var (text, point) in wayless)
            module.Diagnostics.Error("NEOC1041", text, point);
    }

    /// <summary>What is known of the receiver's type.</summary>
    static TypeReference SeenAs(Expr value, TypeReference declared) => value.Type.Clr is { } known
        && ((Hierarchy.IsOwn(known) && Hierarchy.IsAssignable(known, declared))
            || (known is GenericInstanceType && declared.FullName is "System.Collections.IEnumerator" or "System.IDisposable"
                or "System.Collections.IEnumerable" && Hierarchy.IsInterface(known)))
            ? known
            : declared;

    /// <summary>Types that the program makes and that a value of the static type may have.</summary>
    IReadOnlyList<TypeReference> Candidates(TypeReference seen)
    {
        var made = module.View.Made.Where(type => Hierarchy.IsAssignable(type, seen)).ToList();
        // An object that comes from outside is what it is declared as.
        if (made.Count == 0 && Hierarchy.IsOwn(seen) && TypeMap.Resolve(seen) is { IsAbstract: false, IsInterface: false }
            && TypeMap.ItemType(seen) == 0)
            made.Add(seen);
        return made;
    }

    /// <summary>What a call becomes for receivers of some types.</summary>
    sealed record Way(string Key, List<TypeReference> Types, Action<Expr[]> Call);

    List<Way> Ways(TypeReference seen, MethodInstance target, Func<TypeReference, Way?>? without = null)
    {
        var ways = new List<Way>();
        foreach (var type in Candidates(seen))
        {
            var method = Hierarchy.Implementation(type, target);
            var way = method is null || method.Definition.IsAbstract
                ? without?.Invoke(type)
                : new Way(type.IsValueType ? type.FullName : method.Key, [type], operands => CallOn(type, method, operands));
            if (way is null)
                continue;
            if (ways.Find(known => known.Key == way.Key) is { } same)
                same.Types.Add(type);
            else
                ways.Add(way);
        }
        return ways;
    }

    /// <summary>Calls what the receiver's tag asks for; <paramref name="rest"/> is for what is no object of the program.</summary>
    void Select(Expr[] operands, List<Way> ways, Action<Expr[]>? rest, IrType result)
    {
        if (ways.Count == 1 && rest is null)
        {
            ways[0].Call(operands);
            return;
        }
        foreach (var type in ways.SelectMany(way => way.Types))
            module.View.Tag(type);
        Expr[] settled = [Repeatable(Value(operands[0])), .. operands[1..].Select(Settle)];
        var branches = new Branching(this, result);
        // Tests are cheapest where few types ask for them: the way of most types is what is left.
        var ordered = ways.OrderBy(way => way.Types.Count).ToList();
        var tag = TagFor(settled[0], rest is not null, branches);
        foreach (var way in rest is null ? ordered[..^1] : ordered)
        {
            var here = branches.NewBlock("way");
            foreach (var type in way.Types)
                branches.If(IsTag(tag, type.FullName, rest is not null), here);
            branches.Fill(here, () => way.Call([.. settled.Select(Clone)]));
        }
        branches.Otherwise(() => (rest ?? ordered[^1].Call)([.. settled.Select(Clone)]));
        branches.Close();
    }

    /// <summary>A boxed struct that carries a tag lies in the box's first item, and is worked on there.</summary>
    void CallOn(TypeReference type, MethodInstance called, Expr[] operands)
    {
        if (type.IsValueType && called.DeclaringType.IsValueType)
            operands = [new AddressOf(new StructPlace(Unboxed(operands[0], type), TypeMap.Of(type))), .. operands[1..]];
        if (FrameworkMember.Of(called.Definition) is { } member)
            PushMember(member, called, operands, called.ReturnType);
        else
            CallFunction(called, operands);
    }

    Expr Unboxed(Expr box, TypeReference type)
    {
        if (box is AddressOf address)
            return Repeatable(Read(address.Place));
        var shape = TypeMap.Of(type);
        return Repeatable(module.View.IsTagged(type)
            ? new Op(OpCode.PICKITEM, shape, null, null, box, Integers.Int(0))
            : As(box, shape));
    }

    Expr Settle(Expr operand) => operand is AddressOf ? operand : Repeatable(operand);

    /// <summary>A variable that holds the receiver's tag, or something that equals none.</summary>
    Variable TagFor(Expr receiver, bool mayBeAnything, Branching branches)
    {
        var tag = NewTemporary(mayBeAnything ? IrType.Object : IrType.I4);
        if (mayBeAnything)
        {
            stable.Remove(tag);
            Add(new Store(tag, new Const(null, IrType.Object)));
            var array = branches.NewBlock("array");
            var full = branches.NewBlock("full");
            var known = branches.NewBlock("known");
            branches.Fork(new Op(OpCode.ISTYPE, IrType.Bool, [ArrayItem], null, Clone(receiver)), array, known);
            branches.Enter(array);
            var size = new Op(OpCode.SIZE, IrType.I4, null, new Interval(0, int.MaxValue), Clone(receiver));
            branches.Fork(CompareNumbers(OpCode.NUMNOTEQUAL, [size, Integers.Int(0)], true), full, known);
            branches.Enter(full);
            AddUnordered(new Store(tag, TagIn(receiver, IrType.Object)));
            branches.Go(known);
            branches.Enter(known);
        }
        else
            AddUnordered(new Store(tag, TagIn(receiver, IrType.I4)));
        return tag;
    }

    /// <summary>The last item.</summary>
    static Op TagIn(Expr receiver, IrType type) => new(
        OpCode.PICKITEM, type, null, null, Clone(receiver),
        new Op(OpCode.DEC, IrType.I4, null, new Interval(-1, int.MaxValue),
            new Op(OpCode.SIZE, IrType.I4, null, new Interval(0, int.MaxValue), Clone(receiver))));

    Op IsTag(Variable tag, string type, bool mayBeAnything) => new(
        mayBeAnything ? OpCode.EQUAL : OpCode.NUMEQUAL, IrType.Bool, null, null,
        new Load(tag), new Const(module.View.TagOf(type), IrType.I4));
}
