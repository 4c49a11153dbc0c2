using StarMiner.Client;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>
/// The bonded auditors: they seat the committee of each job that is drawn for an audit, seal what they hold to be true,
/// open it and close the committee. The honest ones compute an output again before they say anything of it, and prove it wrong
/// where it is; those who only stamp approve whatever they are given.
/// </summary>
sealed class CommitteePanel(Market market, IReadOnlyList<Account> honest, IReadOnlyList<Account> stampers) : IAgent
{
    const int SaltBytes = 32;

    /// <summary>AGPU kept over a bond, for the price may move until it is paid.</summary>
    const double BuyMargin = 1.1;

    /// <summary>A seat's verdict, until its committee is closed.</summary>
    sealed record Held(MarketJob Job, int Seat, Account Auditor, bool Approves, byte[] Salt)
    {
        public bool IsOpened { get; set; }
    }

    readonly Dice _dice = new(market.Plan.Seed, "committee");
    readonly List<Held> _held = [];

    public IReadOnlyList<Account> Accounts { get; } = [.. honest, .. stampers];

    public void Act(ActList acts)
    {
        if (market.Day < 0) return;
        foreach (Account auditor in Accounts) Bond(acts, auditor);
        Open(acts);
        Close(acts);
    }

    /// <summary>The audits of this round's commitments are drawn: who is seated says its word at once.</summary>
    public void Answer(ActList acts)
    {
        foreach (MarketJob job in market.Fresh)
            if (!job.IsOver && !job.IsPublic && !job.IsChallenged && market.IsDrawn(job) == true) Convene(acts, job);
    }

    /// <summary>The seals are in, and the blocks that draw the cells are there.</summary>
    public void Open(ActList acts)
    {
        uint next = market.Chain.Height + 1;
        foreach (Held held in _held)
        {
            if (held.IsOpened || market.Committees.Of(held.Job) is not { } committee) continue;
            if (next <= committee.SealUntil + 1 || next > committee.RevealUntil) continue;
            // A job that was slashed has no commitment that an approval could be held against.
            if (held.Approves && held.Job.IsOver) continue;
            held.IsOpened = true;
            acts.Add(held.Auditor, Reveal(held), Calls.VerdictFee);
        }
    }

    public void EndDay(ActList acts)
    {
        foreach (Account auditor in Accounts)
        {
            Income.Collect(market, acts, auditor);
            if (Slots(auditor) == market.Plan.Watch.Slots) Trader.Sell(market, acts, auditor, auditor.Agpu);
        }
    }

    int Slots(Account auditor) =>
        market.Committees.Slots.Count(slot => slot.Auditor == auditor && !slot.HasLeft);

    /// <summary>As many slots as the plan says; what a seat has burned to nothing is bonded anew.</summary>
    void Bond(ActList acts, Account auditor)
    {
        int missing = market.Plan.Watch.Slots - Slots(auditor);
        if (missing <= 0) return;
        long bond = market.Protocol.AuditorBond;
        int now = (int)Math.Min(missing, auditor.Agpu / bond);
        if (now > 0) acts.Add(auditor, market.Calls.BondAuditor(auditor, now, now * bond), Calls.BondFee * now);
        if (now < missing)
            Trader.Buy(market, acts, auditor, market.ToTusd((missing - now) * bond) * BuyMargin);
    }

    void Convene(ActList acts, MarketJob job)
    {
        int cohort = market.Committees.CohortBefore(job.CommitBlock);
        if (cohort == 0) return;
        var read = market.Chain.Read(new ContractCall(market.Suite.AuditorCommittee, "drawOf", job.Id, cohort));
        int[] seats = read.Halted ? [.. read.Stack[0].AsList().Select(slot => slot.AsInt32())] : [];
        if (seats.Length == 0) return;
        acts.Add(market.Committees.Slots[seats[0]].Auditor, market.Calls.Convene(job, cohort), Calls.ConveneFee);
        long? wrong = null;
        for (int seat = 0; seat < seats.Length; seat++)
        {
            Account auditor = market.Committees.Slots[seats[seat]].Auditor;
            bool checks = honest.Contains(auditor);
            if (checks) auditor.CostTusd += market.Plan.Watch.CheckTusd;
            long? cell = checks ? job.Work.FirstWrong(job.Output!) : null;
            wrong ??= cell;
            Seal(acts, job, seat, auditor, approves: cell is null);
        }
        if (wrong is not { } at || job.IsChallenged) return;
        // Behind the seals: a job that is proven wrong takes none any more.
        job.IsChallenged = true;
        Account finder = seats.Select(seat => market.Committees.Slots[seat].Auditor).First(honest.Contains);
        acts.AddTogether(
            finder, [market.Calls.Challenge(job, finder, at), market.Calls.DivideSlashed(job)], Calls.ChallengeFee,
            _ => job.IsChallenged = false);
    }

    void Seal(ActList acts, MarketJob job, int seat, Account auditor, bool approves)
    {
        byte[] salt = _dice.Bytes(SaltBytes);
        byte[] seal = VerdictOf(job, auditor, approves, salt).SealFor(auditor.Hash, job.Id, seat);
        var held = new Held(job, seat, auditor, approves, salt);
        _held.Add(held);
        acts.Add(auditor, market.Calls.SealVerdict(job, seat, seal), Calls.SealFee, _ => _held.Remove(held));
    }

    static Verdict VerdictOf(MarketJob job, Account auditor, bool approves, byte[] salt) => approves
        ? new Verdict(true, job.Work.Attested(auditor.Hash, job.Id, job.Output!), salt)
        : Verdict.Accusation(salt);

    ContractCall Reveal(Held held)
    {
        MarketJob job = held.Job;
        Verdict verdict = VerdictOf(job, held.Auditor, held.Approves, held.Salt);
        if (!held.Approves) return market.Calls.RevealVerdict(job, held.Seat, verdict, [], [], []);
        long cell = (long)market.Chain
            .Read(new ContractCall(market.Suite.AuditorCommittee, "attestedCell", job.Id, held.Seat)).Stack[0].AsInteger();
        var (leaf, attested, committed) = job.Work.Attestation(
            held.Auditor.Hash, job.Id, job.Provider!.Hash, job.Output!, cell);
        return market.Calls.RevealVerdict(job, held.Seat, verdict, leaf, attested, committed);
    }

    void Close(ActList acts)
    {
        foreach (JobCommittee committee in market.Committees.Sitting)
        {
            if (!committee.Job.IsOver || market.Chain.Height < committee.RevealUntil) continue;
            acts.Add(
                market.Committees.Slots[committee.Slots[0]].Auditor, market.Calls.CloseCommittee(committee.Job.Id),
                Calls.CloseFee);
        }
        _held.RemoveAll(held => market.Committees.Of(held.Job) is null);
    }
}
