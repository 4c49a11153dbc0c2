using System.Reflection.Emit;
using static System.Reflection.Emit.OpCodes;

namespace StarMiner.Compiler.Tests.OpCodes;

/// <summary>Constants, arguments, locals, the stack's own instructions, reads and writes through addresses.</summary>
static class VariableVectors
{
    static readonly OpCode[] small =
        [Ldc_I4_M1, Ldc_I4_0, Ldc_I4_1, Ldc_I4_2, Ldc_I4_3, Ldc_I4_4, Ldc_I4_5, Ldc_I4_6, Ldc_I4_7, Ldc_I4_8];

    static readonly object?[][] four = [[10, 20, 30, 40], [int.MinValue, -1, 0, int.MaxValue]];

    static readonly Type[] fourInts = [typeof(int), typeof(int), typeof(int), typeof(int)];

    public static IEnumerable<Vector> All() =>
    [
        .. small.Select(code => Vector.Plain(code, typeof(int), [[]])),
        .. new[] { sbyte.MinValue, (sbyte)-2, (sbyte)0, sbyte.MaxValue }
            .Select(value => Literal(Ldc_I4_S, typeof(int), $"{value}", il => il.Emit(Ldc_I4_S, value))),
        .. Edges.Ints.Where(value => value is < sbyte.MinValue or > sbyte.MaxValue).Select(value => Literal(Ldc_I4, typeof(int), $"{value}", il => il.Emit(Ldc_I4, value))),
        .. Edges.Longs.Select(value => Literal(Ldc_I8, typeof(long), $"{value}", il => il.Emit(Ldc_I8, value))),
        .. new[] { "", "a", "two words" }.Select(value => Literal(Ldstr, typeof(string), $"'{value}'", il => il.Emit(Ldstr, value))),
        Literal(Ldnull, typeof(string), "", il => il.Emit(Ldnull)),
        .. Arguments(), .. Locals(), .. Stack(),
    ];

    static Vector Literal(OpCode subject, Type type, string form, Action<ILGenerator> push) =>
        new(subject, form, type, [], il => { push(il); il.Emit(Ret); });

    static Vector Four(OpCode subject, string form, Action<ILGenerator> push) =>
        new(subject, form, typeof(int), fourInts, il => { push(il); il.Emit(Ret); }) { Calls = four };

    static IEnumerable<Vector> Arguments() =>
    [
        .. new[] { Ldarg_0, Ldarg_1, Ldarg_2, Ldarg_3 }.Select(code => Four(code, "", il => il.Emit(code))),
        Four(Ldarg_S, "", il => il.Emit(Ldarg_S, (byte)2)),
        Four(Ldarg, "", il => il.Emit(Ldarg, (short)3)),
        Four(Ldarga_S, "", il => { il.Emit(Ldarga_S, (byte)1); il.Emit(Ldind_I4); }),
        Four(Ldarga, "", il => { il.Emit(Ldarga, (short)1); il.Emit(Ldind_I4); }),
        // The old value waits on the stack while the argument changes.
        Four(Starg_S, "", il => { il.Emit(Ldarg_1); il.Emit(Ldc_I4_7); il.Emit(Starg_S, (byte)1); il.Emit(Ldarg_1); il.Emit(Sub); }),
        Four(Starg, "", il => { il.Emit(Ldarg_2); il.Emit(Ldc_I4_7); il.Emit(Starg, (short)2); il.Emit(Ldarg_2); il.Emit(Sub); }),
    ];

    static IEnumerable<Vector> Locals()
    {
        OpCode[] stores = [Stloc_0, Stloc_1, Stloc_2, Stloc_3], loads = [Ldloc_0, Ldloc_1, Ldloc_2, Ldloc_3];
        for (int i = 0; i < stores.Length; i++)
        {
            var (store, load) = (stores[i], loads[i]);
            yield return Local(store, il => { il.Emit(Ldarg_1); il.Emit(store); il.Emit(load); });
            yield return Local(load, il => { il.Emit(Ldarg_1); il.Emit(store); il.Emit(load); il.Emit(Ldarg_2); il.Emit(store); il.Emit(load); il.Emit(Xor); });
        }
        yield return Local(Stloc_S, il => { il.Emit(Ldarg_3); il.Emit(Stloc_S, (byte)3); il.Emit(Ldloc_3); });
        yield return Local(Stloc, il => { il.Emit(Ldarg_3); il.Emit(Stloc, (short)2); il.Emit(Ldloc_2); });
        yield return Local(Ldloc_S, il => { il.Emit(Ldarg_3); il.Emit(Stloc_1); il.Emit(Ldloc_S, (byte)1); });
        yield return Local(Ldloc, il => { il.Emit(Ldarg_3); il.Emit(Stloc_1); il.Emit(Ldloc, (short)1); });
        yield return Local(Ldloca_S, il => { il.Emit(Ldarg_3); il.Emit(Stloc_1); il.Emit(Ldloca_S, (byte)1); il.Emit(Ldind_I4); });
        yield return Local(Ldloca, il => { il.Emit(Ldarg_3); il.Emit(Stloc_1); il.Emit(Ldloca, (short)1); il.Emit(Ldind_I4); });
    }

    static Vector Local(OpCode subject, Action<ILGenerator> body) => Four(subject, "", il =>
    {
        for (int i = 0; i < 4; i++)
            il.DeclareLocal(typeof(int));
        body(il);
    });

    static IEnumerable<Vector> Stack() =>
    [
        Four(Nop, "", il => { il.Emit(Nop); il.Emit(Ldarg_0); il.Emit(Nop); }),
        Four(Dup, "", il => { il.Emit(Ldarg_0); il.Emit(Ldarg_1); il.Emit(Mul); il.Emit(Dup); il.Emit(Add); }),
        Four(Pop, "", il => { il.Emit(Ldarg_0); il.Emit(Ldarg_1); il.Emit(Pop); }),
        // A division that nobody wants still faults.
        Four(Pop, "fault", il => { il.Emit(Ldarg_0); il.Emit(Ldarg_1); il.Emit(Ldarg_2); il.Emit(Div); il.Emit(Pop); }),
        Four(System.Reflection.Emit.OpCodes.Volatile, "", il => { il.Emit(Ldarga_S, (byte)1); il.Emit(System.Reflection.Emit.OpCodes.Volatile); il.Emit(Ldind_I4); }),
        Four(Unaligned, "", il => { il.Emit(Ldarga_S, (byte)1); il.Emit(Unaligned, (byte)1); il.Emit(Ldind_I4); }),
    ];
}
