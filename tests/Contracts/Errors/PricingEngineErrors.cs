using System.Numerics;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class PricingEngineErrors
{
    static readonly object?[] NoNumbers = [-1, 4, null, "x", (BigInteger.One << 255) - 1];

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["PricingEngine/council-missing"] = DeployErrors.WithoutCouncil("PricingEngine"),
        ["PricingEngine/not-council"] = DeployErrors.UpdateByAnyone("PricingEngine"),
        ["PricingEngine/not-market"] = s =>
        {
            foreach (var anyone in new[] { s.Stranger, s.Steward })
                s.Refused("PricingEngine/not-market", anyone, s.Prices, "recordDemand", 1, 1, 1);
        },
        ["PricingEngine/invalid-task"] = s =>
        {
            foreach (object? wrong in NoNumbers)
            {
                s.RefusedRead("PricingEngine/invalid-task", s.Prices, "priceOf", wrong, 1);
                s.RefusedRead("PricingEngine/invalid-task", s.Prices, "quote", wrong, 1, 1);
                s.Refused("PricingEngine/invalid-task", s.Stranger, s.Prices, "recordDemand", wrong, 1, 1);
            }
        },
        ["PricingEngine/invalid-tier"] = s =>
        {
            foreach (object? wrong in NoNumbers)
            {
                s.RefusedRead("PricingEngine/invalid-tier", s.Prices, "priceOf", 1, wrong);
                s.RefusedRead("PricingEngine/invalid-tier", s.Prices, "quote", 1, wrong, 1);
                s.Refused("PricingEngine/invalid-tier", s.Stranger, s.Prices, "recordDemand", 1, wrong, 1);
            }
        },
        ["PricingEngine/invalid-units"] = s =>
        {
            foreach (object? wrong in new object?[] { 0, -1, null, "x", BigInteger.One << 63, (BigInteger.One << 255) - 1 })
            {
                s.RefusedRead("PricingEngine/invalid-units", s.Prices, "quote", 1, 1, wrong);
                s.Refused("PricingEngine/invalid-units", s.Stranger, s.Prices, "recordDemand", 1, 1, wrong);
            }
        },
    };
}
