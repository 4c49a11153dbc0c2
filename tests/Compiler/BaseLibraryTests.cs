using System.Numerics;
using StarMiner.Compiler.Tests.Harness;
using StarMiner.Compiler.Tests.Programs;

namespace StarMiner.Compiler.Tests;

/// <summary>.NET's own members against the framework's C# that stands for them on chain.</summary>
public class BaseLibraryTests
{
    static readonly string[] Words =
        ["", "x", "abc", " x x\t", "xxAbCxx", "axbxxc", "12", " -34 ", "2147483648", "+7", "1 2", "-", "TRUE", " false", "250"];

    static readonly Dictionary<Type, object[]> Values = new()
    {
        [typeof(BaseTexts)] = Words,
        [typeof(BaseBuilders)] = [0, 1, -7, 12],
        [typeof(BaseInts)] = [0, 1, -1, 2, 7, -13, 31, 64, 200, int.MaxValue, int.MinValue],
        [typeof(BaseLongs)] = [0L, 1L, -1L, 6L, 63L, -7L, 1L << 40, long.MaxValue, long.MinValue],
        [typeof(BaseUInts)] = [0u, 1u, 6u, 33u, 0x80000000u, uint.MaxValue],
        [typeof(BaseULongs)] = [0ul, 1ul, 6ul, 65ul, 1ul << 63, ulong.MaxValue],
        [typeof(BaseShorts)] = [(short)0, (short)1, (short)-1, (short)17, short.MaxValue, short.MinValue],
        [typeof(BaseUShorts)] = [(ushort)0, (ushort)1, (ushort)17, (ushort)0x8000, ushort.MaxValue],
        [typeof(BaseBytes)] = [(byte)0, (byte)1, (byte)9, (byte)128, byte.MaxValue],
        [typeof(BaseSBytes)] = [(sbyte)0, (sbyte)1, (sbyte)-1, (sbyte)9, sbyte.MaxValue, sbyte.MinValue],
        [typeof(BaseBigs)] = [BigInteger.Zero, BigInteger.One, (BigInteger)(-12), (BigInteger)64, BigInteger.Pow(6, 40)],
    };

    public static TheoryData<Type, string> Members
    {
        get
        {
            var data = new TheoryData<Type, string>();
            foreach (Type program in Values.Keys)
                foreach (var method in program.GetMethods().Where(method => method.IsStatic))
                    data.Add(program, method.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_pair_same(Type program, string method)
    {
        foreach (object a in Values[program])
            foreach (object b in Values[program])
                Differential.Same(program, method, a, b);
    }
}
