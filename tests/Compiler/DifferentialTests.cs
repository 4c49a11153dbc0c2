using System.Numerics;
using StarMiner.Compiler.Tests.Harness;
using StarMiner.Compiler.Tests.Programs;

namespace StarMiner.Compiler.Tests;

public class DifferentialTests
{
    static readonly int[] ints =
        [0, 1, -1, 2, 7, -13, 31, 33, 255, 256, 65535, -32769, int.MaxValue, int.MinValue, 0x55555555, -858993460];

    static readonly long[] longs =
        [0, 1, -1, 63, 65, -7, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, 0x123456789abcdef];

    static readonly BigInteger[] bigs =
        [0, 1, -1, 2, 5, 127, 128, -128, -129, 255, 65536, int.MinValue, uint.MaxValue, long.MaxValue, BigInteger.Pow(7, 30)];

    public static TheoryData<string> IntegerMethods => Names(typeof(Integers));

    public static TheoryData<string> LongMethods => Names(typeof(Longs));

    public static TheoryData<string> BigMethods => Names(typeof(Bigs));

    [Theory]
    [MemberData(nameof(IntegerMethods))]
    public void Integers_every_pair_same(string method) => EveryPair(typeof(Integers), method, ints);

    [Theory]
    [MemberData(nameof(LongMethods))]
    public void Longs_every_pair_same(string method) => EveryPair(typeof(Longs), method, longs);

    [Theory]
    [MemberData(nameof(BigMethods))]
    public void Bigs_every_pair_same(string method) => EveryPair(typeof(Bigs), method, bigs);

    static void EveryPair<T>(Type program, string method, T[] values)
    {
        foreach (T a in values)
            foreach (T b in values)
                Differential.Same(program, method, a, b);
    }

    static TheoryData<string> Names(Type program)
    {
        var data = new TheoryData<string>();
        foreach (var method in program.GetMethods().Where(item => item.IsStatic && item.IsPublic))
            data.Add(method.Name);
        return data;
    }

    public static TheoryData<Type, string, object?[]> Calls
    {
        get
        {
            var data = new TheoryData<Type, string, object?[]>();
            void Each(Type program, string method, params object?[][] rows)
            {
                foreach (object?[] row in rows)
                    data.Add(program, method, row);
            }
            foreach (int a in new[] { 0, 1, 2, 3, 5, 9, 11, 15, 40 })
            {
                foreach (string name in new[] { "ThrowerInSum", "ThrownBeforeStep", "UnsignedDivisorInTry", "KeptConcatenation", "OutOfConstantCall", "ThrowerCalledTwice", "Order", "Finally", "LoopWithTry", "ByReference" })
                    Each(typeof(Traps), name, [a]);
                foreach (string name in new[] { "CopyOnAssignment", "CopyOnCall", "InArray", "Returned", "Objects", "Tuples", "Nullables" })
                    Each(typeof(Structs), name, [a]);
                foreach (string name in new[] { "Fill", "Mixed", "Literal", "Jagged", "Flags", "Compound", "Text" })
                    Each(typeof(Arrays), name, [a]);
                foreach (var item in typeof(Delegates).GetMethods().Where(item => item.IsStatic))
                    Each(typeof(Delegates), item.Name, [a]);
                Each(typeof(Traps), "TernaryInArguments", [a, 4], [-a, 2]);
                Each(typeof(Traps), "Switches", [a, "one"], [a, "two"], [a, "three"]);
                Each(typeof(Traps), "MethodOnLocal", [(BigInteger)a]);
            }
            foreach (var method in typeof(ByteStrings).GetMethods().Where(item => item.IsStatic))
                Each(typeof(ByteStrings), method.Name, [new byte[] { 1, 2, 3, 200 }], [new byte[] { 0, 0, 0 }], [new byte[] { 255, 255 }]);
            Each(typeof(Traps), "ZeroBytesAreNotNull", [new byte[2]], [new byte[] { 1 }]);
            Each(typeof(Traps), "ZeroBytesInCondition", [new byte[2]], [Array.Empty<byte>()]);
            Each(typeof(Traps), "NullCoalescing", ["a"], [null]);
            Each(typeof(Arrays), "Sum", [new[] { 1, 2, 3 }], [Array.Empty<int>()], [new[] { int.MaxValue, 5 }]);
            Each(typeof(Arrays), "Constant", []);
            Each(typeof(Arrays), "ConstantBytes", []);
            Each(typeof(Arrays), "TextEqual", ["a", "ax"], ["a", "b"], ["q", "qx"]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Program_same_on_both(Type program, string method, object?[] arguments) =>
        Differential.Same(program, method, arguments);
}
