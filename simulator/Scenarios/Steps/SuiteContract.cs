using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A contract by its name in the suite, or one of Neo's own tokens.</summary>
sealed class SuiteContract(string name, Func<SuiteAddresses, UInt160> hash)
{
    public static readonly Choice<SuiteContract> Type = new(
    [
        Choice("Council", s => s.Council), Choice("AgpuToken", s => s.AgpuToken), Choice("JobMarket", s => s.JobMarket),
        Choice("Referee", s => s.Referee), Choice("PricingEngine", s => s.PricingEngine),
        Choice("StakingVaults", s => s.StakingVaults), Choice("ReputationOracle", s => s.ReputationOracle),
        Choice("RewardController", s => s.RewardController), Choice("AuditorCommittee", s => s.AuditorCommittee),
        Choice("TestStable", s => s.TestStable), Choice("WrappedAgpu", s => s.WrappedAgpu),
        Choice("Exchange", s => s.StableExchange), Choice("ExchangeOfWrappedAgpu", s => s.WrappedExchange),
        .. SuiteArtifacts.KernelTasks.Keys.Select(name => Choice(name, s => s.Kernels[name])),
        Choice("GasToken", _ => NativeContract.GAS.Hash), Choice("NeoToken", _ => NativeContract.NEO.Hash),
    ]);

    public string Name => name;

    public UInt160 HashIn(Run run) => hash(run.Suite.Addresses);

    static (string, SuiteContract) Choice(string name, Func<SuiteAddresses, UInt160> hash) =>
        (name, new SuiteContract(name, hash));
}
