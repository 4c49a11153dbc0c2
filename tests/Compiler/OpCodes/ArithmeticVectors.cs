using System.Reflection.Emit;
using static System.Reflection.Emit.OpCodes;

namespace StarMiner.Compiler.Tests.OpCodes;

static class ArithmeticVectors
{
    static readonly OpCode[] binary =
    [
        Add, Sub, Mul, Add_Ovf, Add_Ovf_Un, Sub_Ovf, Sub_Ovf_Un, Mul_Ovf, Mul_Ovf_Un, Div, Div_Un, Rem, Rem_Un, And, Or, Xor,
    ];

    static readonly OpCode[] compare = [Ceq, Cgt, Cgt_Un, Clt, Clt_Un];

    static readonly (OpCode Code, bool IsWide)[] conversions =
    [
        (Conv_I1, false), (Conv_U1, false), (Conv_I2, false), (Conv_U2, false), (Conv_I4, false), (Conv_U4, false),
        (Conv_I8, true), (Conv_U8, true), (Conv_I, true), (Conv_U, true),
        (Conv_Ovf_I1, false), (Conv_Ovf_U1, false), (Conv_Ovf_I2, false), (Conv_Ovf_U2, false), (Conv_Ovf_I4, false),
        (Conv_Ovf_U4, false), (Conv_Ovf_I8, true), (Conv_Ovf_U8, true), (Conv_Ovf_I, true), (Conv_Ovf_U, true),
        (Conv_Ovf_I1_Un, false), (Conv_Ovf_U1_Un, false), (Conv_Ovf_I2_Un, false), (Conv_Ovf_U2_Un, false),
        (Conv_Ovf_I4_Un, false), (Conv_Ovf_U4_Un, false), (Conv_Ovf_I8_Un, true), (Conv_Ovf_U8_Un, true),
        (Conv_Ovf_I_Un, true), (Conv_Ovf_U_Un, true),
    ];

    public static IEnumerable<Vector> All() =>
    [
        .. binary.SelectMany(code => Both(code, typeof(int), typeof(long))),
        // The same bits, read as unsigned by whoever asked.
        .. binary.Select(code => Vector.Plain(code, typeof(uint), Edges.Pairs(Edges.Ints, Edges.Ints), typeof(int), typeof(int)) with { Form = "as uint" }),
        .. compare.SelectMany(code => Both(code, typeof(bool), typeof(bool))),
        .. new[] { Shl, Shr, Shr_Un }.SelectMany(Shifts),
        .. new[] { Neg, Not }.SelectMany(code => new[]
        {
            Vector.Plain(code, typeof(int), Edges.Each(Edges.Ints), typeof(int)),
            Vector.Plain(code, typeof(long), Edges.Each(Edges.Longs), typeof(long)),
        }),
        .. conversions.SelectMany(item => Conversion(item.Code, item.IsWide)),
    ];

    static IEnumerable<Vector> Both(OpCode code, Type narrow, Type wide) =>
    [
        Vector.Plain(code, narrow, Edges.Pairs(Edges.Ints, Edges.Ints), typeof(int), typeof(int)),
        Vector.Plain(code, wide, Edges.Pairs(Edges.Longs, Edges.Longs), typeof(long), typeof(long)),
    ];

    static IEnumerable<Vector> Shifts(OpCode code) =>
    [
        Vector.Plain(code, typeof(int), Edges.Pairs(Edges.Ints, [.. Enumerable.Range(0, 32)]), typeof(int), typeof(int)),
        Vector.Plain(code, typeof(long), Edges.Pairs(Edges.Longs, [.. Enumerable.Range(0, 64)]), typeof(long), typeof(int)),
        // Beyond the width IL says nothing, but .NET on this machine masks, and C# leaves the mask out for known counts.
        Vector.Plain(code, typeof(int), Edges.Pairs(Edges.Ints, [32, 33, 63, 64, -1, int.MinValue]), typeof(int), typeof(int)) with { Form = "beyond" },
    ];

    static IEnumerable<Vector> Conversion(OpCode code, bool isWide)
    {
        Type result = isWide ? typeof(long) : typeof(int);
        yield return Vector.Plain(code, result, Edges.Each(Edges.Ints), typeof(int));
        yield return Vector.Plain(code, result, Edges.Each(Edges.Longs), typeof(long));
        yield return Vector.Plain(code, isWide ? typeof(ulong) : typeof(uint), Edges.Each(Edges.Ints), typeof(int)) with { Form = "as unsigned" };
    }
}
