using System.Reflection.Emit;
using static System.Reflection.Emit.OpCodes;

namespace StarMiner.Compiler.Tests.OpCodes;

/// <summary>Jumps, switches, calls and exceptions.</summary>
static class FlowVectors
{
    static readonly OpCode[] compare =
    [
        Beq, Beq_S, Bne_Un, Bne_Un_S, Bge, Bge_S, Bge_Un, Bge_Un_S, Bgt, Bgt_S, Bgt_Un, Bgt_Un_S, Ble, Ble_S, Ble_Un, Ble_Un_S,
        Blt, Blt_S, Blt_Un, Blt_Un_S,
    ];

    public static IEnumerable<Vector> All() =>
    [
        .. compare.Select(code => Jump(code, Edges.Pairs(Edges.Ints, Edges.Ints), typeof(int), typeof(int))),
        .. compare.Select(code => Jump(code, Edges.Pairs(Edges.Longs, Edges.Longs), typeof(long), typeof(long))),
        .. new[] { Brtrue, Brtrue_S, Brfalse, Brfalse_S }.SelectMany(code => new[]
        {
            Jump(code, Edges.Each(Edges.Ints), typeof(int)),
            Jump(code, Edges.Each(Edges.Longs), typeof(long)),
            Jump(code, Edges.Each(false, true), typeof(bool)),
            Jump(code, [["\0"], [""], ["a"], [null]], typeof(string)),
        }),
        .. new[] { Br, Br_S }.Select(code => Jump(code, [[]])),
        Table(),
        Thrown(Throw, il => il.Emit(Throw)),
        new Vector(Ret, "", typeof(int), [], il => { il.Emit(Ldc_I4_5); il.Emit(Ret); }),
        Caught(Leave), Caught(Leave_S),
        Finally(), Filter(), Again(),
    ];

    static Vector Jump(OpCode code, object?[][] calls, params Type[] parameters) =>
        new(code, string.Join(",", parameters.Select(type => type.Name)), typeof(int), parameters, il =>
        {
            var target = il.DefineLabel();
            for (int i = 0; i < parameters.Length; i++)
                il.Emit(Ldarg, (short)i);
            il.Emit(code, target);
            il.Emit(Ldc_I4_0);
            il.Emit(Ret);
            il.MarkLabel(target);
            il.Emit(Ldc_I4_1);
            il.Emit(Ret);
        })
        { Calls = calls };

    static Vector Table() => new(OpCodes_Switch, "", typeof(int), [typeof(int)], il =>
    {
        Label[] targets = [il.DefineLabel(), il.DefineLabel(), il.DefineLabel()];
        il.Emit(Ldarg_0);
        // The third goes where the first goes.
        il.Emit(OpCodes_Switch, [targets[0], targets[1], targets[0], targets[2]]);
        il.Emit(Ldc_I4_8);
        il.Emit(Ret);
        for (int i = 0; i < targets.Length; i++)
        {
            il.MarkLabel(targets[i]);
            il.Emit(Ldc_I4, 10 + i);
            il.Emit(Ret);
        }
    })
    { Calls = Edges.Each([-1, 0, 1, 2, 3, 4, int.MinValue, int.MaxValue]) };

    static OpCode OpCodes_Switch => System.Reflection.Emit.OpCodes.Switch;

    static readonly System.Reflection.ConstructorInfo newException = typeof(Exception).GetConstructor([typeof(string)])!;

    static Vector Thrown(OpCode subject, Action<ILGenerator> body) => new(subject, "", typeof(int), [typeof(string)], il =>
    {
        il.Emit(Ldarg_0);
        il.Emit(Newobj, newException);
        body(il);
    })
    { Calls = Edges.Each("", "a", "two words") };

    static void ThrowIf(ILGenerator il, int argument)
    {
        var calm = il.DefineLabel();
        il.Emit(Ldarg, (short)argument);
        il.Emit(Brfalse, calm);
        il.Emit(Ldstr, "thrown");
        il.Emit(Newobj, newException);
        il.Emit(Throw);
        il.MarkLabel(calm);
    }

    /// <summary>C# assigns every local before it reads it, and neoc relies on that.</summary>
    static LocalBuilder Zero(ILGenerator il)
    {
        var local = il.DeclareLocal(typeof(int));
        il.Emit(Ldc_I4_0);
        il.Emit(Stloc, local);
        return local;
    }

    static Vector Caught(OpCode leave) => new(leave, "", typeof(int), [typeof(bool)], il =>
    {
        var result = il.DeclareLocal(typeof(int));
        var after = il.DefineLabel();
        il.BeginExceptionBlock();
        ThrowIf(il, 0);
        il.Emit(Ldc_I4_1);
        il.Emit(Stloc, result);
        il.Emit(leave, after);
        il.BeginCatchBlock(typeof(Exception));
        il.Emit(Pop);
        il.Emit(Ldc_I4_2);
        il.Emit(Stloc, result);
        il.Emit(leave, after);
        il.EndExceptionBlock();
        il.MarkLabel(after);
        il.Emit(Ldloc, result);
        il.Emit(Ret);
    })
    { Calls = Edges.Each(false, true) };

    static Vector Finally() => new(Endfinally, "", typeof(int), [typeof(bool)], il =>
    {
        var result = Zero(il);
        il.BeginExceptionBlock();
        ThrowIf(il, 0);
        il.BeginFinallyBlock();
        il.Emit(Ldloc, result);
        il.Emit(Ldc_I4_3);
        il.Emit(Add);
        il.Emit(Stloc, result);
        il.EndExceptionBlock();
        il.Emit(Ldloc, result);
        il.Emit(Ret);
    })
    { Calls = Edges.Each(false, true) };

    static Vector Filter() => new(Endfilter, "", typeof(int), [typeof(bool), typeof(int)], il =>
    {
        var result = Zero(il);
        il.BeginExceptionBlock();
        ThrowIf(il, 0);
        il.BeginExceptFilterBlock();
        il.Emit(Pop);
        il.Emit(Ldarg_1);
        il.Emit(Ldc_I4_5);
        il.Emit(Cgt);
        il.BeginCatchBlock(null!);
        il.Emit(Pop);
        il.Emit(Ldc_I4_7);
        il.Emit(Stloc, result);
        il.EndExceptionBlock();
        il.Emit(Ldloc, result);
        il.Emit(Ret);
    })
    { Calls = Edges.Pairs([false, true], [5, 6]) };

    static Vector Again() => new(Rethrow, "", typeof(int), [typeof(bool)], il =>
    {
        il.BeginExceptionBlock();
        ThrowIf(il, 0);
        il.BeginCatchBlock(typeof(Exception));
        il.Emit(Pop);
        il.Emit(Rethrow);
        il.EndExceptionBlock();
        il.Emit(Ldc_I4_1);
        il.Emit(Ret);
    })
    { Calls = Edges.Each(false, true) };
}
