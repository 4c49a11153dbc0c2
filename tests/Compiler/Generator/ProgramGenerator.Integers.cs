using System.Globalization;
using System.Numerics;

namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Integer expressions.</summary>
sealed partial class ProgramGenerator
{
    BigInteger EdgeOf(IntegerType type)
    {
        BigInteger value = dice.Below(8) switch
        {
            0 => type.Min,
            1 => type.Max,
            2 => type.Max - dice.Below(3),
            3 => (BigInteger.One << dice.Below(type.Bits)) - dice.Below(2),
            4 => -dice.Below(4),
            _ => dice.Below(12),
        };
        return BigInteger.Max(type.Min, BigInteger.Min(type.Max, value));
    }

    Term Number(IntegerType type, BigInteger value)
    {
        string digits = value.ToString(CultureInfo.InvariantCulture);
        return Term.Constant(type, type.Name switch
        {
            "int" => value.Sign < 0 ? $"({digits})" : digits,
            "uint" => digits + "u",
            "long" when value == long.MinValue => "long.MinValue",
            "long" => value.Sign < 0 ? $"({digits}L)" : digits + "L",
            "ulong" => digits + "UL",
            _ => $"({type})({digits})",
        });
    }

    Term Integer(IntegerType type, int depth)
    {
        if (depth <= 0 || --fuel <= 0)
            return Leaf(type);
        return dice.Pick<Term>(
        [
            (4, () => Leaf(type)),
            (10, () => type.IsSmall ? Narrowed(type, depth) : Arithmetic(type, depth)),
            (3, () => Converted(type, depth)),
            (type.IsSmall ? 0 : 1, () => Unary(type, depth)),
            (type == CsType.Int ? 2 : 0, () => Measured(depth)),
            (body.MayNotThrow ? 0 : 1, () => Checked(type, depth)),
            (type.Name is "int" or "long" or "uint" ? 1 : 0, () => Library(type, depth)),
            (6, () => Common(type, depth)),
        ]);
    }

    Term Leaf(CsType type)
    {
        var known = Sources(type);
        if (known.Count > 0 && dice.Percent(80))
            return dice.Pick(known)();
        var others = type is IntegerType ? Readable().Where(item => item.Type is IntegerType).ToList() : [];
        return others.Count > 0 && dice.Percent(70) ? Cast(type, Term.Group($"{dice.Pick(others).Name}")) : Literal(type);
    }

    /// <summary>An operand that C# takes for the type.</summary>
    Term Operand(IntegerType type, int depth)
    {
        var others = type.Implicit;
        return Integer(others.Count > 0 && dice.Percent(25) ? dice.Pick(others) : type, depth);
    }

    Term Arithmetic(IntegerType type, int depth)
    {
        string operation = dice.Pick("+", "-", "*", "+", "-", "*", "&", "|", "^", "<<", ">>", ">>>", "/", "%");
        var left = Integer(type, depth - 1);
        var right = operation switch
        {
            "<<" or ">>" or ">>>" => Integer(CsType.Int, depth - 1),
            "/" or "%" => Divisor(type, depth - 1),
            _ => Operand(type, depth - 1),
        };
        return Term.Expression(type, $"({left} {operation} {right})");
    }

    /// <summary>Mostly not zero. C# refuses to divide by a constant that is.</summary>
    Term Divisor(IntegerType type, int depth)
    {
        if (body.MayNotThrow || dice.Percent(20))
            return Number(type, dice.Pick(1, 2, 3, 5, 8, 10, 100));
        var value = Integer(type, depth);
        if (value.IsConstant)
            value = NotConstant(value);
        return dice.Percent(75) ? Term.Expression(type, $"({type})({value} | {Number(type, 1)})") : value;
    }

    Term Narrowed(IntegerType type, int depth) => Cast(type, Arithmetic(CsType.Int, depth));

    Term Converted(IntegerType type, int depth)
    {
        if (enums.Count > 0 && dice.Percent(15))
            return Cast(type, Value(dice.Pick(enums), depth - 1));
        return dice.Percent(10)
            ? Term.Expression(type, $"({type})({Big(depth - 1)} & {Number(type, type.Max)})")
            : Cast(type, Integer(dice.Pick(CsType.Integers), depth - 1));
    }

    static Term Cast(CsType type, Term value) =>
        Term.Expression(type, $"({type})({value})");

    Term Unary(IntegerType type, int depth)
    {
        var value = Integer(type, depth - 1);
        string operation = type.IsSigned ? dice.Pick("-", "~") : "~";
        return Term.Expression(type, $"({operation}{value})");
    }

    /// <summary>Arithmetic or a conversion that throws when the result does not fit.</summary>
    Term Checked(IntegerType type, int depth)
    {
        NoteThrow();
        if (type.IsSmall || dice.Percent(40))
        {
            var value = NotConstant(Integer(dice.Pick(CsType.Integers), depth - 1));
            return Term.Expression(type, $"checked(({type}){Term.Expression(value.Type!, $"unchecked({value})")})");
        }
        var left = NotConstant(Integer(type, depth - 1));
        return Term.Expression(type, $"checked(unchecked({left}) {dice.Pick("+", "-", "*")} unchecked({Operand(type, depth - 1)}))");
    }

    Term Measured(int depth) => dice.Percent(60)
        ? Term.Expression(CsType.Int, $"{Text(depth - 1)}.Length")
        : Term.Expression(CsType.Int, $"{Value(new ArrayOf(dice.Pick(CsType.Integers)), depth - 1)}.Length");

    Term Library(IntegerType type, int depth) => Term.Expression(
        type, $"Math.{dice.Pick("Min", "Max")}({Integer(type, depth - 1)}, {Integer(type, depth - 1)})");

    /// <summary>The same value, but C# does not know it.</summary>
    Term NotConstant(Term value)
    {
        if (!value.IsConstant)
            return value;
        return Term.Expression(value.Type!, $"Same({value})");
    }
}
