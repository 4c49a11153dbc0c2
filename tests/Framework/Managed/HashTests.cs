using Neo;
using Neo.Wallets;
using ECPoint = Neo.SmartContract.Framework.ECPoint;
using UInt160 = Neo.SmartContract.Framework.UInt160;
using UInt256 = Neo.SmartContract.Framework.UInt256;

namespace StarMiner.Tests.Managed;

public class HashTests
{
    const string Hash160 = "0xd2a4cff31913016155e38e474a2c06d08be276cf";
    const string Hash256 = "0x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1fff";

    [Fact]
    public void UInt160_reads_hexadecimal_text_as_Neo_does()
    {
        byte[] expected = Neo.IO.Helper.ToArray(Neo.UInt160.Parse(Hash160));
        ((byte[])(UInt160)Hash160).Should().Equal(expected);
        ((byte[])UInt160.Parse(Hash160[2..])).Should().Equal(expected);
    }

    [Fact]
    public void UInt160_writes_addresses_as_Neo_does()
    {
        string address = Neo.UInt160.Parse(Hash160).ToAddress(ProtocolSettings.Default.AddressVersion);
        UInt160.Parse(Hash160).ToAddress(ProtocolSettings.Default.AddressVersion).Should().Be(address);
    }

    [Fact]
    public void UInt256_reads_hexadecimal_text_as_Neo_does_but_a_literal_byte_by_byte()
    {
        UInt256 literal = Hash256;
        ((byte[])literal).Should().Equal(Convert.FromHexString(Hash256[2..]));
        ((byte[])UInt256.Parse(Hash256)).Should().Equal(Neo.IO.Helper.ToArray(Neo.UInt256.Parse(Hash256)));
    }

    [Fact]
    public void Conversion_of_another_length_is_refused()
    {
        FluentActions.Invoking(() => (UInt160)new byte[19]).Should().Throw<FormatException>();
        FluentActions.Invoking(() => (UInt256)new byte[31]).Should().Throw<FormatException>();
        FluentActions.Invoking(() => (ECPoint)new byte[32]).Should().Throw<FormatException>();
        FluentActions.Invoking(() => UInt160.Parse("0x0g")).Should().Throw<FormatException>();
        FluentActions.Invoking(() => UInt160.Parse("0x012")).Should().Throw<FormatException>();
    }

    [Fact]
    public void Zero_is_zero_and_valid()
    {
        UInt160.Zero.IsZero.Should().BeTrue();
        UInt160.Zero.IsValid.Should().BeTrue();
        UInt160.Zero.IsValidAndNotZero.Should().BeFalse();
        ((UInt160)Hash160).IsValidAndNotZero.Should().BeTrue();
        (UInt160.Zero == (UInt160)new byte[20]).Should().BeTrue();
    }
}
