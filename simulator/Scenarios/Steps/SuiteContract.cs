using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A contract by its name in the suite, one of Neo's own tokens, or one that the scenario installs.</summary>
sealed class SuiteContract(string name, Func<Run, UInt160> hash, bool needsSuite)
{
    /// <summary>What every scenario knows.</summary>
    public static readonly IReadOnlyList<SuiteContract> All =
    [
        Choice("Council", s => s.Council), Choice("AgpuToken", s => s.AgpuToken), Choice("JobMarket", s => s.JobMarket),
        Choice("Referee", s => s.Referee), Choice("PricingEngine", s => s.PricingEngine),
        Choice("StakingVaults", s => s.StakingVaults), Choice("ReputationOracle", s => s.ReputationOracle),
        Choice("RewardController", s => s.RewardController), Choice("AuditorCommittee", s => s.AuditorCommittee),
        Choice("TestStable", s => s.TestStable), Choice("WrappedAgpu", s => s.WrappedAgpu),
        Choice("Exchange", s => s.StableExchange), Choice("ExchangeOfWrappedAgpu", s => s.WrappedExchange),
        .. SuiteArtifacts.KernelTasks.Keys.Select(name => Choice(name, s => s.Kernels[name])),
        new SuiteContract("GasToken", _ => NativeContract.GAS.Hash, needsSuite: false),
        new SuiteContract("NeoToken", _ => NativeContract.NEO.Hash, needsSuite: false),
    ];

    public static readonly ScalarType<SuiteContract> Type = new ByName();

    public string Name => name;

    /// <summary>Whether it is there only once the suite is deployed.</summary>
    public bool NeedsSuite => needsSuite;

    public UInt160 HashIn(Run run) => hash(run);

    public static bool IsKnown(string name, Scope scope) =>
        scope.Installed.Contains(name) || All.Any(contract => contract.Name == name);

    static SuiteContract Choice(string name, Func<SuiteAddresses, UInt160> hash) =>
        new(name, run => hash(run.Suite.Addresses), needsSuite: true);

    sealed class ByName : ScalarType<SuiteContract>
    {
        static readonly Choice<SuiteContract> OfAll = new([.. All.Select(contract => (contract.Name, contract))]);

        public override string Expected => OfAll.Expected;

        protected override SuiteContract Parse(ScalarNode node, Scope scope) => scope.Installed.Contains(node.Text)
            ? new SuiteContract(node.Text, run => run.Installed[node.Text].Hash, needsSuite: false)
            : OfAll.Bind(node, scope);
    }
}
