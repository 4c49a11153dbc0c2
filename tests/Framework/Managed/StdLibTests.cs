using System.Numerics;
using FsCheck.Xunit;
using Engine = Neo.SmartContract.Native.StdLib;
using Framework = Neo.SmartContract.Framework;
using StdLib = Neo.SmartContract.Framework.Native.StdLib;

namespace StarMiner.Tests.Managed;

/// <summary>The bodies for the CLR answer what the chain's own StdLib answers.</summary>
public class StdLibTests
{
    [Property]
    public void Itoa_and_Atoi_agree_with_the_engine(BigInteger value)
    {
        foreach (int radix in new[] { 10, 16 })
        {
            string text = StdLib.Itoa(value, radix);
            text.Should().Be(Engine.Itoa(value, radix));
            StdLib.Atoi(text, radix).Should().Be(Engine.Atoi(text, radix)).And.Be(value);
        }
    }

    [Fact]
    public void Itoa_other_base_is_refused()
    {
        FluentActions.Invoking(() => StdLib.Itoa(5, 8)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Engine.Itoa(5, 8)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Property]
    public void Base58_agrees_with_the_engine(byte[] bytes)
    {
        foreach (byte[] data in new[] { bytes, [0, 0, .. bytes] })
        {
            string text = StdLib.Base58Encode(Stored(data));
            text.Should().Be(Engine.Base58Encode(data));
            Plain(StdLib.Base58Decode(text)).Should().Equal(data).And.Equal(Engine.Base58Decode(text));
        }
    }

    [Property]
    public void Base58Check_agrees_with_the_engine(byte[] bytes)
    {
        string text = StdLib.Base58CheckEncode(Stored(bytes));
        text.Should().Be(Engine.Base58CheckEncode(bytes));
        Plain(StdLib.Base58CheckDecode(text)).Should().Equal(bytes);
    }

    [Fact]
    public void Base58CheckDecode_wrong_checksum_is_refused()
    {
        string text = StdLib.Base58CheckEncode(Stored([1, 2, 3]));
        string wrong = text[..^1] + (text[^1] == 'z' ? 'y' : 'z');
        FluentActions.Invoking(() => StdLib.Base58CheckDecode(wrong)).Should().Throw<FormatException>();
    }

    [Property]
    public void Base64_agrees_with_the_engine(byte[] bytes)
    {
        string text = StdLib.Base64Encode(Stored(bytes));
        text.Should().Be(Engine.Base64Encode(bytes));
        Plain(StdLib.Base64Decode(text)).Should().Equal(bytes);
    }

    [Theory]
    [InlineData("0102030102", "0102", 0)]
    [InlineData("0102030102", "0102", 1)]
    [InlineData("0102030102", "09", 0)]
    [InlineData("0102030102", "", 2)]
    [InlineData("0102030102", "0102", 5)]
    public void MemorySearch_agrees_with_the_engine(string memory, string value, int start)
    {
        byte[] mem = Convert.FromHexString(memory), sought = Convert.FromHexString(value);
        StdLib.MemorySearch(Stored(mem), Stored(sought), start).Should().Be(EngineSearch(mem, sought, start, false));
        StdLib.MemorySearch(Stored(mem), Stored(sought), start, true).Should().Be(EngineSearch(mem, sought, start, true));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("01", "")]
    [InlineData("01", "0100")]
    [InlineData("02", "01FF")]
    public void MemoryCompare_agrees_with_the_engine(string left, string right)
    {
        byte[] a = Convert.FromHexString(left), b = Convert.FromHexString(right);
        StdLib.MemoryCompare(Stored(a), Stored(b)).Should().Be((int)EngineCall("MemoryCompare", a, b));
    }

    [Theory]
    [InlineData("a,b,,c", ",")]
    [InlineData(",", ",")]
    [InlineData("abc", "--")]
    public void StringSplit_agrees_with_the_engine(string text, string separator)
    {
        StdLib.StringSplit(text, separator).Should().Equal((string[])EngineCall("StringSplit", text, separator));
        StdLib.StringSplit(text, separator, true).Should().Equal((string[])EngineCall("StringSplit", text, separator, true));
    }

    static int EngineSearch(byte[] mem, byte[] value, int start, bool backward)
        => (int)EngineCall("MemorySearch", mem, value, start, backward);

    static object EngineCall(string method, params object[] arguments)
        => typeof(Engine).GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static,
            [.. arguments.Select(argument => argument.GetType())])!.Invoke(null, arguments)!;

    static Framework.ByteString Stored(byte[] bytes) => (Framework.ByteString)bytes;

    static byte[] Plain(Framework.ByteString bytes) => (byte[])bytes;
}
