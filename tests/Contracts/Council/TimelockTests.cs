using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Primitives;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Council;

/// <summary>What changes the suite waits in the open, and only then is done, once.</summary>
public class TimelockTests
{
    const ulong DayMs = 24 * 3_600_000;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Schedule_startsTheClockAndSaysUntilWhen()
    {
        object?[] action = ["set", "BurnBps", 3_000];
        var receipt = _suite.Invoke(_suite.Steward, _suite.Council, "schedule", (object?)action);
        ContractEvent told = receipt.Events.Single();
        told.Name.Should().Be("ActionScheduled");
        told.Values[0].AsBytes().Should().Equal(receipt.Result!.AsBytes());
        told.Values[2].AsUInt64().Should().Be(receipt.Block.Timestamp + 2 * DayMs);
        _suite.Read(_suite.Council, "readyAt", (object?)action).AsUInt64().Should().Be(receipt.Block.Timestamp + 2 * DayMs);
    }

    [Fact]
    public void Execute_ofAParameter_movesItOnce()
    {
        object?[] action = ["set", "BurnBps", 3_000];
        _suite.Govern(action).Events.Select(e => e.Name).Should().Equal("ActionExecuted", "ParameterSet");
        _suite.Read(_suite.Council, "parameterOf", "BurnBps").AsList(4)[0].AsInt32().Should().Be(3_000);
        _suite.Read(_suite.Council, "readyAt", (object?)action).AsInt32().Should().Be(0);
        _suite.Refused("Council/not-scheduled", _suite.Stranger, _suite.Council, "execute", (object?)action);
    }

    [Fact]
    public void Execute_ofABinding_replacesTheRole()
    {
        _suite.Govern("bind", "Minter", _suite.Stranger.ScriptHash);
        _suite.Read(_suite.Council, "addressOf", "Minter").AsHash160().Should().Be(_suite.Stranger.ScriptHash);
        _suite.Invoke(_suite.Stranger, _suite.Token, "mintForPublicWork", _suite.Stranger.ScriptHash, 1);
        _suite.Refused("AgpuToken/not-minter", _suite.Minter, _suite.Token, "mintForPublicWork", _suite.Minter.ScriptHash, 1);
    }

    [Fact]
    public void Execute_ofKernels_listsAndDelists()
    {
        UInt160 kernel = _suite.Stranger.ScriptHash;
        _suite.Govern("list", kernel, 2);
        _suite.Read(_suite.Council, "kernelTask", kernel).AsInt32().Should().Be(2);
        _suite.Govern("public", kernel);
        _suite.Read(_suite.Council, "publicKernel").AsHash160().Should().Be(kernel);
        _suite.Govern("delist", kernel).Events.Select(e => e.Name).Should().Equal("ActionExecuted", "KernelDelisted");
        _suite.Read(_suite.Council, "isKernelListed", kernel).AsBool().Should().BeFalse();
    }

    [Fact]
    public void Stewards_actOnlyTogether()
    {
        Actor one = _suite.Client, two = _suite.Provider, three = _suite.Challenger;
        Found(2, one, two, three);
        object?[] action = [new object?[] { "set", "BurnBps", 3_000 }];
        _suite.Refused("Council/not-steward", one, _suite.Council, "schedule", action);
        _suite.Refused("Council/not-steward", _suite.Steward, _suite.Council, "schedule", action);
        _suite.InvokeTogether([three, one], _suite.Council, "schedule", action);
    }

    [Fact]
    public void Guardians_mayOnlyStop()
    {
        Found(1, _suite.Client);
        object?[] action = [new object?[] { "set", "BurnBps", 3_000 }];
        _suite.Refused("Council/not-steward", _suite.Stranger, _suite.Council, "schedule", action);
        _suite.Invoke(_suite.Client, _suite.Council, "schedule", action);
        _suite.Invoke(_suite.Stranger, _suite.Council, "cancel", action).Events.Single().Name.Should().Be("ActionCancelled");
        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + 3 * DayMs);
        _suite.Refused("Council/not-scheduled", _suite.Client, _suite.Council, "execute", action);
    }

    [Fact]
    public void Members_areReplacedThroughTheTimelock()
    {
        Found(1, _suite.Client);
        object?[] action = [new object?[] { "stewards", 1, new object?[] { _suite.Provider.ScriptHash } }];
        _suite.Invoke(_suite.Client, _suite.Council, "schedule", action);
        object?[] guardians = [new object?[] { "guardians", 1, new object?[] { _suite.Provider.ScriptHash } }];
        _suite.Invoke(_suite.Client, _suite.Council, "schedule", guardians);
        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + 2 * DayMs);
        _suite.Invoke(_suite.Stranger, _suite.Council, "execute", action);
        _suite.Invoke(_suite.Stranger, _suite.Council, "execute", guardians);
        _suite.Refused("Council/not-steward", _suite.Client, _suite.Council, "unpause", 1);
        _suite.Invoke(_suite.Provider, _suite.Council, "unpause", 1);
        _suite.Refused("Council/not-guardian", _suite.Stranger, _suite.Council, "pause", 1);
        _suite.Invoke(_suite.Provider, _suite.Council, "pause", 1);
    }

    [Fact]
    public void Pause_closesEntriesAtOnceAndStewardsOpenThem()
    {
        Found(1, _suite.Client);
        _suite.Invoke(_suite.Stranger, _suite.Council, "pause", Entries.Jobs);
        var told = _suite.Invoke(_suite.Stranger, _suite.Council, "pause", Entries.Swaps).Events.Single();
        told.Name.Should().Be("EntriesClosed");
        told.Values[0].AsInt32().Should().Be(Entries.Jobs | Entries.Swaps);
        _suite.Read(_suite.Council, "charter").AsBytes()[0].Should().Be(Entries.Jobs | Entries.Swaps);
        _suite.Invoke(_suite.Client, _suite.Council, "unpause", Entries.Jobs | Entries.Stakes);
        _suite.Read(_suite.Council, "charter").AsBytes()[0].Should().Be(Entries.Swaps);
    }

    void Found(int threshold, params Actor[] stewards) => _suite.Invoke(
        _suite.Steward, _suite.Council, "found", threshold, stewards.Select(s => (object?)s.ScriptHash).ToArray(),
        1, new object?[] { _suite.Stranger.ScriptHash });
}
