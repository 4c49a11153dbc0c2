using System.Reflection.Emit;

namespace StarMiner.Compiler.Tests.OpCodes;

/// <summary>A method written in IL around one instruction, and the arguments that it is called with.</summary>
sealed record Vector(OpCode Subject, string Form, Type Returns, Type[] Parameters, Action<ILGenerator> Body)
{
    public object?[][] Calls { get; init; } = [[]];

    public string Name => $"{Instruction} {Form}".TrimEnd();

    /// <summary>The instruction under the name that Cecil has for it.</summary>
    public string Instruction => Subject.Name is "ldelem" or "stelem" ? Subject.Name + ".any" : Subject.Name!;

    /// <summary>Arguments and the instruction itself, its result returned.</summary>
    public static Vector Plain(OpCode subject, Type returns, object?[][] calls, params Type[] parameters) =>
        new(subject, string.Join(",", parameters.Select(type => type.Name)), returns, parameters, il =>
        {
            for (int i = 0; i < parameters.Length; i++)
                il.Emit(System.Reflection.Emit.OpCodes.Ldarg, (short)i);
            il.Emit(subject);
            il.Emit(System.Reflection.Emit.OpCodes.Ret);
        })
        { Calls = calls };
}

/// <summary>Values at which instructions change their mind.</summary>
static class Edges
{
    public static readonly int[] Ints =
        [0, 1, -1, 2, 7, -13, 31, 32, 33, 127, 128, -128, 255, 256, 32767, -32769, 65535, 65536, 0x55555555, int.MaxValue, int.MinValue];

    public static readonly long[] Longs =
    [
        0, 1, -1, 7, -13, 31, 63, 64, 65, 255, 65536, int.MaxValue, int.MinValue, 1L + int.MaxValue, uint.MaxValue, 1L + uint.MaxValue,
        0x5555555555555555, long.MaxValue, long.MinValue,
    ];

    public static object?[][] Each<T>(params T[] values) => [.. values.Select(value => new object?[] { value })];

    public static object?[][] Pairs<T, TOther>(T[] left, TOther[] right) =>
        [.. left.SelectMany(a => right.Select(b => new object?[] { a, b }))];
}
