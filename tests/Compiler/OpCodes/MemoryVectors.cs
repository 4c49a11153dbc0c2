using System.Numerics;
using System.Reflection.Emit;
using StarMiner.Compiler.Tests.Programs;
using static System.Reflection.Emit.OpCodes;

namespace StarMiner.Compiler.Tests.OpCodes;

/// <summary>Reads and writes through addresses, arrays, fields, objects.</summary>
static class MemoryVectors
{
    static readonly (OpCode Load, OpCode Element, Type Type, object?[] Values)[] loads =
    [
        (Ldind_I1, Ldelem_I1, typeof(sbyte), [sbyte.MinValue, (sbyte)-1, (sbyte)0, sbyte.MaxValue]),
        (Ldind_U1, Ldelem_U1, typeof(byte), [(byte)0, (byte)127, (byte)128, byte.MaxValue]),
        (Ldind_I2, Ldelem_I2, typeof(short), [short.MinValue, (short)-1, (short)0, short.MaxValue]),
        (Ldind_U2, Ldelem_U2, typeof(ushort), [(ushort)0, (ushort)32768, ushort.MaxValue, (ushort)7]),
        (Ldind_I4, Ldelem_I4, typeof(int), [int.MinValue, -1, 0, int.MaxValue]),
        (Ldind_U4, Ldelem_U4, typeof(uint), [0u, 1u, 2147483648u, uint.MaxValue]),
        (Ldind_I8, Ldelem_I8, typeof(long), [long.MinValue, -1L, 0L, long.MaxValue]),
        (Ldind_I, Ldelem_I, typeof(nint), []),
        (Ldind_Ref, Ldelem_Ref, typeof(string), ["", "a", "text", "0"]),
    ];

    static readonly (OpCode Store, OpCode Element, Type Type, object?[] Values)[] stores =
    [
        (Stind_I1, Stelem_I1, typeof(sbyte), [-129, -128, 127, 128, 255, int.MinValue]),
        (Stind_I2, Stelem_I2, typeof(short), [-32769, -32768, 32767, 32768, 65535, int.MaxValue]),
        (Stind_I4, Stelem_I4, typeof(int), [int.MinValue, -1, 0, int.MaxValue]),
        (Stind_I8, Stelem_I8, typeof(long), [long.MinValue, -1L, 0L, long.MaxValue]),
        (Stind_I, Stelem_I, typeof(nint), []),
        (Stind_Ref, Stelem_Ref, typeof(string), ["", "a", null]),
    ];

    public static IEnumerable<Vector> All() =>
    [
        .. loads.Where(item => item.Values.Length > 0).SelectMany(item => new[]
        {
            new Vector(item.Load, "", item.Type, [item.Type], il => { il.Emit(Ldarga, (short)0); il.Emit(item.Load); il.Emit(Ret); })
            { Calls = Edges.Each(item.Values) },
            Vector.Plain(item.Element, item.Type, Edges.Pairs([Filled(item.Type, item.Values)], [0, 1, 2, 3, 4, -1]), item.Type.MakeArrayType(), typeof(int)),
        }),
        .. stores.Where(item => item.Values.Length > 0).SelectMany(item => Stored(item.Store, item.Element, item.Type, item.Values)),
        .. Native(), .. Whole(), .. Arrays(), Allocated(),
    ];

    static Array Filled(Type type, object?[] values)
    {
        var array = Array.CreateInstance(type, values.Length);
        for (int i = 0; i < values.Length; i++)
            array.SetValue(values[i], i);
        return array;
    }

    static IEnumerable<Vector> Stored(OpCode store, OpCode element, Type type, object?[] values)
    {
        Type given = values[0]?.GetType() ?? typeof(string);
        yield return new Vector(store, "", type, [given], il =>
        {
            il.DeclareLocal(type);
            il.Emit(Ldloca_S, (byte)0);
            il.Emit(Ldarg_0);
            il.Emit(store);
            il.Emit(Ldloc_0);
            il.Emit(Ret);
        })
        { Calls = Edges.Each(values) };
        yield return new Vector(element, "", type.MakeArrayType(), [given, typeof(int)], il =>
        {
            il.Emit(Ldc_I4_3);
            il.Emit(Newarr, type);
            il.Emit(Dup);
            il.Emit(Ldarg_1);
            il.Emit(Ldarg_0);
            il.Emit(element);
            il.Emit(Ret);
        })
        { Calls = Edges.Pairs(values, [0, 2, 3, -1]) };
    }

    /// <summary>Span of stackalloc, as C# writes it.</summary>
    static Vector Allocated() => new(Localloc, "", typeof(int), [typeof(int)], il =>
    {
        var item = typeof(Span<byte>).GetMethod("get_Item")!;
        il.DeclareLocal(typeof(Span<byte>));
        il.Emit(Ldc_I4_4);
        il.Emit(Conv_U);
        il.Emit(Localloc);
        il.Emit(Ldc_I4_4);
        il.Emit(Newobj, typeof(Span<byte>).GetConstructor([typeof(void*), typeof(int)])!);
        il.Emit(Stloc_0);
        il.Emit(Ldloca_S, (byte)0);
        il.Emit(Ldc_I4_1);
        il.Emit(Call, item);
        il.Emit(Ldarg_0);
        il.Emit(Stind_I1);
        il.Emit(Ldloca_S, (byte)0);
        il.Emit(Ldc_I4_1);
        il.Emit(Call, item);
        il.Emit(Ldind_U1);
        il.Emit(Ret);
    })
    { Calls = Edges.Each(0, 1, 255, 256, -1) };

