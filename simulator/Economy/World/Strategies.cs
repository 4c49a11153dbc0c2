namespace StarMiner.Simulator.Economies.World;

/// <summary>What reports call those who do the same.</summary>
public static class Strategies
{
    public const string Client = "client";
    public const string Founder = "founder";
    public const string Honest = "honest provider";
    public const string Liar = "liar";
    public const string PatientLiar = "patient liar";
    public const string Squatter = "squatter";
    public const string PublicSquatter = "squatter on public work";
    public const string SelfDealer = "self-dealer";
    public const string Pumper = "pumper";
    public const string Auditor = "auditor";
    public const string CommitteeAuditor = "committee auditor";
    public const string Stamper = "stamping auditor";
    public const string Oracle = "oracle";
    public const string Colluder = "colluding oracle";
    public const string Momentum = "momentum speculator";
    public const string Reversion = "reversion speculator";
    public const string Deployer = "deployer";

    public static readonly IReadOnlyList<string> Dishonest =
        [Liar, PatientLiar, Squatter, PublicSquatter, SelfDealer, Pumper, Stamper, Colluder];
}
