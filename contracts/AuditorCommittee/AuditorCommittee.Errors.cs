namespace StarMiner.Contracts;

public partial class AuditorCommittee
{
    private const string CouncilMissing = "AuditorCommittee/council-missing";
    private const string NotCouncil = "AuditorCommittee/not-council";
    private const string ForeignToken = "AuditorCommittee/foreign-token";
    private const string UnknownPayment = "AuditorCommittee/unknown-payment";
    private const string Paused = "AuditorCommittee/paused";
    private const string InvalidCount = "AuditorCommittee/invalid-count";
    private const string WrongBond = "AuditorCommittee/wrong-bond";
    private const string NoSuchSlot = "AuditorCommittee/no-such-slot";
    private const string NoWitness = "AuditorCommittee/no-witness";
    private const string AlreadyLeft = "AuditorCommittee/already-left";
    private const string NotLeft = "AuditorCommittee/not-left";
    private const string BondLocked = "AuditorCommittee/bond-locked";
    private const string NoSuchJob = "AuditorCommittee/no-such-job";
    private const string AlreadyConvened = "AuditorCommittee/already-convened";
    private const string NotCommitted = "AuditorCommittee/not-committed";
    private const string PublicWork = "AuditorCommittee/public-work";
    private const string AuditNotDrawn = "AuditorCommittee/audit-not-drawn";
    private const string NotAudited = "AuditorCommittee/not-audited";
    private const string WrongCohort = "AuditorCommittee/wrong-cohort";
    private const string NobodyToDraw = "AuditorCommittee/nobody-to-draw";
    private const string NotConvened = "AuditorCommittee/not-convened";
    private const string NoSuchSeat = "AuditorCommittee/no-such-seat";
    private const string InvalidSeal = "AuditorCommittee/invalid-seal";
    private const string AlreadySealed = "AuditorCommittee/already-sealed";
    private const string NotSealed = "AuditorCommittee/not-sealed";
    private const string InvalidVerdict = "AuditorCommittee/invalid-verdict";
    private const string WrongOpening = "AuditorCommittee/wrong-opening";
    private const string PathMalformed = "AuditorCommittee/path-malformed";
    private const string NotAttested = "AuditorCommittee/not-attested";
    private const string OutputNotCommitted = "AuditorCommittee/output-not-committed";
    private const string NotOver = "AuditorCommittee/not-over";
    private const string TooEarly = "AuditorCommittee/too-early";
    private const string TooLate = "AuditorCommittee/too-late";
}
