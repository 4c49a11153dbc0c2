using System.Numerics;
using FsCheck.Xunit;
using Neo.SmartContract.Framework;
using Neo.VM.Types;
using ByteString = Neo.SmartContract.Framework.ByteString;

namespace StarMiner.Tests.Managed;

public class ByteStringTests
{
    [Property]
    public void Text_and_back_loses_no_byte(byte[] bytes)
    {
        string text = (ByteString)bytes;
        ((byte[])(ByteString)text).Should().Equal(bytes);
    }

    [Property]
    public void Integer_conversion_agrees_with_the_engine(BigInteger value)
    {
        var bytes = (ByteString)value;
        ((byte[])bytes).Should().Equal(((Integer)value).GetSpan().ToArray());
        ((BigInteger)bytes).Should().Be(value);
    }

    [Fact]
    public void Integer_of_nothing_is_zero()
    {
        ((BigInteger)(ByteString)(string)null!).Should().Be(0);
        ((BigInteger)ByteString.Empty).Should().Be(0);
    }

    [Fact]
    public void Integer_of_33_bytes_is_refused()
    {
        FluentActions.Invoking(() => (BigInteger)(ByteString)new byte[33]).Should().Throw<InvalidCastException>();
    }

    [Property]
    public void Equality_is_of_content(byte[] bytes, byte other)
    {
        var left = (ByteString)bytes;
        var right = (ByteString)(byte[])bytes.Clone();
        (left == right).Should().BeTrue();
        left.Equals(right).Should().BeTrue();
        left.GetHashCode().Should().Be(right.GetHashCode());
        (left != (ByteString)bytes.Append(other).ToArray()).Should().BeTrue();
        (left == null).Should().BeFalse();
    }

    [Fact]
    public void Bytes_are_copied_in_and_out()
    {
        byte[] source = [1, 2, 3];
        var stored = (ByteString)source;
        source[0] = 9;
        ((byte[])stored)[1] = 9;
        ((byte[])stored).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Foreach_gives_every_byte()
    {
        System.Collections.Generic.List<byte> seen = [];
        foreach (byte value in (ByteString)new byte[] { 4, 5, 6 }) seen.Add(value);

        seen.Should().Equal(4, 5, 6);
    }

    [Fact]
    public void Classification_looks_at_every_byte()
    {
        ((ByteString)"0123456789").IsNumber().Should().BeTrue();
        ((ByteString)"01a").IsNumber().Should().BeFalse();
        ((ByteString)"azAZ").IsAlphabet().Should().BeTrue();
        ((ByteString)"az[").IsAlphabet().Should().BeFalse();
        ((ByteString)"az").IsLowerAlphabet().Should().BeTrue();
        ((ByteString)"aZ").IsLowerAlphabet().Should().BeFalse();
        ((ByteString)"AZ").IsUpperAlphabet().Should().BeTrue();
        ((ByteString)"Az").IsUpperAlphabet().Should().BeFalse();
    }

    [Fact]
    public void Searches_find_start_and_end()
    {
        ByteString text = "merkle";
        text.StartsWith("mer").Should().BeTrue();
        text.EndsWith("kle").Should().BeTrue();
        text.EndsWith("kl").Should().BeFalse();
        text.EndsWith("a longer text").Should().BeFalse();
        text.Contains("rk").Should().BeTrue();
        text.IndexOf("k").Should().Be(3);
        text.IndexOf("z").Should().Be(-1);
    }
}
