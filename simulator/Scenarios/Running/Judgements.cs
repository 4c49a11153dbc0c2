using Neo;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>
/// What judged each job, read from receipts as an indexer would: audits, demands, proofs and ends, and whom they
/// concern.
/// </summary>
sealed class Judgements
{
    // Events that belong to the judgement of the job which is their first value.
    static readonly string[] Judging =
    [
        "CellAudited", "DataDemanded", "DataSupplied", "DemandClosed", "FaultProven", "FindingSealed",
        "FindingRevealed", "RewardPaid", "ProviderSlashed", "JobReopened", "JobSettled",
    ];

    readonly List<Judgement> all;
    readonly Dictionary<ulong, int> claims;

    public Judgements() => (all, claims) = ([], []);

    public Judgements(Judgements other) => (all, claims) = ([.. other.all], new(other.claims));

    public void Add(Receipt receipt)
    {
        foreach (var happened in receipt.Events)
            if (happened.Name is "JobClaimed" || Judging.Contains(happened.Name)) Add(happened, receipt);
    }

    void Add(ContractEvent happened, Receipt receipt)
    {
        ulong job = happened.Values[0].AsUInt64();
        // A job that a late provider gave back belongs to the next one from its claim on.
        if (happened.Name == "JobClaimed") claims[job] = claims.GetValueOrDefault(job) + 1;
        all.Add(new Judgement((job, claims.GetValueOrDefault(job)), happened, receipt));
    }

    public AdversaryRow RowOf(Actor actor, UInt160 account)
    {
        var jobs = all.Where(judgement => judgement.Concerns(account)).Select(judgement => judgement.Job).ToHashSet();
        var claimed = all.Where(judgement => jobs.Contains(judgement.Job) && judgement.Name == "JobClaimed").ToList();
        var judged = all.Where(judgement => jobs.Contains(judgement.Job) && judgement.Name != "JobClaimed").ToList();
        var receipts = judged.Select(judgement => judgement.Receipt).Distinct().ToList();
        return new AdversaryRow(
            actor.Name, actor.Character.ToString(), Outcome(judged, account),
            Rounds: judged.Count(judgement => judgement.Name is "DataDemanded" or "FaultProven"),
            AuditedCells: judged.Count(judgement => judgement.Name == "CellAudited"),
            Transactions: receipts.Count,
            GasDatoshi: receipts.Sum(receipt => receipt.SystemFeeDatoshi),
            Blocks: claimed.Select(claim => Blocks(claim, judged)).DefaultIfEmpty().Max());
    }

    static uint Blocks(Judgement claim, List<Judgement> judged) =>
        judged.LastOrDefault(judgement => judgement.Job == claim.Job) is { } last
            ? last.Receipt.Block - claim.Receipt.Block
            : 0;

    /// <summary>As provider by how its last job ended, as challenger by what its demands and proofs came to.</summary>
    static string Outcome(List<Judgement> judged, UInt160 account)
    {
        bool demanded = judged.Any(judgement => judgement.Name == "DataDemanded" && judgement.Account(3) == account);
        bool won = judged.Any(judgement => judgement.Name == "ProviderSlashed" && judgement.Account(4) == account
            || judgement.Name == "FaultProven" && judgement.Account(2) == account);
        return judged.LastOrDefault(judgement => judgement.EndsForItsProvider)?.Name switch
        {
            "ProviderSlashed" when won => "reward-earned",
            "JobSettled" when demanded => "deposits-lost",
            "JobSettled" => "paid",
            "ProviderSlashed" when judged.Any(judgement => judgement.Name == "JobReopened") => "fined",
            "ProviderSlashed" => "slashed",
            _ => "undecided",
        };
    }

    sealed record Judgement((ulong Id, int Claim) Job, ContractEvent Happened, Receipt Receipt)
    {
        public string Name => Happened.Name;

        public bool EndsForItsProvider => Name is "ProviderSlashed" or "JobSettled";

        public UInt160? Account(int value) => Happened.Values[value].AsHash160OrNull();

        /// <summary>Whether the account claimed the job, demanded its data or proved it wrong.</summary>
        public bool Concerns(UInt160 account) => Name switch
        {
            "JobClaimed" => Account(1) == account,
            "FaultProven" => Account(2) == account,
            "DataDemanded" => Account(3) == account,
            _ => false,
        };
    }
}
