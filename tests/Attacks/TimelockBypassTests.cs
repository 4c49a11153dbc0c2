using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>A change of the suite that nobody had time to see.</summary>
public class TimelockBypassTests
{
    static readonly object?[] Cheap = ["set", "BurnBps", 1_000];
    readonly SuiteChain _suite = new();

    [Fact]
    public void Execution_ofWhatWasNotScheduled_isRefused() =>
        _suite.Refused("Council/not-scheduled", _suite.Steward, _suite.Council, "execute", (object?)Cheap);

    [Fact]
    public void Execution_beforeItsTime_isRefused()
    {
        _suite.Invoke(_suite.Steward, _suite.Council, "schedule", (object?)Cheap);
        ulong ready = _suite.Read(_suite.Council, "readyAt", (object?)Cheap).AsUInt64();
        _suite.Chain.MoveTimeTo(ready - 3_000);
        _suite.Refused("Council/too-early", _suite.Stranger, _suite.Council, "execute", (object?)Cheap);
    }

    [Fact]
    public void Execution_ofSomethingElseUnderItsCover_isRefused()
    {
        _suite.Invoke(_suite.Steward, _suite.Council, "schedule", (object?)Cheap);
        _suite.Chain.MoveTimeTo(_suite.Read(_suite.Council, "readyAt", (object?)Cheap).AsUInt64());
        object?[] other = ["set", "BurnBps", 5_000];
        _suite.Refused("Council/not-scheduled", _suite.Steward, _suite.Council, "execute", (object?)other);
    }

    [Fact]
    public void Execution_again_isRefused()
    {
        _suite.Govern(Cheap);
        _suite.Refused("Council/not-scheduled", _suite.Steward, _suite.Council, "execute", (object?)Cheap);
    }

    [Fact]
    public void Execution_longAfterEverybodyForgot_isRefused()
    {
        _suite.Invoke(_suite.Steward, _suite.Council, "schedule", (object?)Cheap);
        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + 30UL * 24 * 3_600_000);
        _suite.Refused("Council/too-late", _suite.Stranger, _suite.Council, "execute", (object?)Cheap);
    }

    [Fact]
    public void Schedule_byOthersThanTheStewards_isRefused()
    {
        foreach (var actor in new[] { _suite.Stranger, _suite.Minter, _suite.Provider })
            _suite.Refused("Council/not-steward", actor, _suite.Council, "schedule", (object?)Cheap);
    }

    /// <summary>The timelock cannot be shortened to nothing, not even through itself.</summary>
    [Fact]
    public void Timelock_belowItsFloor_isRefused() => _suite.Refused("Council/out-of-bounds",
        _suite.Steward, _suite.Council, "schedule", (object?)new object?[] { "set", "TimelockMs", 0 });

    [Fact]
    public void Genesis_afterTheFounding_isOver()
    {
        object?[] alone = [1, new object?[] { _suite.Steward.ScriptHash }, 1, new object?[] { _suite.Steward.ScriptHash }];
        _suite.Invoke(_suite.Steward, _suite.Council, "found", alone);
        _suite.Refused("Council/already-founded",
            _suite.Steward, _suite.Council, "bind", "Maintenance", _suite.Steward.ScriptHash);
        _suite.Refused("Council/already-founded", _suite.Steward, _suite.Council, "found", alone);
    }

    /// <summary>Contracts take orders from the Council's contract, not from who governs it.</summary>
    [Fact]
    public void Update_straightAtAContract_isRefused()
    {
        foreach (string contract in new[] { "AgpuToken", "JobMarket", "StakingVaults", "PricingEngine", "Referee" })
        {
            var artifact = CompiledSuite.Load(contract);
            _suite.Refused($"{contract}/not-council", _suite.Steward, _suite.HashOf(contract), "update",
                artifact.NefBytes, artifact.ManifestBytes, null);
        }
    }
}
