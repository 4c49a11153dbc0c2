using System.Numerics;

namespace StarMiner.Compiler.Tests.Generator;

/// <summary>A C# type as random programs use it.</summary>
record CsType(string Name)
{
    public static readonly CsType Void = new("void");
    public static readonly CsType Bool = new("bool");
    public static readonly CsType String = new("string");
    public static readonly CsType Big = new("BigInteger");

    public static readonly IntegerType SByte = new("sbyte", 8, true);
    public static readonly IntegerType Byte = new("byte", 8, false);
    public static readonly IntegerType Short = new("short", 16, true);
    public static readonly IntegerType UShort = new("ushort", 16, false);
    public static readonly IntegerType Char = new("char", 16, false);
    public static readonly IntegerType Int = new("int", 32, true);
    public static readonly IntegerType UInt = new("uint", 32, false);
    public static readonly IntegerType Long = new("long", 64, true);
    public static readonly IntegerType ULong = new("ulong", 64, false);

    public static readonly IntegerType[] Integers = [SByte, Byte, Short, UShort, Char, Int, UInt, Long, ULong];

    public sealed override string ToString() => Name;
}

sealed record IntegerType(string Name, int Bits, bool IsSigned) : CsType(Name)
{
    public bool IsSmall => Bits < 32;

    public BigInteger Max => (BigInteger.One << (IsSigned ? Bits - 1 : Bits)) - 1;

    public BigInteger Min => IsSigned ? -Max - 1 : 0;

    /// <summary>Types whose values C# takes for this one by itself.</summary>
    public IReadOnlyList<IntegerType> Implicit => Name switch
    {
        "int" => [SByte, Byte, Short, UShort, Char],
        "uint" => [Byte, UShort, Char],
        "long" => [SByte, Byte, Short, UShort, Char, Int, UInt],
        "ulong" => [Byte, UShort, Char, UInt],
        "short" => [SByte, Byte],
        "ushort" => [Byte, Char],
        _ => [],
    };
}

sealed record EnumType(string Name, IntegerType Base, IReadOnlyList<string> Members) : CsType(Name);

sealed record NullableType(CsType Item) : CsType(Item.Name + "?");

sealed record ArrayOf(CsType Item) : CsType(Item.Name + "[]");

sealed record TupleOf(IReadOnlyList<CsType> Items) : CsType($"({string.Join(", ", Items.Select(item => item.Name))})");

sealed record FuncOf(IReadOnlyList<CsType> Arguments, CsType Result)
    : CsType($"Func<{string.Join(", ", Arguments.Append(Result).Select(item => item.Name))}>");

/// <summary>A struct or class of the program.</summary>
sealed record ObjectType(string Name, bool IsStruct, IReadOnlyList<Variable> Fields, ObjectType? Parent) : CsType(Name)
{
    public bool IsRecord { get; init; }

    public bool IsAbstract { get; init; }

    /// <summary>Classes whose objects a variable of this type may hold; nobody writes one for a type that stands alone.</summary>
    public List<ObjectType> Kinds { get; } = [];

    /// <summary>User-defined operators.</summary>
    public List<Callable> Operators { get; } = [];

    public List<Callable> Methods { get; } = [];

    public IEnumerable<Variable> AllFields => (Parent?.AllFields ?? []).Concat(Fields);

    public IEnumerable<Callable> AllMethods => (Parent?.AllMethods ?? []).Concat(Methods);
}

/// <summary>An interface of the program, and the classes that have it.</summary>
sealed record InterfaceType(string Name, Callable Method) : CsType(Name)
{
    public List<ObjectType> Kinds { get; } = [];
}

/// <summary>An exception class of the program; it has a Code.</summary>
sealed record ExceptionType(string Name, ExceptionType? Parent) : CsType(Name)
{
    public int Depth => Parent is null ? 0 : Parent.Depth + 1;
}

/// <summary>What an iterator method gives.</summary>
sealed record SequenceOf(CsType Item) : CsType($"IEnumerable<{Item.Name}>");

/// <summary>Something with a name that holds a value.</summary>
sealed record Variable(string Name, CsType Type, bool IsAssignable = true)
{
    /// <summary>An ordinary local of the method itself, which may be passed by reference.</summary>
    public bool IsPlainLocal { get; init; }
}

/// <summary>Something that can be called: a method, a local function.</summary>
sealed record Callable(string Name, CsType Result, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>C#'s exceptions may come out of it, beside the machine's own faults.</summary>
    public bool MayThrow { get; set; }

    public bool HasTry { get; set; }

    /// <summary>Which method it is shows at run time.</summary>
    public bool IsVirtual { get; init; }
}

sealed record Parameter(string Name, CsType Type, string Passing);
