using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class AgpuTokenErrors
{
    static readonly object?[] NoAccounts = [null, new byte[19], new byte[21], 7];

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["AgpuToken/council-missing"] = DeployErrors.WithoutCouncil("AgpuToken"),
        ["AgpuToken/not-council"] = DeployErrors.UpdateByAnyone("AgpuToken"),
        ["AgpuToken/invalid-account"] = s =>
        {
            const string error = "AgpuToken/invalid-account";
            UInt160 someone = s.Client.ScriptHash;
            foreach (object? wrong in NoAccounts)
            {
                s.RefusedRead(error, s.Token, "balanceOf", wrong);
                s.Refused(error, s.Client, s.Token, "transfer", wrong, someone, 1, null);
                s.Refused(error, s.Client, s.Token, "transfer", someone, wrong, 1, null);
                s.Refused(error, s.Minter, s.Token, "mintForPublicWork", wrong, 1);
                s.Refused(error, s.Minter, s.Token, "mintForJobs", wrong, 1);
                s.Refused(error, s.Client, s.Token, "burn", wrong, 1);
            }
        },
        ["AgpuToken/invalid-amount"] = s =>
        {
            const string error = "AgpuToken/invalid-amount";
            UInt160 someone = s.Client.ScriptHash;
            s.Refused(error, s.Client, s.Token, "transfer", someone, someone, -1, null);
            foreach (int wrong in new[] { 0, -1 })
            {
                s.Refused(error, s.Minter, s.Token, "mintForPublicWork", someone, wrong);
                s.Refused(error, s.Minter, s.Token, "mintForJobs", someone, wrong);
                s.Refused(error, s.Client, s.Token, "burn", someone, wrong);
                s.Refused(error, s.Client, s.Token, "burnAtSettlement", wrong);
                s.Refused(error, s.Client, s.Token, "takeSlashed", wrong, 0);
                s.Refused(error, s.Client, s.Token, "takeSlashed", 0, wrong);
            }
        },
        ["AgpuToken/not-minter"] = s =>
        {
            s.Refused("AgpuToken/not-minter", s.Stranger, s.Token, "mintForPublicWork", s.Stranger.ScriptHash, 1);
            JobFlow.Audited(s).PassDispute().Settle();
            s.Refused("AgpuToken/not-minter", s.Stranger, s.Token, "mintForJobs", s.Stranger.ScriptHash, 1);
        },
        ["AgpuToken/not-market"] = s =>
        {
            foreach (var anyone in new[] { s.Stranger, s.Minter, s.Steward })
                s.Refused("AgpuToken/not-market", anyone, s.Token, "burnAtSettlement", 1);
        },
        ["AgpuToken/not-vaults"] = s =>
        {
            foreach (var anyone in new[] { s.Stranger, s.Minter, s.Steward })
                s.Refused("AgpuToken/not-vaults", anyone, s.Token, "takeSlashed", 1, 0);
        },
        ["AgpuToken/no-witness"] = s =>
        {
            s.Deal(s.Client, 5);
            s.Refused("AgpuToken/no-witness", s.Stranger, s.Token, "burn", s.Client.ScriptHash, 1);
        },
        ["AgpuToken/balance-too-low"] = s =>
        {
            s.Deal(s.Client, 5);
            s.Refused("AgpuToken/balance-too-low", s.Client, s.Token, "burn", s.Client.ScriptHash, 6);
        },
        ["AgpuToken/public-work-budget-exceeded"] = s => s.Refused(
            "AgpuToken/public-work-budget-exceeded", s.Minter, s.Token, "mintForPublicWork", s.Client.ScriptHash,
            1_000_000_000_00000001),
        ["AgpuToken/job-issuance-exceeded"] = s => s.Refused(
            "AgpuToken/job-issuance-exceeded", s.Minter, s.Token, "mintForJobs", s.Client.ScriptHash, 1),
    };
}
