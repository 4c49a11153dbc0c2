using System.Reflection;
using System.Reflection.Emit;
using StarMiner.Compiler.Tests.Programs;
using static System.Reflection.Emit.OpCodes;

namespace StarMiner.Compiler.Tests.OpCodes;

/// <summary>Fields, objects, boxes, calls and delegates.</summary>
static class ObjectVectors
{
    static readonly Type point = typeof(Structs.Point);
    static readonly FieldInfo x = point.GetField("X")!, statics = typeof(OpCodeTargets).GetField("Number")!;
    static readonly object?[][] some = Edges.Each(0, 1, -7, int.MaxValue);

    public static IEnumerable<Vector> All() =>
    [
        OnPoint(Ldfld, il => { il.Emit(Ldloc_0); il.Emit(Ldfld, x); }),
        OnPoint(Stfld, il => { il.Emit(Ldloca_S, (byte)0); il.Emit(Ldc_I4_3); il.Emit(Stfld, x); il.Emit(Ldloc_0); il.Emit(Ldfld, x); }),
        OnPoint(Ldflda, il => { il.Emit(Ldloca_S, (byte)0); il.Emit(Ldflda, x); il.Emit(Ldind_I4); }),
        Ints(Stsfld, il => { il.Emit(Ldarg_0); il.Emit(Stsfld, statics); il.Emit(Ldsfld, statics); }),
        Ints(Ldsfld, il => { il.Emit(Ldc_I4_2); il.Emit(Stsfld, statics); il.Emit(Ldsfld, statics); il.Emit(Ldarg_0); il.Emit(Add); }),
        Ints(Ldsflda, il => { il.Emit(Ldsflda, statics); il.Emit(Ldarg_0); il.Emit(Stind_I4); il.Emit(Ldsfld, statics); }),
        Ints(Newobj, il => { il.Emit(Ldarg_0); il.Emit(Ldc_I4_4); il.Emit(Newobj, point.GetConstructor([typeof(int), typeof(int)])!); il.Emit(Ldfld, x); }),
        Ints(Box, il => { il.Emit(Ldarg_0); il.Emit(Box, typeof(int)); il.Emit(Unbox_Any, typeof(int)); }),
        Ints(Unbox_Any, il => { il.Emit(Ldarg_0); il.Emit(Box, typeof(int)); il.Emit(Unbox_Any, typeof(int)); il.Emit(Ldc_I4_1); il.Emit(Add); }),
        Ints(Unbox, il => { il.Emit(Ldarg_0); il.Emit(Box, typeof(int)); il.Emit(Unbox, typeof(int)); il.Emit(Ldind_I4); }),
        Ints(Call, il => { il.Emit(Ldarg_0); il.Emit(Call, Target("Twice")); }),
        Ints(Callvirt, il => { il.Emit(Ldarg_0); il.Emit(Newobj, typeof(OpCodeTargets).GetConstructors()[0]); il.Emit(Callvirt, Target("Get")); }),
        Ints(Ldftn, il => { il.Emit(Ldnull); il.Emit(Ldftn, Target("Twice")); Invoke(il); }),
        Ints(Ldvirtftn, il =>
        {
            il.Emit(Ldarg_0);
            il.Emit(Newobj, typeof(OpCodeTargets).GetConstructors()[0]);
            il.Emit(Dup);
            il.Emit(Ldvirtftn, Target("Plus"));
            Invoke(il);
        }),
        new Vector(Constrained, "", typeof(string), [typeof(int)], il =>
        {
            il.Emit(Ldarga_S, (byte)0);
            il.Emit(Constrained, typeof(int));
            il.Emit(Callvirt, typeof(object).GetMethod("ToString")!);
            il.Emit(Ret);
        })
        { Calls = some },
        Reference(Castclass), Reference(Isinst),
        SameType(typeof(int), typeof(int)), SameType(typeof(int), typeof(string)),
    ];

    static Vector SameType(Type left, Type right) => new(Ldtoken, $"{left.Name} {right.Name}", typeof(bool), [], il =>
    {
        foreach (var type in new[] { left, right })
        {
            il.Emit(Ldtoken, type);
            il.Emit(Call, typeof(Type).GetMethod("GetTypeFromHandle")!);
        }
        il.Emit(Call, typeof(Type).GetMethod("op_Equality")!);
        il.Emit(Ret);
    });

    static MethodInfo Target(string name) => typeof(OpCodeTargets).GetMethod(name)!;

    static Vector Ints(OpCode subject, Action<ILGenerator> body) =>
        new(subject, "", typeof(int), [typeof(int)], il => { body(il); il.Emit(Ret); }) { Calls = some };

    static Vector OnPoint(OpCode subject, Action<ILGenerator> body) => Ints(subject, il =>
    {
        il.DeclareLocal(point);
        il.Emit(Ldloca_S, (byte)0);
        il.Emit(Ldarg_0);
        il.Emit(Ldc_I4_4);
        il.Emit(Call, point.GetConstructor([typeof(int), typeof(int)])!);
        body(il);
    });

    static void Invoke(ILGenerator il)
    {
        il.Emit(Newobj, typeof(Func<int, int>).GetConstructors()[0]);
        il.Emit(Ldc_I4_5);
        il.Emit(Callvirt, typeof(Func<int, int>).GetMethod("Invoke")!);
    }

    static Vector Reference(OpCode subject) => new(subject, "", typeof(string), [typeof(object)], il =>
    {
        il.Emit(Ldarg_0);
        il.Emit(subject, typeof(string));
        il.Emit(Ret);
    })
    { Calls = subject == Isinst ? [["a"], [null], [5]] : [["a"], [null]] };
}

/// <summary>What the vectors call.</summary>
public class OpCodeTargets(int given)
{
    public static int Number;

    public static int Twice(int value) => value * 2;

    public int Get() => given;

    public virtual int Plus(int value) => given + value;
}
