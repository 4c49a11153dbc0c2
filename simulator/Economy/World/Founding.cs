using StarMiner.Client;
using StarMiner.Simulator.Economies.Agents;
using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Economies.World;

/// <summary>
/// From nothing to an open market, by what the contracts allow: the suite is deployed, the founder earns the first AGPU
/// by public work, the Council's timelock runs for the plan's parameters, the founder's stake unbonds and becomes the
/// pair's liquidity, while the first providers earn their stakes. Nobody takes more public work than that needs.
/// </summary>
sealed class Founding(Market market, Rounds rounds, Account deployer, Account founderAccount, FounderAgent founder)
{
    const ulong HourMs = 3_600_000;
    const int MostHours = 24 * 30;
    const long Keep = 100_00000000;

    readonly EconomyPlan _plan = market.Plan;

    /// <exception cref="ScenarioFormatException">The Council has no such parameter, or not with this value.</exception>
    public void Run(IReadOnlyList<IAgent> providers, CancellationToken cancel)
    {
        object?[][] settings = [.. Scaling.SettingsOf(_plan).Select(ActionOf)];
        Must(deployer, [.. settings.Select(action => new ContractCall(market.Suite.Council, "schedule", [action]))]);
        market.Protocol = Protocol.Read(market.Chain, market.Suite);
        ulong timelockMs = (ulong)Protocol.ParameterOf(market.Chain, market.Suite, "TimelockMs")!.Value;
        ulong readyMs = market.NowMs + timelockMs;
        for (int hour = 0; (market.NowMs <= readyMs || founder.Lacks > 0) && hour < MostHours; hour++)
            Hour([founder], cancel);
        Must(deployer, [.. settings.Select(action => new ContractCall(market.Suite.Council, "execute", [action]))]);
        market.Protocol = Protocol.Read(market.Chain, market.Suite);
        OpenPair(providers, cancel);
    }

    void OpenPair(IReadOnlyList<IAgent> providers, CancellationToken cancel)
    {
        JobTask task = SuiteArtifacts.KernelTasks[SuiteArtifacts.PublicKernel];
        Must(founderAccount, market.Calls.RequestUnbond(founderAccount, task, founderAccount.FreeOf(task)));
        ulong readyMs = market.NowMs + (ulong)market.Protocol.UnbondingMs;
        for (int hour = 0; market.NowMs <= readyMs && hour < MostHours; hour++) Hour([founder, .. providers], cancel);
        Must(founderAccount, market.Calls.WithdrawStake(founderAccount, task));
        foreach (Account account in market.Accounts)
            Must(deployer, market.Calls.MintTusd(account.Hash, FundsOf(account)));
        long agpu = Math.Min(founderAccount.Agpu - Keep, founder.Deposit);
        long tusd = (long)(agpu / 1e8 * _plan.Pair.PriceTusd * 1e6);
        Must(
            founderAccount, market.Calls.DepositAgpu(founderAccount, agpu),
            market.Calls.DepositTusd(founderAccount, tusd),
            market.Calls.AddLiquidity(founderAccount, agpu, tusd, market.NowMs));
    }

    /// <summary>Clients and the founder have money from outside; the others what the plan gives them.</summary>
    long FundsOf(Account account) => (long)(1e6 / _plan.Sample * account.Strategy switch
    {
        Strategies.Client => 1e9,
        Strategies.Founder => 1e9,
        Strategies.Momentum or Strategies.Reversion => _plan.Speculators.FundsTusd,
        _ => _plan.Providers.StakeTusd * 5,
    });

    void Hour(IReadOnlyList<IAgent> agents, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        rounds.RunRound(agents, (int)(HourMs / _plan.BlockTimeMs));
    }

    void Must(Account by, params ContractCall[] calls)
    {
        if (calls.Length == 0) return;
        string? refusal = null;
        rounds.Run([new Act(by, calls, calls.Length * Calls.CloseFee, error => refusal = error)]);
        if (refusal is not null) throw new ChainException($"{by} was refused while the economy was founded: {refusal}");
    }

    object?[] ActionOf(ProtocolSetting setting)
    {
        BoundedValue bounds = Protocol.ParameterOf(market.Chain, market.Suite, setting.Name)
            ?? throw new ScenarioFormatException(
                setting.At, "a parameter of the Council (contracts/Council/README.md)", $"'{setting.Name}'");
        if (setting.Value < bounds.Floor || setting.Value > bounds.Ceiling)
            throw new ScenarioFormatException(
                setting.At, $"{setting.Name} from {bounds.Floor} to {bounds.Ceiling}", $"{setting.Value}");
        return ["set", setting.Name, setting.Value];
    }
}
