using System.Numerics;
using Neo;
using Neo.SmartContract;
using Neo.SmartContract.Manifest;

namespace StarMiner.Client.Tests.Naming;

public class ArgumentReaderTests
{
    static readonly UInt160 Alice = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    static readonly ArgumentReader Reader = new(new NameBook().AddAccounts([KeyValuePair.Create("alice", Alice)]));

    [Theory]
    [InlineData("7", "7")]
    [InlineData("-7", "-7")]
    [InlineData("12.5 AGPU", "1250000000")]
    [InlineData("12.5 agpu", "1250000000")]
    [InlineData("12.5AGPU", "1250000000")]
    [InlineData("0.00000001 GAS", "1")]
    [InlineData("-1.5 GAS", "-150000000")]
    [InlineData("-0.5 GAS", "-50000000")]
    [InlineData("3 TUSD", "3000000")]
    [InlineData("2 NEO", "2")]
    public void Read_integer_asPeopleWriteAmounts(string text, string value) =>
        One(ContractParameterType.Integer, text).Should().Be(BigInteger.Parse(value));

    [Theory]
    [InlineData("x")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("0.000000001 AGPU")]
    [InlineData("1.5 NEO")]
    [InlineData("1 DOGE")]
    [InlineData("AGPU")]
    [InlineData("1 2 AGPU")]
    [InlineData("1.2.3 GAS")]
    [InlineData(".5 GAS")]
    [InlineData("--1 GAS")]
    [InlineData("+-1 GAS")]
    public void Read_noInteger_refusedInOneLine(string text)
    {
        var act = () => One(ContractParameterType.Integer, text);
        act.Should().Throw<ChainException>()
            .WithMessage($"'{text}' is no value: a whole number, or an amount like '12.5 AGPU' is expected");
    }

    [Fact]
    public void Read_hash_byNameAddressOrDigits()
    {
        foreach (string text in new[] { "alice", "ALICE", Accounts.Address(Alice), Alice.ToString() })
            One(ContractParameterType.Hash160, text).Should().Be(Alice);
        var act = () => One(ContractParameterType.Hash160, "alcie");
        act.Should().Throw<ChainException>().WithMessage("no account or contract is called 'alcie' (nearest: 'alice')");
    }

    [Fact]
    public void Read_otherTypes_byTheAbi()
    {
        One(ContractParameterType.Boolean, "true").Should().Be(true);
        One(ContractParameterType.String, "12").Should().Be("12");
        One(ContractParameterType.ByteArray, "0x00ff").Should().BeEquivalentTo(new byte[] { 0, 255 });
        One(ContractParameterType.Hash160, "null").Should().BeNull();
        One(ContractParameterType.Array, """[1, "0x0102", "alice", [true, null]]""").Should().BeEquivalentTo(
            new object?[] { new BigInteger(1), new byte[] { 1, 2 }, Alice, new object?[] { true, null } });
    }

    /// <summary>Where the ABI says nothing the text decides, and what means nothing else is a text.</summary>
    [Fact]
    public void Read_any_asItLooks()
    {
        One(ContractParameterType.Any, "12.5 AGPU").Should().Be(new BigInteger(12_50000000));
        One(ContractParameterType.Any, "alice").Should().Be(Alice);
        One(ContractParameterType.Any, Accounts.Address(Alice)).Should().Be(Alice);
        foreach (string text in new[] { "alcie", "1.5", "1 DOGE", "--1 GAS", "." })
            One(ContractParameterType.Any, text).Should().Be(text);
    }

    [Theory]
    [InlineData(ContractParameterType.Boolean, "yes", "true or false")]
    [InlineData(ContractParameterType.ByteArray, "00ff", "0x and an even number of hexadecimal digits")]
    [InlineData(ContractParameterType.ByteArray, "0x0", "0x and an even number of hexadecimal digits")]
    [InlineData(ContractParameterType.Array, "{}", "JSON like [1, \"text\", \"0x00\"]")]
    [InlineData(ContractParameterType.Array, "[", "JSON like [1, \"text\", \"0x00\"]")]
    [InlineData(ContractParameterType.Hash256, "0x12", "0x and 64 hexadecimal digits")]
    [InlineData(ContractParameterType.PublicKey, "02", "a public key of 66 hexadecimal digits")]
    public void Read_badText_saysWhatIsExpected(ContractParameterType type, string text, string expected)
    {
        var act = () => One(type, text);
        act.Should().Throw<ChainException>().WithMessage($"'{text}' is no value: {expected} is expected");
    }

    [Fact]
    public void Read_anotherNumberOfArguments_showsTheMethod()
    {
        var act = () => Reader.Read(Method(ContractParameterType.Integer), ["1", "2"]);
        act.Should().Throw<ChainException>().WithMessage("set(value: Integer) takes 1 arguments, 2 are given");
    }

    static object? One(ContractParameterType type, string text) => Reader.Read(Method(type), [text])[0];

    static ContractMethodDescriptor Method(ContractParameterType type) => new()
    {
        Name = "set",
        Parameters = [new ContractParameterDefinition { Name = "value", Type = type }],
    };
}
