using System.Numerics;
using Neo;
using Neo.SmartContract;
using Neo.VM;

namespace StarMiner.Client.Tests;

/// <summary>Neo's own script builder is the reference.</summary>
public class CallScriptTests
{
    static readonly UInt160 Contract = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    [Fact]
    public void Of_flatArguments_areWhatNeoEmits()
    {
        object?[] arguments =
            [null, true, -1, 70_000UL, BigInteger.Pow(2, 200), "text", new byte[] { 1, 2 }, Contract, UInt256.Zero];

        var expected = Contract.MakeScript("method", arguments);

        CallScript.Of(new ContractCall(Contract, "method", arguments)).Should().Equal(expected);
    }

    [Fact]
    public void Of_nestedArrays_areWhatNeoEmitsForArrayParameters()
    {
        var nested = Parameter(ContractParameterType.Array, new List<ContractParameter>
        {
            Parameter(ContractParameterType.String, "open"),
            Parameter(ContractParameterType.Array, new List<ContractParameter>
            {
                Parameter(ContractParameterType.Integer, (BigInteger)7),
            }),
        });

        var script = CallScript.Of(
            new ContractCall(Contract, "method", [new object?[] { "open", new object?[] { 7 } }]));

        script.Should().Equal(Contract.MakeScript("method", nested));
    }

    [Fact]
    public void Of_noArguments_passesAnEmptyArray() =>
        CallScript.Of(new ContractCall(Contract, "method")).Should().Equal(Contract.MakeScript("method"));

    [Fact]
    public void Of_twoCalls_isOneScriptAfterTheOther()
    {
        ContractCall first = new(Contract, "first", 1), second = new(Contract, "second");

        CallScript.Of(first, second).Should().Equal([.. CallScript.Of(first), .. CallScript.Of(second)]);
    }

    [Fact]
    public void Of_argumentThatNoContractTakes_isRefused() =>
        FluentActions.Invoking(() => CallScript.Of(new ContractCall(Contract, "method", 1.5)))
            .Should().Throw<ArgumentException>().WithMessage("*System.Double*");

    static ContractParameter Parameter(ContractParameterType type, object value) => new(type) { Value = value };
}
