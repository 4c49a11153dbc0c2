using System.Numerics;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Testing;

namespace StarMiner.Simulator.Tests.Testing;

/// <summary>Expectations that fail, and what they say; the package's README has those that hold.</summary>
public class ExpectTests
{
    readonly Chain _chain = new();
    readonly ChainClient _client;
    readonly Actor _alice;

    public ExpectTests()
    {
        _client = new ChainClient(_chain);
        _alice = _chain.Actor("alice");
        _chain.Fund(_alice, gasDatoshi: 10_00000000);
    }

    [Fact]
    public async Task RefusalAsync_nothingRefused_saysNone() =>
        await Fails(() => Expect.RefusalAsync("X/no", () => TransferAsync(1)), "expected the error X/no, actual none");

    [Fact]
    public async Task RefusalAsync_anotherError_namesIt() =>
        await Fails(() => Expect.RefusalAsync("X/no", () => TransferAsync(-1)), "expected the error X/no, actual *out of the range*");

    [Fact]
    public async Task ChangeAsync_anotherChange_saysBoth()
    {
        BigInteger number = 5;
        await Expect.ChangeAsync(() => Task.FromResult(number), 2, () => Task.FromResult(number += 2));
        await Fails(
            () => Expect.ChangeAsync(() => Task.FromResult(number), 3, () => Task.FromResult(number += 2)),
            "expected a change by 3, actual 2");
    }

    [Fact]
    public async Task Event_andGas_areReadFromTheReceipt()
    {
        Receipt receipt = await TransferAsync(1);

        Expect.Event(receipt, "Transfer").Values[2].AsInteger().Should().Be(1);
        Expect.GasAtMost(receipt.SystemFeeDatoshi, receipt);
        FluentActions.Invoking(() => Expect.Event(receipt, "Swapped")).Should()
            .Throw<ExpectationFailedException>().WithMessage("expected one event Swapped, actual Transfer");
        FluentActions.Invoking(() => Expect.GasAtMost(1, receipt)).Should()
            .Throw<ExpectationFailedException>().WithMessage("expected at most 0.00000001 GAS, actual 0.* GAS");
    }

    static async Task Fails(Func<Task> act, string message) =>
        (await act.Should().ThrowAsync<ExpectationFailedException>()).WithMessage(message);

    Task<Receipt> TransferAsync(long amount) => _client.SendAsync(
        new ContractCall(
            NativeContract.GAS.Hash, "transfer", _alice.ScriptHash, _chain.Actor("bob").ScriptHash, amount, null),
        _alice.Keys);
}
