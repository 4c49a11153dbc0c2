using Neo;
using StarMiner.Client;

namespace StarMiner.Simulator.Economies.World;

/// <summary>
/// The suite's calls as agents make them, with what each may take at most [1e-8 GAS]: twice what tests/Snapshots/gas
/// has, so that no agent has to rehearse.
/// </summary>
public sealed class Calls(SuiteAddresses suite)
{
    public const long OpenFee = 0_90000000, ClaimFee = 0_70000000, CommitFee = 0_25000000, AnswerFee = 4_00000000;
    public const long SettleFee = 1_50000000, ChallengeFee = 9_00000000, TimeOutFee = 1_50000000;
    public const long TransferFee = 0_40000000, SwapFee = 1_00000000, VaultFee = 0_60000000, RewardFee = 1_20000000;
    public const long PublishFee = 1_50000000, VoteFee = 1_00000000, CloseFee = 6_00000000;
    public const long BondFee = 1_00000000, ConveneFee = 1_50000000, SealFee = 0_50000000, VerdictFee = 1_50000000;

    const ulong PatienceMs = 3_600_000;

    public ContractCall Open(
        Account client, WorkTemplate work, JobTier tier, long maxPrice, long tip, ulong claimMs, ulong workMs,
        long payment) =>
        Pay(client, suite.JobMarket, payment, [
            "open", work.Kernel, work.Parameters, work.Roots, (int)tier, maxPrice, tip, claimMs, workMs]);

    public ContractCall Claim(MarketJob job, Account provider) =>
        new(suite.JobMarket, "claim", job.Id, provider.Hash);

    public ContractCall Commit(MarketJob job, byte[] root) => new(suite.JobMarket, "commit", job.Id, root);

    public ContractCall Answer(MarketJob job, int ordinal, long cell) => new(
        suite.Referee, "answer",
        [job.Id, ordinal, .. job.Work.Opening(job.Id, job.Provider!.Hash, job.Output!, cell)]);

    public ContractCall Challenge(MarketJob job, Account challenger, long cell) => new(
        suite.Referee, "challenge",
        [job.Id, cell, challenger.Hash, .. job.Work.Opening(job.Id, job.Provider!.Hash, job.Output!, cell)]);

    public ContractCall DivideSlashed(MarketJob job) => new(suite.JobMarket, "divideSlashed", job.Id);

    public ContractCall Settle(MarketJob job) => new(suite.JobMarket, "settle", job.Id);

    public ContractCall TimeOut(MarketJob job) => new(suite.JobMarket, "timeOut", job.Id);

    public ContractCall WithdrawCredit(Account owner) => new(suite.JobMarket, "withdraw", owner.Hash);

    public ContractCall CollectPools() => new(suite.JobMarket, "collectPools");

    public ContractCall Stake(Account provider, JobTask task, long amount) =>
        Pay(provider, suite.StakingVaults, amount, ["stake", (int)task]);

    public ContractCall RequestUnbond(Account provider, JobTask task, long amount) =>
        new(suite.StakingVaults, "requestUnbond", provider.Hash, (int)task, amount);

    public ContractCall WithdrawStake(Account provider, JobTask task) =>
        new(suite.StakingVaults, "withdraw", provider.Hash, (int)task);

    public ContractCall ClaimReward(Account owner, string role) =>
        new(suite.RewardController, $"claim{role}", owner.Hash);

    public ContractCall Publish() => new(suite.RewardController, "publish");

    public ContractCall Bond(Account oracle, long amount) => Pay(oracle, suite.ReputationOracle, amount, ["bond"]);

    public ContractCall Seal(Account oracle, Account provider, JobTask task, byte[] seal) =>
        new(suite.ReputationOracle, "seal", oracle.Hash, provider.Hash, (int)task, seal);

    public ContractCall Reveal(Account oracle, Account provider, JobTask task, int quality, byte[] salt) =>
        new(suite.ReputationOracle, "reveal", oracle.Hash, provider.Hash, (int)task, quality, salt);

    public ContractCall CloseRound(Account provider, JobTask task) =>
        new(suite.ReputationOracle, "closeRound", provider.Hash, (int)task);

    public ContractCall BondAuditor(Account auditor, int slots, long amount) =>
        Pay(auditor, suite.AuditorCommittee, amount, ["bond", slots]);

    public ContractCall Convene(MarketJob job, int cohort) => new(suite.AuditorCommittee, "convene", job.Id, cohort);

    public ContractCall SealVerdict(MarketJob job, int seat, byte[] seal) =>
        new(suite.AuditorCommittee, "seal", job.Id, seat, seal);

    public ContractCall RevealVerdict(
        MarketJob job, int seat, Verdict verdict, byte[] leaf, byte[][] attested, byte[][] committed) => new(
        suite.AuditorCommittee, "reveal", job.Id, seat, verdict.Approves ? 1 : 0, verdict.Top, verdict.Salt, leaf,
        (object?[])attested, (object?[])committed);

    public ContractCall CloseCommittee(ulong job) => new(suite.AuditorCommittee, "close", job);

    public ContractCall Sell(Account trader, long agpu, long minTusd, ulong nowMs) =>
        Pay(trader, suite.StableExchange, agpu, ["swap", minTusd, nowMs + PatienceMs]);

    public ContractCall Buy(Account trader, long tusd, long minAgpu, ulong nowMs) =>
        PayTusd(trader, suite.StableExchange, tusd, ["swap", minAgpu, nowMs + PatienceMs]);

    public ContractCall DepositAgpu(Account owner, long amount) =>
        Pay(owner, suite.StableExchange, amount, ["deposit"]);

    public ContractCall DepositTusd(Account owner, long amount) =>
        PayTusd(owner, suite.StableExchange, amount, ["deposit"]);

    public ContractCall AddLiquidity(Account owner, long agpu, long tusd, ulong nowMs) =>
        new(suite.StableExchange, "addLiquidity", owner.Hash, agpu, tusd, 1, nowMs + PatienceMs);

    public ContractCall BurnFees() => new(suite.StableExchange, "burnFees");

    public ContractCall MintTusd(UInt160 to, long amount) => new(suite.TestStable, "mint", to, amount);

    ContractCall Pay(Account from, UInt160 to, long amount, object?[] data) =>
        new(suite.AgpuToken, "transfer", from.Hash, to, amount, data);

    ContractCall PayTusd(Account from, UInt160 to, long amount, object?[] data) =>
        new(suite.TestStable, "transfer", from.Hash, to, amount, data);
}
