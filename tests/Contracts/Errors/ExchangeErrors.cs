using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Errors;

static class ExchangeErrors
{
    const long Agpu = ExchangeChain.Agpu, Tusd = ExchangeChain.Tusd;
    static readonly object?[] NoAccounts = [null, new byte[19], new byte[21], 7, Array.Empty<object>()];
    static readonly BigInteger TooMuch = BigInteger.Pow(2, 112);
    static readonly object?[] NoAmounts =
        [null, -1, TooMuch, BigInteger.Pow(2, 255) - 1, new byte[33], Array.Empty<object>(), true];

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["Exchange/council-missing"] = s =>
        {
            object?[] noCouncils = [null, s.Council, new object?[] { s.Council }, new object?[] { null, s.Token }];
            foreach (object? wrong in noCouncils)
                DeployErrors.Refuses(s, "Exchange", wrong, "Exchange/council-missing");
        },
        ["Exchange/invalid-asset"] = s =>
        {
            foreach (object? wrong in new object?[] { null, new byte[19], s.Client.ScriptHash, s.Token })
                DeployErrors.Refuses(s, "Exchange", new object?[] { s.Council, wrong }, "Exchange/invalid-asset");
        },
        ["Exchange/not-council"] = Paired(c =>
        {
            const string error = "Exchange/not-council";
            ContractArtifact code = CompiledSuite.Load("Exchange");
            c.Refused(error, c.Suite.Steward, c.Pair, "update", code.NefBytes, code.ManifestBytes, null);
            c.Refused(error, c.Suite.Steward, c.Pair, "sync", new byte[709]);
            c.Refused(error, c.Suite.Steward, c.Pair, "sync", (object?)null);
        }),
        ["Exchange/invalid-account"] = Paired(c =>
        {
            const string error = "Exchange/invalid-account";
            UInt160 someone = c.Suite.Client.ScriptHash;
            foreach (object? wrong in NoAccounts)
            {
                c.Suite.RefusedRead(error, c.Pair, "balanceOf", wrong);
                c.Suite.RefusedRead(error, c.Pair, "creditOf", wrong, c.Token);
                c.Refused(error, c.Suite.Client, c.Pair, "transfer", wrong, someone, 1, null);
                c.Refused(error, c.Suite.Client, c.Pair, "transfer", someone, wrong, 1, null);
                c.Refused(error, c.Suite.Client, c.Pair, "addLiquidity", wrong, 1, 1, 0, ExchangeChain.Never);
                c.Refused(error, c.Suite.Client, c.Pair, "removeLiquidity", wrong, 1, 0, 0, ExchangeChain.Never);
                c.Refused(error, c.Suite.Client, c.Pair, "withdraw", wrong, c.Token);
            }
            c.Refused(error, c.Suite.Minter, c.Token, "mintForPublicWork", c.Pair, 1);
        }),
        ["Exchange/invalid-amount"] = Paired(InvalidAmounts),
        ["Exchange/invalid-token"] = Paired(c =>
        {
            foreach (object? wrong in new object?[] { null, c.Pair, c.Suite.Market, 7, Array.Empty<object>() })
            {
                c.Suite.RefusedRead("Exchange/invalid-token", c.Pair, "quote", wrong, 1);
                c.Suite.RefusedRead("Exchange/invalid-token", c.Pair, "creditOf", c.Suite.Client.ScriptHash, wrong);
                c.Refused("Exchange/invalid-token", c.Suite.Client, c.Pair, "withdraw",
                    c.Suite.Client.ScriptHash, wrong);
            }
        }),
        ["Exchange/foreign-token"] = Paired(c =>
        {
            UInt160 fake = c.Deploy("FakeToken", null);
            foreach (object?[] order in new[] { ExchangeChain.DepositData, ExchangeChain.SwapNow })
                c.Refused("Exchange/foreign-token", c.Suite.Stranger, fake, "pay",
                    c.Pair, c.Suite.Stranger.ScriptHash, Agpu, order);
            // Its own shares are no asset of the pair either.
            c.Refused("Exchange/foreign-token", c.Suite.Client, c.Pair, "transfer",
                c.Suite.Client.ScriptHash, c.Pair, 1, ExchangeChain.DepositData);
        }),
        ["Exchange/unknown-payment"] = Paired(c =>
        {
            object?[] wrong =
            [
                null, "deposit", 7, Array.Empty<object>(), new object?[] { "donate" }, new object?[] { "deposit", 1 },
                new object?[] { "swap", 0 }, new object?[] { "swap", 0, 1, 2 }, new object?[] { 1, 2, 3 },
            ];
            foreach (object? data in wrong)
            {
                c.Refused("Exchange/unknown-payment", c.Suite.Client, c.Token, "transfer",
                    c.Suite.Client.ScriptHash, c.Pair, 1, data);
            }
        }),
        ["Exchange/paused"] = Paired(c =>
        {
            c.Invoke(c.Suite.Steward, c.Suite.Council, "pause", 7);
            c.Refused("Exchange/paused", c.Suite.Client, c.Token, "transfer", c.SwapArguments(c.Suite.Client, Agpu));
        }),
        ["Exchange/no-liquidity"] = s =>
        {
            var c = new ExchangeChain(s).WithFunds();
            foreach (UInt160 token in new[] { c.Token, c.Stable })
            {
                c.Refused("Exchange/no-liquidity", c.Suite.Client, token, "transfer",
                    c.SwapArguments(c.Suite.Client, 5));
                c.Suite.RefusedRead("Exchange/no-liquidity", c.Pair, "quote", token, 5);
            }
            c.Suite.RefusedRead("Exchange/no-liquidity", c.Pair, "averagePrice");
            c.Suite.RefusedRead("Exchange/no-liquidity", c.Pair, "cumulativePrice");
        },
        ["Exchange/liquidity-too-small"] = s =>
        {
            var c = new ExchangeChain(s).WithFunds();
            Actor client = c.Suite.Client;
            c.Deposit(client, c.Token, 1_000 * Agpu);
            c.Deposit(client, c.Stable, 1_000 * Tusd);
            c.Refused("Exchange/liquidity-too-small", client, c.Pair, "addLiquidity",
                client.ScriptHash, 1_000, 1_000, 0, ExchangeChain.Never);
            c.Invoke(client, c.Pair, "addLiquidity", client.ScriptHash, 100 * Agpu, 25 * Tusd, 0, ExchangeChain.Never);
            c.Refused("Exchange/liquidity-too-small", client, c.Pair, "addLiquidity",
                client.ScriptHash, 1, 1, 0, ExchangeChain.Never);
        },
        ["Exchange/reserve-too-large"] = Hostile((c, token, pair) =>
        {
            // A token without a limit: credits and reserves stop where the arithmetic would.
            Actor client = c.Suite.Client;
            foreach (object?[] data in new[] { ExchangeChain.DepositData, ExchangeChain.SwapNow })
            {
                c.Chain.Invoke(client, new(token, "mint", client.ScriptHash, 2 * TooMuch)).Fault.Should().BeNull();
                object?[] most = [client.ScriptHash, pair, TooMuch - 1, ExchangeChain.DepositData];
                c.Chain.Invoke(client, new(token, "transfer", most)).Fault.Should().BeNull();
                c.Refused("Exchange/reserve-too-large", client, token, "transfer",
                    client.ScriptHash, pair, TooMuch - 1, data);
                c.Chain.Invoke(client, new(pair, "withdraw", client.ScriptHash, token)).Fault.Should().BeNull();
            }
        }),
        ["Exchange/below-minimum"] = Paired(c =>
        {
            Actor client = c.Suite.Client;
            c.Refused("Exchange/below-minimum", client, c.Token, "transfer", c.SwapArguments(client, Agpu, Tusd));
            c.Refused("Exchange/below-minimum", client, c.Stable, "transfer", c.SwapArguments(client, Tusd, 4 * Agpu));
            c.Refused("Exchange/below-minimum", client, c.Pair, "removeLiquidity",
                client.ScriptHash, 100, 2_001, 0, ExchangeChain.Never);
            c.Refused("Exchange/below-minimum", client, c.Pair, "removeLiquidity",
                client.ScriptHash, 1_000_000, 0, 50_001, ExchangeChain.Never);
            c.Deposit(client, c.Token, Agpu);
            c.Deposit(client, c.Stable, Tusd);
            c.Refused("Exchange/below-minimum", client, c.Pair, "addLiquidity",
                client.ScriptHash, Agpu, Tusd, 5_000_001, ExchangeChain.Never);
        }),
        ["Exchange/too-late"] = Paired(c =>
        {
            Actor client = c.Suite.Client;
            foreach (object? late in new object?[] { c.Chain.TimeMs, 0, -1, null, new byte[33], Array.Empty<object>() })
            {
                c.Refused("Exchange/too-late", client, c.Token, "transfer",
                    client.ScriptHash, c.Pair, Agpu, new object?[] { "swap", 0, late });
                c.Refused("Exchange/too-late", client, c.Pair, "addLiquidity", client.ScriptHash, 1, 1, 0, late);
                c.Refused("Exchange/too-late", client, c.Pair, "removeLiquidity", client.ScriptHash, 1, 0, 0, late);
            }
        }),
        ["Exchange/credit-too-low"] = Paired(c =>
        {
            Actor client = c.Suite.Client;
            c.Deposit(client, c.Token, Agpu);
            c.Refused("Exchange/credit-too-low", client, c.Pair, "addLiquidity",
                client.ScriptHash, Agpu, 250_000, 0, ExchangeChain.Never);
            c.Deposit(client, c.Stable, 250_000);
            c.Refused("Exchange/credit-too-low", client, c.Pair, "addLiquidity",
                client.ScriptHash, 2 * Agpu, 500_000, 0, ExchangeChain.Never);
        }),
        ["Exchange/shares-too-low"] = Paired(c =>
        {
            c.Refused("Exchange/shares-too-low", c.Suite.Stranger, c.Pair, "removeLiquidity",
                c.Suite.Stranger.ScriptHash, 1, 0, 0, ExchangeChain.Never);
            c.Refused("Exchange/shares-too-low", c.Suite.Client, c.Pair, "removeLiquidity",
                c.Suite.Client.ScriptHash, 50_000_000_000 - 999, 0, 0, ExchangeChain.Never);
        }),
        ["Exchange/no-witness"] = Paired(c =>
        {
            Actor client = c.Suite.Client, stranger = c.Suite.Stranger;
            c.Deposit(client, c.Token, Agpu);
            c.Refused("Exchange/no-witness", stranger, c.Pair, "withdraw", client.ScriptHash, c.Token);
            c.Refused("Exchange/no-witness", stranger, c.Pair, "removeLiquidity",
                client.ScriptHash, 1, 0, 0, ExchangeChain.Never);
            c.Refused("Exchange/no-witness", stranger, c.Pair, "addLiquidity",
                client.ScriptHash, 1, 1, 0, ExchangeChain.Never);
            // Nobody's shares are nobody's: the zero account has no witness.
            c.Refused("Exchange/no-witness", stranger, c.Pair, "removeLiquidity",
                UInt160.Zero, 1_000, 0, 0, ExchangeChain.Never);
        }),
        ["Exchange/nothing-to-withdraw"] = Paired(c => c.Refused(
            "Exchange/nothing-to-withdraw", c.Suite.Client, c.Pair, "withdraw", c.Suite.Client.ScriptHash, c.Token)),
        ["Exchange/nothing-to-burn"] = Paired(c =>
            c.Refused("Exchange/nothing-to-burn", c.Suite.Stranger, c.Pair, "burnFees")),
        ["Exchange/transfer-refused"] = Hostile((c, token, pair) =>
        {
            Actor client = c.Suite.Client;
            c.Chain.Invoke(client, new(token, "refuse", pair)).Fault.Should().BeNull();
            c.Refused("Exchange/transfer-refused", client, c.Token, "transfer",
                client.ScriptHash, pair, Agpu, ExchangeChain.SwapNow);
        }),
        ["Exchange/reentered"] = Hostile((c, token, pair) =>
        {
            Actor client = c.Suite.Client;
            object?[] plan = [pair, pair, "burnFees", Array.Empty<object>()];
            c.Chain.Invoke(client, new(token, "plan", plan)).Fault.Should().BeNull();
            c.Refused("Exchange/reentered", client, c.Token, "transfer",
                client.ScriptHash, pair, Agpu, ExchangeChain.SwapNow);
        }),
        ["Exchange/history-too-short"] = Paired(c =>
            c.Suite.RefusedRead("Exchange/history-too-short", c.Pair, "averagePrice")),
    };

    static Action<SuiteChain> Paired(Action<ExchangeChain> act) => s => act(new ExchangeChain(s).WithLiquidity());

    static Action<SuiteChain> Hostile(Action<ExchangeChain, UInt160, UInt160> act) => s =>
    {
        var c = new ExchangeChain(s).WithFunds();
        var (token, pair) = HostilePair.Deploy(c);
        act(c, token, pair);
    };

    static void InvalidAmounts(ExchangeChain c)
    {
        const string error = "Exchange/invalid-amount";
        Actor client = c.Suite.Client;
        UInt160 me = client.ScriptHash;
        foreach (object? wrong in NoAmounts)
        {
            c.Suite.RefusedRead(error, c.Pair, "quote", c.Token, wrong);
            c.Refused(error, client, c.Pair, "transfer", me, me, wrong, null);
            c.Refused(error, client, c.Pair, "addLiquidity", me, wrong, 1, 0, ExchangeChain.Never);
            c.Refused(error, client, c.Pair, "addLiquidity", me, 1, wrong, 0, ExchangeChain.Never);
            c.Refused(error, client, c.Pair, "addLiquidity", me, 1, 1, wrong, ExchangeChain.Never);
            c.Refused(error, client, c.Pair, "removeLiquidity", me, wrong, 0, 0, ExchangeChain.Never);
            c.Refused(error, client, c.Pair, "removeLiquidity", me, 1, wrong, 0, ExchangeChain.Never);
            c.Refused(error, client, c.Pair, "removeLiquidity", me, 1, 0, wrong, ExchangeChain.Never);
            c.Refused(error, client, c.Token, "transfer",
                me, c.Pair, Agpu, new object?[] { "swap", wrong, ExchangeChain.Never });
        }
        // Nothing, and what buys less than the smallest unit.
        c.Refused(error, client, c.Token, "transfer", me, c.Pair, 0, ExchangeChain.DepositData);
        c.Refused(error, client, c.Token, "transfer", c.SwapArguments(client, 1));
        c.Refused(error, client, c.Stable, "transfer", c.SwapArguments(client, 0));
    }
}
