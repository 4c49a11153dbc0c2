using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>Everybody whom a plan asks for.</summary>
sealed class Population
{
    readonly Market _market;
    readonly EventReader _events;
    readonly List<ProviderAgent> _providers = [];
    readonly List<IAgent> _others = [];

    public Population(Market market, EventReader events)
    {
        _market = market;
        _events = events;
        EconomyPlan plan = market.Plan;
        Deployer = market.AddAccount(Strategies.Deployer, Strategies.Deployer);
        FounderAccount = market.AddAccount("founder", Strategies.Founder);
        Founder = new FounderAgent(market, FounderAccount);
        AddClients(plan.Clients);
        AddProviders(plan);
        AddAttackers(plan.Attackers);
        AddWatch(plan.Watch);
        Add(Strategies.Momentum, plan.Speculators.Momentum, account => new SpeculatorAgent(market, account, true));
        Add(Strategies.Reversion, plan.Speculators.Reversion, account => new SpeculatorAgent(market, account, false));
    }

    public Account Deployer { get; }
    public Account FounderAccount { get; }
    public FounderAgent Founder { get; }

    /// <summary>All who claim jobs of others, of any conduct.</summary>
    public IReadOnlyList<ProviderAgent> Providers => _providers;

    public IEnumerable<IAgent> Agents => [Founder, .. _providers.Where(p => !p.IsOwned), .. _others];

    void AddClients(ClientsPlan plan)
    {
        Account[] accounts = Named(Strategies.Client, plan.Count);
        double[] weights =
            [.. accounts.Select(account => new Dice(_market.Plan.Seed, $"{account.Name} size").LogNormal(0.5))];
        double all = weights.Sum();
        for (int i = 0; i < accounts.Length; i++)
        {
            var client = new ClientAgent(_market, accounts[i], weights[i] / all);
            _others.Add(client);
            Account account = accounts[i];
            _events.JobOpened += job =>
            {
                if (job.Client == account) client.Opened(job);
            };
        }
    }

    void AddProviders(EconomyPlan plan)
    {
        int number = 0;
        foreach (Account account in Named(Strategies.Honest, plan.Providers.Count + plan.Providers.Candidates))
            _providers.Add(new ProviderAgent(
                _market, account, Conduct.Honest, number, isActive: number++ < plan.Providers.Count));
    }

    void AddAttackers(AttackersPlan plan)
    {
        AddProviders(Strategies.Liar, plan.Liars, Conduct.Liar);
        AddProviders(Strategies.PatientLiar, plan.PatientLiars, Conduct.PatientLiar);
        AddProviders(Strategies.Squatter, plan.Squatters, Conduct.Squatter);
        AddProviders(Strategies.PublicSquatter, plan.PublicSquatters, Conduct.PublicSquatter);
        AddDealers(Strategies.SelfDealer, plan.SelfDealers, withBusiness: false);
        AddDealers(Strategies.Pumper, plan.Pumpers, withBusiness: true);
    }

    void AddProviders(string strategy, int count, Conduct conduct)
    {
        int number = 0;
        foreach (Account account in Named(strategy, count))
            _providers.Add(new ProviderAgent(_market, account, conduct, number++, isActive: true));
    }

    void AddDealers(string strategy, int count, bool withBusiness)
    {
        Account[] puppets = Named(strategy, count, " as client"), providers = Named(strategy, count, " as provider");
        for (int i = 0; i < count; i++)
        {
            ProviderAgent? business = withBusiness
                ? new ProviderAgent(_market, providers[i], Conduct.Honest, i, isActive: true) { IsOwned = true }
                : null;
            if (business is not null) _providers.Add(business);
            var dealer = new SelfDealerAgent(_market, puppets[i], providers[i], business, i);
            _others.Add(dealer);
            Account puppet = puppets[i];
            _events.JobOpened += job =>
            {
                if (job.Client == puppet) dealer.Opened(job);
            };
        }
    }

    void AddWatch(WatchPlan plan)
    {
        Add(Strategies.Auditor, plan.Auditors, account => new AuditorAgent(_market, account));
        if (plan.Oracles + plan.Colluders > 0)
            _others.Add(new OraclePanel(
                _market, Named(Strategies.Oracle, plan.Oracles), Named(Strategies.Colluder, plan.Colluders)));
        if (plan.Committee + plan.Stampers > 0)
            _others.Add(new CommitteePanel(
                _market, Named(Strategies.CommitteeAuditor, plan.Committee), Named(Strategies.Stamper, plan.Stampers)));
    }

    void Add(string strategy, int count, Func<Account, IAgent> make) =>
        _others.AddRange(Named(strategy, count).Select(make));

    Account[] Named(string strategy, int count, string suffix = "") =>
        [.. Enumerable.Range(1, count).Select(i => _market.AddAccount($"{strategy} {i}{suffix}", strategy))];
}
