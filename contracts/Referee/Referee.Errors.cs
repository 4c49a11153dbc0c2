namespace StarMiner.Contracts;

public partial class Referee
{
    private const string CouncilMissing = "Referee/council-missing";
    private const string NotCouncil = "Referee/not-council";
    private const string InvalidAccount = "Referee/invalid-account";
    private const string NoWitness = "Referee/no-witness";
    private const string NotAudited = "Referee/not-audited";
    private const string AuditNotDrawn = "Referee/audit-not-drawn";
    private const string NoSuchOrdinal = "Referee/no-such-ordinal";
    private const string NoSuchCell = "Referee/no-such-cell";
    private const string PathMalformed = "Referee/path-malformed";
    private const string OutputNotCommitted = "Referee/output-not-committed";
    private const string InputsMalformed = "Referee/inputs-malformed";
    private const string InputNotCommitted = "Referee/input-not-committed";
    private const string CellWrong = "Referee/cell-wrong";
    private const string InvalidSeal = "Referee/invalid-seal";
    private const string AlreadySealed = "Referee/already-sealed";
    private const string NotSealed = "Referee/not-sealed";
    private const string SealedTooLate = "Referee/sealed-too-late";
    private const string WrongOpening = "Referee/wrong-opening";
    private const string NothingToPay = "Referee/nothing-to-pay";
    private const string TooEarly = "Referee/too-early";
    private const string TooLate = "Referee/too-late";
    private const string ForeignToken = "Referee/foreign-token";
    private const string UnknownPayment = "Referee/unknown-payment";
    private const string WrongDeposit = "Referee/wrong-deposit";
    private const string NoSuchLevel = "Referee/no-such-level";
    private const string AlreadyDemanded = "Referee/already-demanded";
    private const string NotDemanded = "Referee/not-demanded";
    private const string CellRight = "Referee/cell-right";
}
