using System.Numerics;
using Neo.SmartContract.Native;
using Neo.VM;
using StarMiner.Client;
using StarMiner.Simulator.Tests.Support;

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

    [Fact]
    public void Deploy_then_invoke_and_read()
    {
        var test = new TestChain();

        test.Invoke("put", "greeting", "hello").Halted.Should().BeTrue();

        test.Stored("greeting").Should().Be("hello");
        test.Chain.FindContract(test.Probe)!.Manifest.Name.Should().Be("Probe");
    }

    [Fact]
    public void Invoke_notifications_and_log_lines_are_in_the_receipt()
    {
        var test = new TestChain();

        TransactionReceipt said = test.Invoke("say", "hello");
        TransactionReceipt logged = test.Invoke("log", "a line");

        ContractEvent e = said.Events.Should().ContainSingle().Subject;
        (e.Contract, e.Name, e.Values[0].AsText()).Should().Be((test.Probe, ProbeContract.Event, "hello"));
        logged.Execution.Logs.Should().ContainSingle(line => line.Contract == test.Probe && line.Message == "a line");
    }

    [Fact]
    public void Mine_several_transactions_share_a_block_and_run_in_order()
    {
        var test = new TestChain();
        var signer = new TransactionSigner(test.Alice);
        var puts = Enumerable.Range(0, 5).Select(i => test.Chain.Build(
            new TransactionRequest(CallScript.Of(test.Call("put", "k", $"v{i}")), signer))).ToArray();
        uint height = test.Chain.Height;

        var receipts = test.Chain.Mine(puts);

        test.Chain.Height.Should().Be(height + 1);
        receipts.Should().HaveCount(5).And.OnlyContain(r => r.Halted && r.Block.Index == height + 1);
        test.Stored("k").Should().Be("v4");
        test.Chain.FindBlock(height + 1)!.Transactions.Should().Equal(puts);
    }

    [Fact]
    public void Time_blocks_are_a_block_time_apart_and_the_clock_can_be_moved()
    {
        var chain = new Chain(new ChainOptions { BlockTimeMs = 1_000, StartTimeMs = 5_000_000_000_000 });
        chain.MineEmpty(2);
        chain.TimeMs.Should().Be(5_000_000_001_000);

        chain.MoveTimeTo(5_000_086_400_000);
        chain.TimeMs.Should().Be(5_000_086_400_000);
        chain.Height.Should().Be(3);
        chain.MoveTimeTo(5_000_000_000_000);
        chain.Height.Should().Be(3);
    }

    [Fact]
    public void Time_a_contract_sees_the_timestamp_of_its_block()
    {
        var test = new TestChain();
        TransactionReceipt receipt = test.Invoke("time");
        receipt.Result!.AsUInt64().Should().Be(receipt.Block.Timestamp);
    }

    [Fact]
    public void Rehearsal_sees_what_the_block_will_see()
    {
        var test = new TestChain();
        ulong rehearsed = test.Chain.Read(test.Call("time")).Stack[0].AsUInt64();
        test.Invoke("time").Result!.AsUInt64().Should().Be(rehearsed);
    }

    [Fact]
    public void ExecutionsOf_the_logs_say_the_same_as_the_receipts()
    {
        var test = new TestChain();
        TransactionReceipt receipt = test.Invoke("say", "hello");
        TransactionReceipt failed = test.Invoke("fail", "Probe/no");

        TransactionReceipt read = test.Chain.FindReceipt(receipt.Transaction.Hash)!;
        read.Execution.GasDatoshi.Should().Be(receipt.Execution.GasDatoshi);
        read.Events.Single().Values[0].AsText().Should().Be("hello");
        read.Block.Hash.Should().Be(receipt.Block.Hash);
        test.Chain.FindReceipt(failed.Transaction.Hash)!.Fault!.Message.Should().Be(failed.Fault!.Message);
        test.Chain.ExecutionsOf(receipt.Block.Index).Should().HaveCount(3);
    }

    [Fact]
    public void Supply_of_GAS_only_grows_by_rewards_and_falls_by_system_fees()
    {
        var test = new TestChain();
        BigInteger Supply() => NativeContract.GAS.TotalSupply(test.Chain.View);
        BigInteger before = Supply();

        TransactionReceipt receipt = test.Invoke("put", "k", "v");

        // The network fee goes to the validator; the system fee is burned; a block mints half a GAS to the committee.
        (Supply() - before).Should().Be(50000000 - receipt.Transaction.SystemFee);
        BigInteger held = test.Chain.GasOf(test.Alice.ScriptHash)
            + test.Chain.GasOf(test.Chain.GenesisAccount.ScriptHash)
            + test.Chain.GasOf(test.Chain.Committee[0].ScriptHash);
        held.Should().Be(Supply());
    }

    [Fact]
    public void Result_is_the_top_of_the_stack_and_Stack_begins_at_the_bottom()
    {
        using var script = new Neo.VM.ScriptBuilder();
        script.EmitPush(1).EmitPush(2);
        var test = new TestChain();

        TransactionReceipt receipt = test.Chain.Send(
            new TransactionRequest(script.ToArray(), new TransactionSigner(test.Alice)));

        receipt.Execution.Stack.Select(item => (int)item.GetInteger()).Should().Equal(1, 2);
        receipt.Result!.GetInteger().Should().Be(2);
    }
}
