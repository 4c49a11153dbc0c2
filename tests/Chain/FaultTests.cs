using System.Text;
using Neo.SmartContract;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Engine.DebugInfo;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Tests.Support;

namespace StarMiner.Simulator.Tests;

public class FaultTests
{
    [Fact]
    public void Execution_leaves_nothing_under_way_in_the_callers_synchronisation_context()
    {
        var test = new TestChain();
        var counting = new CountingContext();
        SynchronizationContext? callers = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(counting);
        try
        {
            test.Chain.Fund(test.Alice, 1);
            SynchronizationContext.Current.Should().BeSameAs(counting);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(callers);
        }
        counting.Started.Should().Be(0, "Neo's native methods are async void, and a faulted one never ends");
    }

    sealed class CountingContext : SynchronizationContext
    {
        public int Started { get; private set; }

        public override void OperationStarted() => Started++;
    }

    [Fact]
    public void Fault_leaves_nothing_but_the_fees()
    {
        var test = new TestChain();
        var before = test.Chain.GasOf(test.Alice.ScriptHash);

        TransactionReceipt receipt = test.Invoke("putThenFail", "k", "v", "Probe/no");

        receipt.Halted.Should().BeFalse();
        receipt.Execution.Notifications.Should().BeEmpty();
        test.Stored("k").Should().BeNull();
        var fees = receipt.Transaction.SystemFee + receipt.Transaction.NetworkFee;
        test.Chain.GasOf(test.Alice.ScriptHash).Should().Be(before - fees);
    }

    [Fact]
    public void Fault_message_is_the_nodes_and_gives_the_named_error()
    {
        var test = new TestChain();

        TransactionReceipt receipt = test.Invoke("fail", "Probe/no");

        receipt.Fault!.Message.Should().Be("An unhandled exception was thrown. Probe/no");
        receipt.Invoking(r => r.OrThrow()).Should().Throw<ContractFaultException>().Which.Error.Should().Be("Probe/no");
        test.Invoke("abort").Fault!.Message.Should().Be("ABORT is executed.");
    }

    [Fact]
    public void Fault_out_of_GAS_says_so()
    {
        var test = new TestChain();
        var request = new TransactionRequest(
            CallScript.Of(test.Call("put", "k", "v")), new TransactionSigner(test.Alice))
        {
            SystemFeeDatoshi = 1_000_000,
        };
        test.Chain.Send(request).Fault!.Message.Should().Be("Insufficient GAS.");
        test.Stored("k").Should().BeNull();
    }

    [Fact]
    public void Fault_calls_name_contracts_and_methods_innermost_first()
    {
        var test = new TestChain();

        TransactionReceipt receipt = test.Invoke("forward", test.Probe, "fail", new object?[] { "Probe/deep" });

        receipt.Fault!.Calls.Select(c => (c.ContractName, c.Method)).Should().Equal(
            ("Probe", "fail"), ("Probe", "forward"), (null, null));
    }

    [Fact]
    public void Fault_with_debug_information_names_the_source_line()
    {
        var test = new TestChain();
        ContractState contract = test.Chain.FindContract(test.Probe)!;
        int start = contract.Manifest.Abi.GetMethod("fail", 1).Offset;
        string json = $$"""
            {
              "hash": "{{contract.Script.Span.ToScriptHash()}}",
              "documents": ["Probe.cs"],
              "methods": [{
                "id": "1", "name": "Probe,Fail", "range": "{{start}}-{{start + 5}}",
                "params": [], "return": "Void", "variables": [],
                "sequence-points": ["{{start}}[0]7:5-7:9", "{{start + 4}}[0]8:9-8:30"]
              }]
            }
            """;
        test.Chain.AddDebugInfo(DebugInfoReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))));

        TransactionReceipt receipt = test.Invoke("fail", "Probe/no");

        CallFrame frame = receipt.Fault!.Calls[0];
        (frame.Method, frame.File, frame.Line).Should().Be(("Fail", "Probe.cs", 8));
        receipt.Fault.ToString().Should().Contain("Probe.Fail in Probe.cs:line 8");
    }

    [Fact]
    public void Fault_of_a_missing_contract_names_its_hash()
    {
        var test = new TestChain();
        var nobody = test.Chain.Actor("nobody").ScriptHash;
        test.Chain.Invoke(test.Alice, new ContractCall(nobody, "x")).Fault!.Message
            .Should().Be($"Called Contract Does Not Exist: {nobody}");
    }

    [Fact]
    public void Deploy_twice_is_refused_by_the_management_contract()
    {
        var test = new TestChain();
        test.Chain.Invoking(c => c.Deploy(test.Alice, ProbeContract.Artifact()))
            .Should().Throw<ContractFaultException>().WithMessage("Contract Already Exists:*");
        NativeContract.ContractManagement.GetContract(test.Chain.View, test.Probe).UpdateCounter.Should().Be(0);
    }
}
