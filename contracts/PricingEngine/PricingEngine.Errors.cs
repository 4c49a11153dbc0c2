namespace StarMiner.Contracts;

public partial class PricingEngine
{
    private const string CouncilMissing = "PricingEngine/council-missing";
    private const string NotCouncil = "PricingEngine/not-council";
    private const string NotMarket = "PricingEngine/not-market";
    private const string InvalidTask = "PricingEngine/invalid-task";
    private const string InvalidTier = "PricingEngine/invalid-tier";
    private const string InvalidUnits = "PricingEngine/invalid-units";
}
