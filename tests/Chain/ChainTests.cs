using Neo.SmartContract.Native;
using Neo.VM;
using StarMiner.Client;

namespace StarMiner.Simulator.Tests;

public class ChainTests
{
    [Fact]
    public void Fund_moves_GAS_in_a_block()
    {
        var chain = new Chain();
        Actor alice = chain.Actor("alice");

        TransactionReceipt receipt = chain.Fund(alice, 100_00000000);

        receipt.Execution.State.Should().Be(VMState.HALT);
        receipt.Result!.GetBoolean().Should().BeTrue();
        receipt.Events.Should().ContainSingle(e => e.Name == "Transfer");
        chain.Height.Should().Be(1);
        chain.GasOf(alice.ScriptHash).Should().Be(100_00000000);
    }

    [Fact]
    public void Read_returns_the_result_and_changes_nothing()
    {
        var chain = new Chain();
        var before = chain.State;

        var run = chain.Read(new ContractCall(NativeContract.GAS.Hash, "totalSupply"));

        run.Stack[0].AsInteger().Should().Be(52_000_000_00000000 + 50000000);
        chain.State.Should().BeSameAs(before);
    }
}
