using System.Numerics;
using System.Reflection;
using FsCheck.Xunit;
using Neo.SmartContract.Framework;
using Neo.VM.Types;
using StarMiner.Tests.Support;
using ByteString = Neo.SmartContract.Framework.ByteString;
using Helper = Neo.SmartContract.Framework.Helper;

namespace StarMiner.Tests.Managed;

/// <summary>The managed bodies of Helper do what the instructions in its attributes do.</summary>
public class HelperTests
{
    [Fact]
    public void ToByteArray_of_every_byte_is_that_byte()
    {
        for (int value = 0; value < 256; value++)
        {
            ((byte)value).ToByteArray().Should().Equal((byte)value);
            Engine<byte>(nameof(Helper.ToByteArray), value)!.GetSpan().ToArray().Should().Equal((byte)value);
        }
        for (int value = sbyte.MinValue; value <= sbyte.MaxValue; value++)
            Engine<sbyte>(nameof(Helper.ToByteArray), value)!.GetSpan().ToArray()
                .Should().Equal(((sbyte)value).ToByteArray());
    }

    [Property]
    public void Sqrt_agrees_with_the_engine(BigInteger value)
    {
        BigInteger positive = BigInteger.Abs(value * value * value);
        positive.Sqrt().Should().Be(Engine<BigInteger>(nameof(Helper.Sqrt), positive)!.GetInteger());
    }

    [Property]
    public void ModInverse_agrees_with_the_engine(uint value, uint modulus)
    {
        BigInteger v = value, m = modulus;
        Answer(() => v.ModInverse(m)).Should().Be(Engine<BigInteger>(nameof(Helper.ModInverse), v, m)?.GetInteger());
    }

    [Property]
    public void ModMultiply_agrees_with_the_engine(BigInteger x, BigInteger y, uint modulus)
    {
        BigInteger m = modulus + 1L;
        x.ModMultiply(y, m).Should().Be(Engine<BigInteger>(nameof(Helper.ModMultiply), x, y, m)!.GetInteger());
    }

    [Fact]
    public void AsByte_and_AsSbyte_refuse_what_the_engine_refuses()
    {
        for (int value = -300; value <= 300; value++)
        {
            Answer(() => value.AsByte()).Should().Be(Engine<int>(nameof(Helper.AsByte), value)?.GetInteger());
            Answer(() => value.AsSbyte()).Should().Be(Engine<int>(nameof(Helper.AsSbyte), value)?.GetInteger());
        }
    }

    [Theory]
    [InlineData(127, 127)]
    [InlineData(128, -128)]
    [InlineData(255, -1)]
    [InlineData(-128, -128)]
    public void ToSbyte_reads_the_same_bits(int value, int expected)
    {
        value.ToSbyte().Should().Be((sbyte)expected);
    }

    [Property]
    public void Slices_agree_with_the_engine(byte[] bytes, byte at, byte count)
    {
        Bytes(() => bytes.Range(at, count)).Should().Equal(Bytes(nameof(Helper.Range), bytes, at, count));
        Bytes(() => Helper.Take(bytes, count)).Should().Equal(Bytes(nameof(Helper.Take), bytes, count));
        Bytes(() => Helper.Last(bytes, count)).Should().Equal(Bytes(nameof(Helper.Last), bytes, count));
    }

    [Property]
    public void Concat_agrees_with_the_engine(byte[] first, byte[] second)
    {
        first.Concat(second).Should().Equal(Bytes(nameof(Helper.Concat), first, second));
        byte[] stored = (byte[])((ByteString)first).Concat((ByteString)second);
        stored.Should().Equal([.. first, .. second]);
    }

    [Fact]
    public void Within_excludes_its_upper_end()
    {
        5.Within(5, 6).Should().BeTrue();
        6.Within(5, 6).Should().BeFalse();
    }

    /// <summary>Runs the overload whose first parameter has the type.</summary>
    static StackItem? Engine<T>(string name, params object[] arguments)
    {
        MethodInfo member = typeof(Helper).GetMethods()
            .First(method => method.Name == name && method.GetParameters()[0].ParameterType == typeof(T));
        return OnEngine.Run(member, arguments);
    }

    /// <summary>Empty where the engine faults: a slice out of range.</summary>
    static byte[] Bytes(string name, params object[] arguments)
        => Engine<byte[]>(name, arguments)?.GetSpan().ToArray() ?? [];

    static byte[] Bytes(Func<byte[]> slice)
    {
        try
        {
            return slice();
        }
        catch (ArgumentOutOfRangeException)
        {
            return [];
        }
    }

    /// <summary>Null where the body refuses its arguments.</summary>
    static BigInteger? Answer(Func<BigInteger> compute)
    {
        try
        {
            return compute();
        }
        catch (Exception refused) when (refused is UncatchableException or ArgumentOutOfRangeException
            or InvalidOperationException)
        {
            return null;
        }
    }
}
