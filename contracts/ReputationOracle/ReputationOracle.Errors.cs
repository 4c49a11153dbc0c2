namespace StarMiner.Contracts;

public partial class ReputationOracle
{
    private const string CouncilMissing = "ReputationOracle/council-missing";
    private const string NotCouncil = "ReputationOracle/not-council";
    private const string NotMarket = "ReputationOracle/not-market";
    private const string InvalidAccount = "ReputationOracle/invalid-account";
    private const string InvalidAmount = "ReputationOracle/invalid-amount";
    private const string InvalidTask = "ReputationOracle/invalid-task";
    private const string InvalidSeal = "ReputationOracle/invalid-seal";
    private const string InvalidReport = "ReputationOracle/invalid-report";
    private const string ForeignToken = "ReputationOracle/foreign-token";
    private const string UnknownPayment = "ReputationOracle/unknown-payment";
    private const string NotActive = "ReputationOracle/not-active";
    private const string NoRound = "ReputationOracle/no-round";
    private const string RoundFull = "ReputationOracle/round-full";
    private const string AlreadySealed = "ReputationOracle/already-sealed";
    private const string NotSealed = "ReputationOracle/not-sealed";
    private const string AlreadyRevealed = "ReputationOracle/already-revealed";
    private const string WrongOpening = "ReputationOracle/wrong-opening";
    private const string TooEarly = "ReputationOracle/too-early";
    private const string TooLate = "ReputationOracle/too-late";
    private const string NoWitness = "ReputationOracle/no-witness";
    private const string BondTooLow = "ReputationOracle/bond-too-low";
}
