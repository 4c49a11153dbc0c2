using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class StakingVaultsErrors
{
    const long Agpu = SuiteChain.Agpu;
    const ulong DayMs = 24 * 3_600_000;

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["StakingVaults/council-missing"] = DeployErrors.WithoutCouncil("StakingVaults"),
        ["StakingVaults/not-council"] = DeployErrors.UpdateByAnyone("StakingVaults"),
        ["StakingVaults/not-market"] = s =>
        {
            Staked(s);
            foreach (var anyone in new[] { s.Stranger, s.Provider, s.Steward })
            {
                s.Refused("StakingVaults/not-market", anyone, s.Vaults, "lock", s.Provider.ScriptHash, 1, 1, 0);
                s.Refused("StakingVaults/not-market", anyone, s.Vaults, "release", s.Provider.ScriptHash, 1, 1);
                s.Refused("StakingVaults/not-market", anyone, s.Vaults, "slash", s.Provider.ScriptHash, 1, 0, 0, 10_000, true);
                s.Refused("StakingVaults/not-market", anyone, s.Vaults, "divideLost", s.Provider.ScriptHash, 1, 1);
            }
        },
        ["StakingVaults/not-reward-controller"] = s => Pay(
            s, "StakingVaults/not-reward-controller", 5, new object?[] { "earned", 1, s.Provider.ScriptHash }),
        ["StakingVaults/foreign-token"] = s =>
        {
            UInt160 fake = s.Chain.Deploy(s.Stranger, CompiledSuite.Load("FakeToken"));
            s.Refused("StakingVaults/foreign-token",
                s.Stranger, fake, "pay", s.Vaults, s.Stranger.ScriptHash, 1_000 * Agpu, new object?[] { "stake", 1 });
            s.Refused("StakingVaults/foreign-token",
                s.Stranger, s.Vaults, "onNEP17Payment", s.Stranger.ScriptHash, 1_000 * Agpu, new object?[] { "stake", 1 });
        },
        ["StakingVaults/unknown-payment"] = s =>
        {
            object?[] wrongs =
            [
                null, 7, "stake", Array.Empty<object>(), new object?[] { "stake" }, new object?[] { null, 1 },
                new object?[] { "Stake", 1 }, new object?[] { "stake", 1, 1 }, new object?[] { "earned", 1 },
                new object?[] { 1, 1 },
            ];
            foreach (object? wrong in wrongs) Pay(s, "StakingVaults/unknown-payment", 5, wrong);
        },
        ["StakingVaults/paused"] = s =>
        {
            Staked(s);
            s.Invoke(s.Steward, s.Council, "pause", 2);
            Pay(s, "StakingVaults/paused", 5, new object?[] { "stake", 1 });
            // Exits stay open.
            s.Invoke(s.Provider, s.Vaults, "requestUnbond", s.Provider.ScriptHash, 1, Agpu);
            s.Chain.MoveTimeTo(s.Chain.TimeMs + 7 * DayMs);
            s.Invoke(s.Provider, s.Vaults, "withdraw", s.Provider.ScriptHash, 1);
        },
        ["StakingVaults/invalid-account"] = s =>
        {
            foreach (object? wrong in new object?[] { null, new byte[19], new byte[21], 7 })
            {
                s.RefusedRead("StakingVaults/invalid-account", s.Vaults, "vaultOf", wrong, 1);
                s.Refused("StakingVaults/invalid-account", s.Provider, s.Vaults, "requestUnbond", wrong, 1, 1);
                s.Refused("StakingVaults/invalid-account", s.Provider, s.Vaults, "withdraw", wrong, 1);
            }
            s.Invoke(s.Steward, s.Council, "bind", "RewardController", s.Client.ScriptHash);
            s.Deal(s.Client, 10);
            s.Refused("StakingVaults/invalid-account", s.Client, s.Token, "transfer",
                s.Client.ScriptHash, s.Vaults, 5, new object?[] { "earned", 1, new byte[19] });
        },
        ["StakingVaults/invalid-task"] = s =>
        {
            foreach (object? wrong in new object?[] { -1, 4, null, "x" })
            {
                Pay(s, "StakingVaults/invalid-task", 5, new object?[] { "stake", wrong });
                s.RefusedRead("StakingVaults/invalid-task", s.Vaults, "vaultOf", s.Provider.ScriptHash, wrong);
                s.Refused("StakingVaults/invalid-task", s.Provider, s.Vaults, "requestUnbond", s.Provider.ScriptHash, wrong, 1);
                s.Refused("StakingVaults/invalid-task", s.Provider, s.Vaults, "withdraw", s.Provider.ScriptHash, wrong);
            }
        },
        ["StakingVaults/invalid-amount"] = s =>
        {
            Pay(s, "StakingVaults/invalid-amount", 0, new object?[] { "stake", 1 });
            foreach (object? wrong in new object?[] { 0, -1, null, "x" })
                s.Refused("StakingVaults/invalid-amount", s.Provider, s.Vaults, "requestUnbond", s.Provider.ScriptHash, 1, wrong);
        },
        ["StakingVaults/no-witness"] = s =>
        {
            Staked(s);
            s.Refused("StakingVaults/no-witness", s.Stranger, s.Vaults, "requestUnbond", s.Provider.ScriptHash, 1, 1);
            s.Invoke(s.Provider, s.Vaults, "requestUnbond", s.Provider.ScriptHash, 1, 1);
            s.Chain.MoveTimeTo(s.Chain.TimeMs + 7 * DayMs);
            s.Refused("StakingVaults/no-witness", s.Stranger, s.Vaults, "withdraw", s.Provider.ScriptHash, 1);
        },
        ["StakingVaults/stake-too-low"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            // A bond backs one job only.
            s.Invoke(s.Provider, s.Vaults, "requestUnbond", s.Provider.ScriptHash, 1, 500 * Agpu - 2 * flow.Fee + 1);
            BigInteger second = flow.OpenMore(flow.Fee + JobFlow.TipAgpu);
            flow.Claim();
            s.Refused("StakingVaults/stake-too-low", s.Provider, s.Market, "claim", second, s.Provider.ScriptHash);
            s.Refused("StakingVaults/stake-too-low", s.Provider, s.Vaults, "requestUnbond", s.Provider.ScriptHash, 1, flow.Fee);
        },
        ["StakingVaults/tier-minimum-not-met"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            s.Refused("StakingVaults/tier-minimum-not-met", s.Stranger, s.Market, "claim", flow.Id, s.Stranger.ScriptHash);
            // Stake for another task stands for nothing here.
            s.Deal(s.Stranger, 100 * Agpu);
            s.Stake(s.Stranger, 100 * Agpu, task: 2);
            s.Refused("StakingVaults/tier-minimum-not-met", s.Stranger, s.Market, "claim", flow.Id, s.Stranger.ScriptHash);
        },
        ["StakingVaults/earned-stake-locked"] = s =>
        {
            Earn(s, Agpu - 1);
            s.Refused("StakingVaults/earned-stake-locked", s.Provider, s.Vaults, "requestUnbond", s.Provider.ScriptHash, 1, 1);
            Earn(s, 1);
            s.Invoke(s.Provider, s.Vaults, "requestUnbond", s.Provider.ScriptHash, 1, Agpu);
        },
        ["StakingVaults/nothing-to-withdraw"] = s =>
        {
            Staked(s);
            s.Refused("StakingVaults/nothing-to-withdraw", s.Provider, s.Vaults, "withdraw", s.Provider.ScriptHash, 1);
        },
        ["StakingVaults/too-early"] = s =>
        {
            Staked(s);
            s.Invoke(s.Provider, s.Vaults, "requestUnbond", s.Provider.ScriptHash, 1, 5);
            s.Chain.MoveTimeTo(s.Chain.TimeMs + 7 * DayMs - 2_000);
            s.Refused("StakingVaults/too-early", s.Provider, s.Vaults, "withdraw", s.Provider.ScriptHash, 1);
        },
    };

    /// <summary>Pay for public work, from an account that holds the RewardController's seat.</summary>
    static void Earn(SuiteChain s, BigInteger amount)
    {
        if (!s.Read(s.Council, "isBound", "RewardController").GetBoolean())
            s.Invoke(s.Steward, s.Council, "bind", "RewardController", s.Client.ScriptHash);
        s.Deal(s.Client, amount);
        s.Invoke(s.Client, s.Token, "transfer",
            s.Client.ScriptHash, s.Vaults, amount, new object?[] { "earned", 1, s.Provider.ScriptHash });
    }

    static void Staked(SuiteChain s)
    {
        s.Deal(s.Provider, 100 * Agpu);
        s.Stake(s.Provider, 100 * Agpu);
    }

    static void Pay(SuiteChain s, string error, BigInteger amount, object? data)
    {
        s.Deal(s.Client, 10);
        s.Refused(error, s.Client, s.Token, "transfer", s.Client.ScriptHash, s.Vaults, amount, data);
    }
}
