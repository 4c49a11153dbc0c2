using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class WrappedAgpuErrors
{
    static readonly object?[] NoAccounts = [null, new byte[19], new byte[21], 7, Array.Empty<object>()];
    static readonly object?[] NoAmounts = [null, -1, new byte[33], Array.Empty<object>(), true];

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["WrappedAgpu/council-missing"] = DeployErrors.WithoutCouncil("WrappedAgpu"),
        ["WrappedAgpu/not-council"] = On((c, wrapped, _) => c.Refused(
            "WrappedAgpu/not-council", c.Suite.Steward, wrapped, "update",
            CompiledSuite.Load("WrappedAgpu").NefBytes, CompiledSuite.Load("WrappedAgpu").ManifestBytes, null)),
        ["WrappedAgpu/invalid-account"] = On((c, wrapped, someone) =>
        {
            const string error = "WrappedAgpu/invalid-account";
            foreach (object? wrong in NoAccounts)
            {
                c.Suite.RefusedRead(error, wrapped, "balanceOf", wrong);
                c.Refused(error, c.Suite.Client, wrapped, "transfer", wrong, someone, 1, null);
                c.Refused(error, c.Suite.Client, wrapped, "transfer", someone, wrong, 1, null);
                c.Refused(error, c.Suite.Client, wrapped, "unwrap", wrong, 1);
            }
            // A mint has no sender that could own what it wraps.
            c.Refused(error, c.Suite.Minter, c.Token, "mintForPublicWork", wrapped, 1);
        }),
        ["WrappedAgpu/invalid-amount"] = On((c, wrapped, someone) =>
        {
            const string error = "WrappedAgpu/invalid-amount";
            foreach (object? wrong in NoAmounts)
            {
                c.Refused(error, c.Suite.Client, wrapped, "transfer", someone, someone, wrong, null);
                c.Refused(error, c.Suite.Client, wrapped, "unwrap", someone, wrong);
            }
            c.Refused(error, c.Suite.Client, wrapped, "unwrap", someone, 0);
            c.Refused(error, c.Suite.Client, c.Token, "transfer", someone, wrapped, 0, new object?[] { "wrap" });
        }),
        ["WrappedAgpu/foreign-token"] = On((c, wrapped, someone) =>
        {
            UInt160 fake = c.Deploy("FakeToken", null);
            object?[] wrap = ["wrap"];
            c.Refused("WrappedAgpu/foreign-token", c.Suite.Client, fake, "pay", wrapped, someone, 1, wrap);
            c.Refused("WrappedAgpu/foreign-token", c.Suite.Client, c.Stable, "transfer", someone, wrapped, 1, wrap);
        }),
        ["WrappedAgpu/unknown-payment"] = On((c, wrapped, someone) =>
        {
            object?[] wrong =
                [null, "wrap", 7, Array.Empty<object>(), new object?[] { "wrap", 1 }, new object?[] { 1 }];
            foreach (object? data in wrong)
            {
                c.Refused("WrappedAgpu/unknown-payment", c.Suite.Client, c.Token, "transfer",
                    someone, wrapped, 1, data);
            }
        }),
        ["WrappedAgpu/no-witness"] = On((c, wrapped, someone) =>
        {
            c.Invoke(c.Suite.Client, c.Token, "transfer", someone, wrapped, 5, new object?[] { "wrap" });
            c.Refused("WrappedAgpu/no-witness", c.Suite.Stranger, wrapped, "unwrap", someone, 1);
        }),
        ["WrappedAgpu/balance-too-low"] = On((c, wrapped, someone) =>
        {
            c.Invoke(c.Suite.Client, c.Token, "transfer", someone, wrapped, 5, new object?[] { "wrap" });
            foreach (BigInteger wrong in new[] { 6, BigInteger.Pow(2, 255) - 1 })
                c.Refused("WrappedAgpu/balance-too-low", c.Suite.Client, wrapped, "unwrap", someone, wrong);
        }),
    };

    static Action<SuiteChain> On(Action<ExchangeChain, UInt160, UInt160> act) => s =>
    {
        var c = new ExchangeChain(s).WithFunds();
        act(c, c.Deploy("WrappedAgpu", s.Council), s.Client.ScriptHash);
    };
}
