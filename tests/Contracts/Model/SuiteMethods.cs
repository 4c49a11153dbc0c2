using Neo.SmartContract.Manifest;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>
/// Every public method of the suite that may change something: an act of the model's, or refused to everybody here.
/// </summary>
public static class SuiteMethods
{
    /// <summary>Methods that acts call; each must have been seen to go through.</summary>
    public static readonly string[] Acted =
    [
        .. Of("AgpuToken", "transfer", "burn"),
        .. Of("StakingVaults", "requestUnbond", "withdraw"),
        .. Of("JobMarket", "claim", "commit", "settle", "cancel", "timeOut", "sweep", "divideSlashed", "withdraw",
            "collectPools"),
        .. Of("Referee", "answer", "challenge", "sealFinding", "revealFinding", "payReward", "supply", "closeDemand"),
        .. Of("AuditorCommittee", "leave", "withdraw", "convene", "seal", "reveal", "close"),
        .. Of("ReputationOracle", "seal", "reveal", "closeRound", "withdrawBond"),
        .. Of("RewardController", "publish", "collectMaintenance", "claimProvider", "claimAuditor", "claimOracle"),
        .. Of("Exchange", "transfer", "addLiquidity", "removeLiquidity", "withdraw", "burnFees"),
        .. Of("WrappedAgpu", "transfer", "unwrap"),
        .. Of("TestStable", "transfer", "burn"),
        .. Of("Council", "sync"),
    ];

    /// <summary>Methods of seats, stewards and the machine: whoever else calls them is refused.</summary>
    public static readonly string[] Refused =
    [
        .. new[]
        {
            "AgpuToken", "PricingEngine", "StakingVaults", "JobMarket", "Referee", "AuditorCommittee",
            "ReputationOracle", "RewardController", "Exchange",
        }.SelectMany(contract => Of(contract, "_deploy", "update", "sync")),
        .. new[]
        {
            "StakingVaults", "JobMarket", "Referee", "AuditorCommittee", "ReputationOracle", "RewardController",
            "Exchange",
        }.SelectMany(contract => Of(contract, "onNEP17Payment")),
        .. Of("AgpuToken", "mintForPublicWork", "mintForJobs", "burnAtSettlement", "takeSlashed"),
        .. Of("PricingEngine", "recordDemand", "recordUnserved"),
        .. Of("StakingVaults", "lock", "release", "slash", "divideLost"),
        .. Of("JobMarket", "openPublic", "recordAudit", "slash", "extendDispute"),
        .. Of("ReputationOracle", "recordSettled", "recordLate", "recordFault"),
        .. Of("RewardController", "recordSettled", "recordAudit", "recordOracle", "recordPublicWork"),
        .. Of("Council", "_deploy", "bind", "listKernel", "choosePublicKernel", "configure", "found", "schedule",
            "execute", "cancel", "pause", "unpause", "update"),
        .. Of("WrappedAgpu", "_deploy", "update", "onNEP17Payment"),
        .. Of("TestStable", "_deploy", "mint"),
    ];

    /// <summary>All that the repository's contracts have, as their manifests say.</summary>
    public static IEnumerable<string> All()
    {
        string folder = Path.Combine(CompiledSuite.RepositoryRoot, "tests", "ContractFixtures");
        var fixtures = Directory.EnumerateDirectories(folder).Select(Path.GetFileName);
        foreach (string file in Directory.EnumerateFiles(CompiledSuite.Folder, "*.manifest.json"))
        {
            var manifest = ContractManifest.Parse(File.ReadAllBytes(file));
            if (fixtures.Contains(manifest.Name)) continue;
            foreach (ContractMethodDescriptor method in manifest.Abi.Methods)
                if (!method.Safe) yield return $"{manifest.Name}.{method.Name}";
        }
    }

    static IEnumerable<string> Of(string contract, params string[] methods) =>
        methods.Select(method => $"{contract}.{method}");
}
