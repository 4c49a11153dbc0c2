using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Tracing;
using StarMiner.Simulator.Tests.Support;

namespace StarMiner.Simulator.Tests;

public class TraceTests
{
    readonly TestChain _test = new(new ChainOptions { Trace = true });

    [Fact]
    public void Trace_draws_the_tree_of_calls_with_arguments_and_GAS()
    {
        TransactionReceipt receipt = _test.Invoke("forward", _test.Probe, "say", new object?[] { "deep" });

        CallNode root = receipt.Execution.Trace!.Calls;
        root.ContractName.Should().BeNull();
        root.GasDatoshi.Should().Be(receipt.Execution.GasDatoshi);
        CallNode forward = root.Calls.Should().ContainSingle().Subject;
        CallNode say = forward.Calls.Should().ContainSingle().Subject;
        (forward.ContractName, forward.Method, say.Method).Should().Be(("Probe", "forward", "say"));
        forward.Arguments.Should().HaveCount(3);
        say.Arguments.Should().ContainSingle().Which.GetString().Should().Be("deep");
        say.Events.Should().Equal(ProbeContract.Event);
        say.Returned.Should().BeTrue();
        say.GasDatoshi.Should().BePositive().And.BeLessThan(forward.GasDatoshi);
        (root.OwnGasDatoshi + forward.OwnGasDatoshi + say.OwnGasDatoshi).Should().Be(receipt.Execution.GasDatoshi);
    }

    [Fact]
    public void Trace_storage_names_what_was_left_changed()
    {
        int id = _test.Chain.FindContract(_test.Probe)!.Id;
        StorageChange[] Changes(TransactionReceipt receipt) =>
            [.. receipt.Execution.Trace!.Storage.Where(change => change.ContractId == id)];

        StorageChange added = Changes(_test.Invoke("put", "k", "one")).Should().ContainSingle().Subject;
        (added.Before, added.After!.Length).Should().Be((null, 3));
        StorageChange changed = Changes(_test.Invoke("put", "k", "other")).Should().ContainSingle().Subject;
        (changed.Before!.Length, changed.After!.Length).Should().Be((3, 5));
        Changes(_test.Invoke("put", "k", "other")).Should().BeEmpty();
        Changes(_test.Invoke("delete", "k")).Should().ContainSingle().Which.After.Should().BeNull();
        Changes(_test.Invoke("putThenFail", "k", "v", "Probe/no")).Should().BeEmpty();
    }

    [Fact]
    public void Trace_a_fault_marks_the_calls_that_it_left()
    {
        CallNode root = _test.Invoke("forward", _test.Probe, "fail", new object?[] { "Probe/no" })
            .Execution.Trace!.Calls;
        root.Returned.Should().BeFalse();
        root.Calls[0].Calls[0].Returned.Should().BeFalse();
        root.Calls[0].Calls[0].GasDatoshi.Should().BePositive();
    }

    [Fact]
    public void Trace_changes_nothing_in_the_run()
    {
        var plain = new TestChain();
        plain.Invoke("put", "k", "v");
        _test.Invoke("put", "k", "v");
        _test.Chain.RunHash().Should().Be(plain.Chain.RunHash());
    }

    [Fact]
    public void TraceText_each_level_says_more()
    {
        Execution execution = _test.Invoke("say", "hello").Execution;
        string[] texts = [.. Enumerable.Range(1, TraceText.MaxLevel).Select(level => TraceText.Of(execution, level))];
        texts[0].Should().StartWith("HALT");
        texts[1].Should().Contain("Said[hello]");
        texts[2].Should().Contain("Probe.say(hello)").And.Contain("own");
        texts[3].Should().StartWith(texts[2]);
        Execution untraced = new TestChain().Invoke("say", "hello").Execution;
        untraced.Invoking(e => TraceText.Of(e, 3)).Should().Throw<ArgumentException>();
    }
}