    /// <summary>Native integers are long on chain.</summary>
    static IEnumerable<Vector> Native()
    {
        object?[][] calls = Edges.Each(Edges.Longs);
        yield return new Vector(Ldind_I, "", typeof(long), [typeof(long)], il =>
        {
            il.DeclareLocal(typeof(nint));
            il.Emit(Ldarg_0);
            il.Emit(Conv_I);
            il.Emit(Stloc_0);
            il.Emit(Ldloca_S, (byte)0);
            il.Emit(Ldind_I);
            il.Emit(Conv_I8);
            il.Emit(Ret);
        })
        { Calls = calls };
        yield return new Vector(Stind_I, "", typeof(long), [typeof(long)], il =>
        {
            il.DeclareLocal(typeof(nint));
            il.Emit(Ldloca_S, (byte)0);
            il.Emit(Ldarg_0);
            il.Emit(Conv_I);
            il.Emit(Stind_I);
            il.Emit(Ldloc_0);
            il.Emit(Conv_I8);
            il.Emit(Ret);
        })
        { Calls = calls };
        foreach (var subject in new[] { Ldelem_I, Stelem_I })
            yield return new Vector(subject, "", typeof(long), [typeof(long)], il =>
            {
                il.Emit(Ldc_I4_2);
                il.Emit(Newarr, typeof(nint));
                il.Emit(Dup);
                il.Emit(Ldc_I4_1);
                il.Emit(Ldarg_0);
                il.Emit(Conv_I);
                il.Emit(Stelem_I);
                il.Emit(Ldc_I4_1);
                il.Emit(Ldelem_I);
                il.Emit(Conv_I8);
                il.Emit(Ret);
            })
            { Calls = calls };
    }

    /// <summary>Values of any size: ldobj and its like, on a struct, whose copies must be copies.</summary>
    static IEnumerable<Vector> Whole()
    {
        Type point = typeof(Structs.Point);
        var x = point.GetField("X")!;
        foreach (var subject in new[] { Ldobj, Stobj, Cpobj, Initobj })
            yield return new Vector(subject, "", point, [typeof(int)], il =>
            {
                il.DeclareLocal(point);
                il.DeclareLocal(point);
                void SetX(byte local, int value)
                {
                    il.Emit(Ldloca_S, local);
                    il.Emit(Ldarg_0);
                    il.Emit(Ldc_I4, value);
                    il.Emit(Add);
                    il.Emit(Stfld, x);
                }
                SetX(0, 5);
                il.Emit(Ldloca_S, (byte)1);
                if (subject == Cpobj)
                {
                    il.Emit(Ldloca_S, (byte)0);
                    il.Emit(Cpobj, point);
                }
                else if (subject == Initobj)
                {
                    il.Emit(Initobj, point);
                }
                else
                {
                    il.Emit(Ldloca_S, (byte)0);
                    il.Emit(Ldobj, point);
                    il.Emit(Stobj, point);
                }
                SetX(0, 50);
                il.Emit(Ldloc_1);
                il.Emit(Ret);
            })
            { Calls = Edges.Each(1, -7) };
    }

    static IEnumerable<Vector> Arrays()
    {
        yield return Vector.Plain(Ldlen, typeof(int), [[new int[0]], [new[] { 4, 5 }]], typeof(int[]));
        yield return new Vector(Newarr, "", typeof(long[]), [typeof(int)], il => { il.Emit(Ldarg_0); il.Emit(Newarr, typeof(long)); il.Emit(Ret); })
        { Calls = Edges.Each(0, 1, 3) };
        foreach (var type in new[] { typeof(BigInteger), typeof(long) })
        {
            object?[][] calls = type == typeof(long) ? [[new[] { 5L, 6L }]] : [[new BigInteger[] { 5, BigInteger.Pow(7, 50) }]];
            yield return new Vector(Ldelem, type.Name, type, [type.MakeArrayType()], il => { il.Emit(Ldarg_0); il.Emit(Ldc_I4_1); il.Emit(Ldelem, type); il.Emit(Ret); })
            { Calls = calls };
            yield return new Vector(Stelem, type.Name, type.MakeArrayType(), [type.MakeArrayType()], il =>
            {
                il.Emit(Ldarg_0);
                il.Emit(Ldc_I4_0);
                il.Emit(Ldarg_0);
                il.Emit(Ldc_I4_1);
                il.Emit(Ldelem, type);
                il.Emit(Stelem, type);
                il.Emit(Ldarg_0);
                il.Emit(Ret);
            })
            { Calls = calls };
        }
        yield return new Vector(Ldelema, "", typeof(int[]), [typeof(int[]), typeof(int)], Element(false))
        { Calls = Edges.Pairs([new[] { 1, 2, 3 }], [0, 2]) };
        yield return new Vector(Readonly, "", typeof(int[]), [typeof(int[]), typeof(int)], Element(true))
        { Calls = Edges.Pairs([new[] { 1, 2, 3 }], [0, 2]) };
    }

    static Action<ILGenerator> Element(bool isReadOnly) => il =>
    {
        il.Emit(Ldarg_0);
        il.Emit(Ldarg_1);
        if (isReadOnly)
            il.Emit(Readonly);
        il.Emit(Ldelema, typeof(int));
        il.Emit(isReadOnly ? Ldind_I4 : Ldc_I4_8);
        il.Emit(isReadOnly ? Pop : Stind_I4);
        il.Emit(Ldarg_0);
        il.Emit(Ret);
    };
}
