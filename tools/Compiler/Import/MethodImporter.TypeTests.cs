using Mono.Cecil;
using StarMiner.Compiler.Intrinsics;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>`is`, `as` and casts. Primitive items know their own type; objects of classes do where they end in a tag.</summary>
public sealed partial class MethodImporter
{
    void TestInstance(TypeReference type)
    {
        var value = Pop();
        if (Exceptions.Is(type))
            Push(TestException(value, type));
        else if (TypeMap.IsNullable(type))
            TestItem(value, ((GenericInstanceType)type).GenericArguments[0]);
        else if (IsTestedByTag(type))
            TestTag(value, type);
        else
            TestItem(value, type);
    }

    void TestItem(Expr value, TypeReference type)
    {
        byte item = ItemOf(type);
        WarnOfTwins(item, type);
        if (item == 0 && type.FullName == "System.Object")
            Push(value);
        else if (item == 0)
            throw new CompileException("NEOC1044", $"'is {type.Name}' cannot be decided on chain");
        else if (TypeMap.Size(type) is > 0 and var size)
            TestSize(new InstanceTest(value, item, new IrType(Kind.Bytes, type)), size);
        else
            Push(new InstanceTest(value, item, new IrType(Kind.Object, type)));
    }

    readonly Dictionary<byte, string> asked = [];

    /// <summary>Numbers look the same on chain, and so do texts: who asks for two of them gets the first.</summary>
    void WarnOfTwins(byte item, TypeReference type)
    {
        if (item is not (Conversions.Integer or Conversions.ByteString) || TypeMap.Size(type) > 0)
            return;
        if (!asked.TryAdd(item, type.FullName) && asked[item] != type.FullName)
            module.Diagnostics.Warning("NEOC1045", $"'{type.FullName}' looks like '{asked[item]}' on chain", lastPoint);
    }

    /// <summary>A hash or a key is told from other bytes by their number.</summary>
    void TestSize(Expr value, int size)
    {
        value = Repeatable(value);
        var branches = new Branching(this, value.Type);
        var yes = branches.NewBlock("is");
        var fits = branches.NewBlock("fits");
        branches.Fork(IsNull(Clone(value)), yes, fits);
        branches.Enter(fits);
        branches.If(new Op(OpCode.NUMEQUAL, IrType.Bool, null, null, Length(Clone(value)), Integers.Int(size)), yes);
        branches.Otherwise(() => Push(new Const(null, value.Type)));
        branches.Enter(yes);
        branches.Otherwise(() => Push(Clone(value)));
        branches.Close();
    }

    static Op Length(Expr value) => new(OpCode.SIZE, IrType.I4, null, new Interval(0, int.MaxValue), value);

    /// <summary>Classes and interfaces of the program; structs that are boxed with a tag.</summary>
    bool IsTestedByTag(TypeReference type)
    {
        if (type is ArrayType or GenericParameter || TypeMap.ItemType(type) != 0)
            return false;
        if (type.IsValueType)
            return Hierarchy.IsOwn(type) && module.View.IsTagged(type);
        return Hierarchy.IsOwn(type) || (TypeMap.IsBcl(type) && Hierarchy.IsInterface(type));
    }

    /// <summary>Leaves the object, or null if it is of no type that counts as the wanted one.</summary>
    void TestTag(Expr value, TypeReference type)
    {
        var (seen, wanted, others) = Question(value, type);
        var shape = TypeMap.Of(type);
        if (wanted.Count == 0 || (others.Count == 0 && seen is not null))
        {
            Push(wanted.Count == 0 ? Nothing(value, shape) : As(value, shape));
            return;
        }
        foreach (var item in wanted.Concat(others))
            module.View.Tag(item);
        value = Repeatable(value);
        var branches = new Branching(this, shape);
        var yes = branches.NewBlock("is");
        TestAgainst(value, seen, wanted, yes, branches);
        branches.Otherwise(() => Push(new Const(null, shape)));
        branches.Enter(yes);
        branches.Otherwise(() => Push(As(Clone(value), shape)));
        branches.Close();
    }

    /// <summary>Goes to the block where the value is of a wanted type or, seen as one of the program's, null.</summary>
    void TestAgainst(
        Expr value, TypeReference? seen, IReadOnlyList<TypeReference> wanted, Block yes, Branching branches)
    {
        if (seen is not null)
            branches.If(IsNull(Clone(value)), yes);
        var tag = TagFor(value, seen is null, branches);
        foreach (var item in wanted)
            branches.If(IsTag(tag, item.FullName, seen is null), yes);
    }

    Expr Nothing(Expr value, IrType type)
    {
        Discard(value);
        return new Const(null, type);
    }

    /// <summary>
    /// What is known of the value's type (null: it may be anything), the types that answer yes, and those that answer no.
    /// </summary>
    (TypeReference? Seen, IReadOnlyList<TypeReference> Wanted, IReadOnlyList<TypeReference> Others) Question(
        Expr value, TypeReference type)
    {
        var seen = value.Type.Clr is { } known && Hierarchy.IsOwn(known) && TypeMap.ItemType(known) == 0 ? known : null;
        var possible = module.View.Made
            .Where(item => !Exceptions.Is(item) && (seen is null || Hierarchy.IsAssignable(item, seen))).ToList();
        var wanted = possible.Where(item => Hierarchy.IsAssignable(item, type)).ToList();
        // What the program never makes comes from outside, and is what it is declared as.
        if (possible.Count == 0 && seen is not null && Hierarchy.IsAssignable(seen, type))
            wanted.Add(seen);
        return (seen, wanted, [.. possible.Except(wanted)]);
    }

    /// <summary>
    /// A cast from one class of the program to another is checked, and one to bytes of a certain number. A cast from `object`
    /// is taken at its word unless the type carries a tag anyway: what comes out of storage has no other.
    /// </summary>
    void Cast(TypeReference type)
    {
        var value = Pop();
        var shape = TypeMap.Of(type);
        if (Exceptions.Is(type) && !module.View.HasTypedExceptions)
        {
            Push(As(TestException(value, type), shape));
            return;
        }
        if (TypeMap.Size(type) is > 0 and var size && !IsKnownAs(value, type) && !IsOfSize(value, size))
        {
            Push(new OfSize(shape, size, value, FailureOf("System.InvalidCastException", "cast")));
            return;
        }
        if (!IsTestedByTag(type) || value is Const or TokenCall or Syscall || IsKnownAs(value, type))
        {
            Push(As(value, shape));
            return;
        }
        var (seen, wanted, others) = Question(value, type);
        if (seen is null && !wanted.Any(module.View.IsTagged))
        {
            Push(As(value, shape));
            return;
        }
        if (others.Count == 0)
        {
            Push(As(value, shape));
            return;
        }
        foreach (var item in wanted.Concat(others))
            if (seen is not null)
                module.View.Tag(item);
        value = Repeatable(value);
        var branches = new Branching(this, shape);
        var yes = branches.NewBlock("is");
        branches.If(IsNull(Clone(value)), yes);
        TestAgainst(value, seen, wanted, yes, branches);
        branches.Throw(Thrown("System.InvalidCastException"));
        branches.Enter(yes);
        branches.Otherwise(() => Push(As(Clone(value), shape)));
        branches.Close();
    }

    static bool IsOfSize(Expr value, int size) => value is Const { Value: null or byte[] } literal
        && (literal.Value is not byte[] bytes || bytes.Length == size);

    static bool IsKnownAs(Expr value, TypeReference type) =>
        value.Type.Clr is { } known && Hierarchy.IsOwn(known) && Hierarchy.IsAssignable(known, type);
}
