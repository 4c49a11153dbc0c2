using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.ReputationOracle;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Errors;

static class ReputationOracleErrors
{
    const string Name = "ReputationOracle";
    const int Task = RewardChain.Task;
    static readonly object?[] NoAccounts = [null, new byte[19], new byte[21], 7, Array.Empty<object>()];
    static readonly object?[] NoTasks =
        [null, -1, 4, BigInteger.Pow(2, 255) - 1, new byte[33], Array.Empty<object>(), true];
    static readonly object?[] NoAmounts = [null, -1, new byte[33], Array.Empty<object>(), true];

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new(
    [
        new($"{Name}/council-missing", DeployErrors.WithoutCouncil(Name)),
        On("not-council", (c, error) => c.Refused(error, c.Suite.Steward, c.Reputation, "update",
            CompiledSuite.Load(Name).NefBytes, CompiledSuite.Load(Name).Manifest.ToJson().ToString(), null)),
        On("not-market", (c, error) =>
        {
            UInt160 me = c.Suite.Client.ScriptHash;
            foreach (Actor anyone in new[] { c.Suite.Client, c.Suite.Steward })
            {
                c.Refused(error, anyone, c.Reputation, "recordSettled", me, Task, me, 1);
                c.Refused(error, anyone, c.Reputation, "recordLate", me, Task);
                c.Refused(error, anyone, c.Reputation, "recordFault", me, Task);
            }
        }),
        On("invalid-account", (c, error) =>
        {
            UInt160 someone = c.Suite.Client.ScriptHash;
            foreach (object? wrong in NoAccounts)
            {
                c.Suite.RefusedRead(error, c.Reputation, "scoreOf", wrong, Task);
                c.Suite.RefusedRead(error, c.Reputation, "bondOf", wrong);
                c.Suite.RefusedRead(error, c.Reputation, "roundOf", wrong, Task);
                c.RefusedAsSuite(error, c.Reputation, "recordSettled", wrong, Task, someone, 1);
                c.RefusedAsSuite(error, c.Reputation, "recordSettled", someone, Task, wrong, 1);
                c.RefusedAsSuite(error, c.Reputation, "recordLate", wrong, Task);
                c.RefusedAsSuite(error, c.Reputation, "recordFault", wrong, Task);
                c.RefusedAsSuite(error, c.Reputation, "seal", wrong, someone, Task, new byte[32]);
                c.RefusedAsSuite(error, c.Reputation, "seal", someone, wrong, Task, new byte[32]);
                c.RefusedAsSuite(error, c.Reputation, "reveal", wrong, someone, Task, 1, new byte[32]);
                c.RefusedAsSuite(error, c.Reputation, "reveal", someone, wrong, Task, 1, new byte[32]);
                c.RefusedAsSuite(error, c.Reputation, "closeRound", wrong, Task);
                c.RefusedAsSuite(error, c.Reputation, "withdrawBond", wrong, 1);
            }
        }),
        On("invalid-task", (c, error) =>
        {
            UInt160 someone = c.Suite.Client.ScriptHash;
            foreach (object? wrong in NoTasks)
            {
                c.Suite.RefusedRead(error, c.Reputation, "scoreOf", someone, wrong);
                c.Suite.RefusedRead(error, c.Reputation, "roundOf", someone, wrong);
                c.RefusedAsSuite(error, c.Reputation, "recordSettled", someone, wrong, someone, 1);
                c.RefusedAsSuite(error, c.Reputation, "recordLate", someone, wrong);
                c.RefusedAsSuite(error, c.Reputation, "recordFault", someone, wrong);
                c.RefusedAsSuite(error, c.Reputation, "seal", someone, someone, wrong, new byte[32]);
                c.RefusedAsSuite(error, c.Reputation, "reveal", someone, someone, wrong, 1, new byte[32]);
                c.RefusedAsSuite(error, c.Reputation, "closeRound", someone, wrong);
            }
        }),
        On("invalid-amount", (c, error) =>
        {
            UInt160 someone = c.Suite.Client.ScriptHash;
            foreach (object? wrong in NoAmounts)
            {
                c.RefusedAsSuite(error, c.Reputation, "recordSettled", someone, Task, someone, wrong);
                c.RefusedAsSuite(error, c.Reputation, "withdrawBond", someone, wrong);
            }
            c.RefusedAsSuite(error, c.Reputation, "withdrawBond", someone, 0);
            c.Refused(error, c.Oracles[0], c.Suite.Token, "transfer",
                c.Oracles[0].ScriptHash, c.Reputation, 0, new object?[] { "bond" });
        }),
        Voting("invalid-seal", (f, error) =>
        {
            foreach (object? wrong in new object?[] { null, 7, new byte[31], new byte[33], Array.Empty<object>() })
                f.Chain.Refused(error, f.Chain.Oracles[0], f.Chain.Reputation, "seal",
                    f.Chain.Oracles[0].ScriptHash, f.Provider.ScriptHash, Task, wrong);
        }),
        Voting("invalid-report", (f, error) =>
        {
            Actor oracle = f.Chain.Oracles[0];
            object?[] noQualities = [null, -1, 10_001, new byte[33], Array.Empty<object>()];
            foreach (object? wrong in noQualities)
                f.Chain.Refused(error, oracle, f.Chain.Reputation, "reveal",
                    oracle.ScriptHash, f.Provider.ScriptHash, Task, wrong, OracleFlow.SaltOf(oracle));
            foreach (object? wrong in new object?[] { null, 7, new byte[31], Array.Empty<object>() })
                f.Chain.Refused(error, oracle, f.Chain.Reputation, "reveal",
                    oracle.ScriptHash, f.Provider.ScriptHash, Task, 1, wrong);
        }),
        On("foreign-token", (c, error) =>
        {
            UInt160 fake = c.Deploy("FakeToken", null);
            c.Refused(error, c.Oracles[0], fake, "pay",
                c.Reputation, c.Oracles[0].ScriptHash, 100 * RewardChain.Agpu, new object?[] { "bond" });
        }),
        On("unknown-payment", (c, error) =>
        {
            object?[] wrong =
                [null, "bond", 7, Array.Empty<object>(), new object?[] { "bond", 1 }, new object?[] { "stake" }];
            foreach (object? data in wrong)
                c.Refused(error, c.Oracles[0], c.Suite.Token, "transfer",
                    c.Oracles[0].ScriptHash, c.Reputation, 1, data);
        }),
        Voting("not-active", (f, error) =>
        {
            Actor oracle = f.Chain.Oracles[0];
            f.Chain.Refused(error, oracle, f.Chain.Reputation, "seal",
                oracle.ScriptHash, f.Chain.Suite.Stranger.ScriptHash, Task, new byte[32]);
            f.Chain.PassTime(RewardChain.DayMs);
            f.Chain.Refused(error, oracle, f.Chain.Reputation, "seal",
                oracle.ScriptHash, f.Provider.ScriptHash, Task, new byte[32]);
        }),
        Voting("no-round", (f, error) =>
        {
            UInt160 provider = f.Provider.ScriptHash;
            f.Chain.Suite.RefusedRead(error, f.Chain.Reputation, "roundOf", provider, Task);
            f.Chain.Refused(error, f.Chain.Oracles[0], f.Chain.Reputation, "closeRound", provider, Task);
            f.Chain.Refused(error, f.Chain.Oracles[0], f.Chain.Reputation, "reveal",
                f.Opening(f.Chain.Oracles[0], 1));
        }),
        Voting("round-full", (f, error) =>
        {
            Actor[] oracles = [.. Enumerable.Range(0, 10).Select(i => f.Chain.Chain.Actor($"many{i}"))];
            foreach (Actor oracle in oracles)
            {
                f.Chain.Chain.Fund(oracle, 100_00000000);
                Actor rich = f.Chain.Oracles[0];
                f.Chain.Bond(rich, 1);
                f.Chain.AsSuite(f.Chain.Suite.Token, "transfer",
                    f.Chain.Double, oracle.ScriptHash, f.Chain.OracleBond, null);
                f.Chain.Bond(oracle, f.Chain.OracleBond);
            }
            foreach (Actor oracle in oracles[..9]) f.Seal(oracle, 5_000);
            f.Chain.Refused(error, oracles[9], f.Chain.Reputation, "seal",
                oracles[9].ScriptHash, f.Provider.ScriptHash, Task, new byte[32]);
        }),
        Sealed("already-sealed", (f, error) => f.Chain.Refused(
            error, f.Chain.Oracles[0], f.Chain.Reputation, "seal",
            f.Chain.Oracles[0].ScriptHash, f.Provider.ScriptHash, Task, new byte[32])),
        Sealed("not-sealed", (f, error) =>
        {
            f.EndSealing();
            f.Chain.Refused(error, f.Chain.Oracles[1], f.Chain.Reputation, "reveal",
                f.Opening(f.Chain.Oracles[1], 9_000));
        }),
        Sealed("already-revealed", (f, error) =>
        {
            f.EndSealing();
            f.Reveal(f.Chain.Oracles[0], 9_000);
            f.Chain.Refused(error, f.Chain.Oracles[0], f.Chain.Reputation, "reveal",
                f.Opening(f.Chain.Oracles[0], 9_000));
        }),
        Sealed("wrong-opening", (f, error) =>
        {
            f.EndSealing();
            f.Chain.Refused(error, f.Chain.Oracles[0], f.Chain.Reputation, "reveal",
                f.Opening(f.Chain.Oracles[0], 9_001));
        }),
        Sealed("too-early", (f, error) =>
        {
            f.Chain.Refused(error, f.Chain.Oracles[0], f.Chain.Reputation, "reveal",
                f.Opening(f.Chain.Oracles[0], 9_000));
            f.EndSealing();
            f.Chain.Refused(error, f.Chain.Oracles[0], f.Chain.Reputation, "closeRound", f.Provider.ScriptHash, Task);
        }),
        Sealed("too-late", (f, error) =>
        {
            f.EndSealing();
            f.Chain.Refused(error, f.Chain.Oracles[1], f.Chain.Reputation, "seal",
                f.Chain.Oracles[1].ScriptHash, f.Provider.ScriptHash, Task, new byte[32]);
            f.EndRevealing();
            f.Chain.Refused(error, f.Chain.Oracles[0], f.Chain.Reputation, "reveal",
                f.Opening(f.Chain.Oracles[0], 9_000));
        }),
        Sealed("no-witness", (f, error) =>
        {
            UInt160 other = f.Chain.Oracles[1].ScriptHash;
            f.Chain.Refused(error, f.Chain.Oracles[0], f.Chain.Reputation, "seal",
                other, f.Provider.ScriptHash, Task, new byte[32]);
            f.Chain.Refused(error, f.Chain.Oracles[0], f.Chain.Reputation, "withdrawBond", other, 1);
            f.EndSealing();
            f.Chain.Refused(error, f.Chain.Oracles[1], f.Chain.Reputation, "reveal",
                f.Opening(f.Chain.Oracles[0], 9_000));
        }),
        Voting("bond-too-low", (f, error) =>
        {
            Actor oracle = f.Chain.Oracles[0];
            f.Chain.Refused(error, oracle, f.Chain.Reputation, "withdrawBond",
                oracle.ScriptHash, f.Chain.OracleBond + 1);
            f.Chain.Invoke(oracle, f.Chain.Reputation, "withdrawBond", oracle.ScriptHash, 1);
            f.Chain.Refused(error, oracle, f.Chain.Reputation, "seal",
                oracle.ScriptHash, f.Provider.ScriptHash, Task, new byte[32]);
        }),
    ]);

    static KeyValuePair<string, Action<SuiteChain>> On(string error, Action<RewardChain, string> act) =>
        new($"{Name}/{error}", s => act(new RewardChain(s), $"{Name}/{error}"));

    static KeyValuePair<string, Action<SuiteChain>> Voting(string error, Action<OracleFlow, string> act) =>
        On(error, (c, name) => act(new OracleFlow(c), name));

    static KeyValuePair<string, Action<SuiteChain>> Sealed(string error, Action<OracleFlow, string> act) =>
        Voting(error, (flow, name) =>
        {
            flow.Seal(flow.Chain.Oracles[0], 9_000);
            act(flow, name);
        });
}
