using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class TestStableErrors
{
    static readonly object?[] NoAccounts = [null, new byte[19], new byte[21], 7, Array.Empty<object>()];
    static readonly object?[] NoAmounts = [null, -1, new byte[33], Array.Empty<object>(), true];

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["TestStable/invalid-account"] = On((c, someone) =>
        {
            const string error = "TestStable/invalid-account";
            foreach (object? wrong in NoAccounts)
            {
                c.Suite.RefusedRead(error, c.Stable, "balanceOf", wrong);
                c.Refused(error, c.Suite.Client, c.Stable, "transfer", wrong, someone, 1, null);
                c.Refused(error, c.Suite.Client, c.Stable, "transfer", someone, wrong, 1, null);
                c.Refused(error, c.Suite.Steward, c.Stable, "mint", wrong, 1);
                c.Refused(error, c.Suite.Client, c.Stable, "burn", wrong, 1);
            }
        }),
        ["TestStable/invalid-amount"] = On((c, someone) =>
        {
            const string error = "TestStable/invalid-amount";
            foreach (object? wrong in NoAmounts)
            {
                c.Refused(error, c.Suite.Client, c.Stable, "transfer", someone, someone, wrong, null);
                c.Refused(error, c.Suite.Steward, c.Stable, "mint", someone, wrong);
                c.Refused(error, c.Suite.Client, c.Stable, "burn", someone, wrong);
            }
            foreach (BigInteger wrong in new[] { 0, BigInteger.Pow(2, 112) - 1, BigInteger.Pow(2, 255) - 1 })
                c.Refused(error, c.Suite.Steward, c.Stable, "mint", someone, wrong);
            c.Refused(error, c.Suite.Client, c.Stable, "burn", someone, 0);
        }),
        ["TestStable/not-owner"] = On((c, someone) =>
            c.Refused("TestStable/not-owner", c.Suite.Client, c.Stable, "mint", someone, 1)),
        ["TestStable/no-witness"] = On((c, someone) =>
            c.Refused("TestStable/no-witness", c.Suite.Stranger, c.Stable, "burn", someone, 1)),
        ["TestStable/balance-too-low"] = On((c, someone) => c.Refused(
            "TestStable/balance-too-low", c.Suite.Client, c.Stable, "burn", someone, 1_000_001 * ExchangeChain.Tusd)),
    };

    static Action<SuiteChain> On(Action<ExchangeChain, UInt160> act) => s =>
        act(new ExchangeChain(s).WithFunds(), s.Client.ScriptHash);
}
