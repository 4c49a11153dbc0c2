using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Errors;

static class RewardControllerErrors
{
    const string Name = "RewardController";
    const int Task = RewardChain.Task;
    static readonly object?[] NoAccounts = [null, new byte[19], new byte[21], 7, Array.Empty<object>()];
    static readonly object?[] NoAmounts = [null, -1, new byte[33], Array.Empty<object>(), true];

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new(
    [
        new($"{Name}/council-missing", DeployErrors.WithoutCouncil(Name)),
        On("not-council", (c, error) => c.Refused(error, c.Suite.Steward, c.Rewards, "update",
            CompiledSuite.Load(Name).NefBytes, CompiledSuite.Load(Name).Manifest.ToJson().ToString(), null)),
        On("not-market", (c, error) =>
        {
            Actor anyone = c.Suite.Client;
            UInt160 me = anyone.ScriptHash;
            c.Invoke(anyone, c.Rewards, "publish");
            c.Refused(error, anyone, c.Rewards, "recordSettled", me, 1, 1);
            c.Refused(error, anyone, c.Rewards, "recordPublicWork", 1, me, Task);
            object?[] pools = ["pools", 1, 0, 0];
            c.Refused(error, c.Oracles[0], c.Suite.Token, "transfer", c.Oracles[0].ScriptHash, c.Rewards, 1, pools);
        }),
        On("not-committee", (c, error) =>
            c.Refused(error, c.Suite.Client, c.Rewards, "recordAudit", c.Suite.Client.ScriptHash, 1)),
        On("not-oracle", (c, error) =>
            c.RefusedAsSuite(error, c.Rewards, "recordOracle", c.Suite.Client.ScriptHash, 1)),
        On("invalid-account", (c, error) =>
        {
            foreach (object? wrong in NoAccounts)
            {
                c.Suite.RefusedRead(error, c.Rewards, "owedTo", wrong);
                c.RefusedAsSuite(error, c.Rewards, "recordSettled", wrong, 1, 1);
                c.RefusedAsSuite(error, c.Rewards, "recordAudit", wrong, 1);
                c.RefusedAsSuite(error, c.Rewards, "recordOracle", wrong, 1);
                c.RefusedAsSuite(error, c.Rewards, "recordPublicWork", 1, wrong, Task);
                foreach (string claim in new[] { "claimProvider", "claimAuditor", "claimOracle" })
                    c.RefusedAsSuite(error, c.Rewards, claim, wrong);
            }
        }),
        On("invalid-task", (c, error) =>
        {
            c.Invoke(c.Suite.Client, c.Rewards, "publish");
            foreach (object? wrong in new object?[] { null, -1, 4, new byte[33], new byte[5_000], true })
                c.RefusedAsSuite(error, c.Rewards, "recordPublicWork", 1, c.Suite.Client.ScriptHash, wrong);
        }),
        On("invalid-amount", (c, error) =>
        {
            UInt160 someone = c.Suite.Client.ScriptHash;
            foreach (object? wrong in NoAmounts)
            {
                c.RefusedAsSuite(error, c.Rewards, "recordSettled", someone, wrong, 1);
                c.RefusedAsSuite(error, c.Suite.Token, "transfer",
                    c.Double, c.Rewards, 3, new object?[] { "pools", 1, wrong, 1 });
            }
            c.RefusedAsSuite(error, c.Suite.Token, "transfer",
                c.Double, c.Rewards, 3, new object?[] { "pools", 1, 1, 0 });
        }),
        On("invalid-score", (c, error) =>
        {
            foreach (object? wrong in NoAmounts.Append(10_001))
                c.RefusedAsSuite(error, c.Rewards, "recordSettled", c.Suite.Client.ScriptHash, 1, wrong);
        }),
        On("invalid-points", (c, error) =>
        {
            foreach (object? wrong in NoAmounts.Append(0).Append(1_000_000_000_001))
            {
                c.RefusedAsSuite(error, c.Rewards, "recordAudit", c.Suite.Client.ScriptHash, wrong);
                c.RefusedAsSuite(error, c.Rewards, "recordOracle", c.Suite.Client.ScriptHash, wrong);
            }
        }),
        On("foreign-token", (c, error) =>
        {
            UInt160 fake = c.Deploy("FakeToken", null);
            c.Refused(error, c.Suite.Client, fake, "pay", c.Rewards, c.Double, 1, new object?[] { "pools", 1, 0, 0 });
        }),
        On("unknown-payment", (c, error) =>
        {
            object?[] wrong =
                [null, "pools", Array.Empty<object>(), new object?[] { "pools", 1 }, new object?[] { 1, 1, 0, 0 }];
            foreach (object? data in wrong)
                c.RefusedAsSuite(error, c.Suite.Token, "transfer", c.Double, c.Rewards, 1, data);
        }),
        On("nothing-to-claim", (c, error) =>
        {
            Actor client = c.Suite.Client;
            foreach (string claim in new[] { "claimProvider", "claimAuditor", "claimOracle" })
                c.Refused(error, client, c.Rewards, claim, client.ScriptHash);
            c.Refused(error, client, c.Rewards, "collectMaintenance");
        }),
        On("no-witness", (c, error) =>
        {
            c.Book(c.Suite.Provider, RewardChain.Agpu, 10_000);
            c.PassTime(RewardChain.DayMs);
            foreach (string claim in new[] { "claimProvider", "claimAuditor", "claimOracle" })
                c.Refused(error, c.Suite.Client, c.Rewards, claim, c.Suite.Provider.ScriptHash);
        }),
        On("no-maintenance", (c, error) =>
        {
            // A controller of a council in which nobody has the seat.
            var bare = new BareController(c);
            c.RefusedAsSuite(error, bare.Hash, "collectMaintenance");
        }),
        On("paused", (c, error) =>
        {
            c.Suite.Invoke(c.Suite.Steward, c.Suite.Council, "pause", 1);
            c.Refused(error, c.Suite.Stranger, c.Rewards, "publish");
        }),
        On("no-public-kernel", (c, error) =>
        {
            var bare = new BareController(c);
            c.Refused(error, c.Suite.Stranger, bare.Hash, "publish");
        }),
        On("all-published", (c, error) =>
        {
            c.Set(("PublicJobsPerEpoch", 1));
            c.PassTime(RewardChain.DayMs);
            c.Invoke(c.Suite.Stranger, c.Rewards, "publish");
            c.Refused(error, c.Suite.Stranger, c.Rewards, "publish");
        }),
        On("too-early", (c, error) =>
        {
            c.Invoke(c.Suite.Stranger, c.Rewards, "publish");
            c.Refused(error, c.Suite.Stranger, c.Rewards, "publish");
        }),
        On("budget-spent", (c, error) =>
        {
            var bare = new BareController(c);
            bare.SpendBudget();
            c.Refused(error, c.Suite.Stranger, bare.Hash, "publish");
        }),
        On("not-published", (c, error) =>
        {
            foreach (object? wrong in new object?[] { 1, 0, -1, BigInteger.Pow(2, 255) - 1, null, new byte[33] })
                c.RefusedAsSuite(error, c.Rewards, "recordPublicWork", wrong, c.Suite.Client.ScriptHash, Task);
            c.Suite.RefusedRead(error, c.Rewards, "publicPayOf", [null]);
        }),
    ]);

    static KeyValuePair<string, Action<SuiteChain>> On(string error, Action<RewardChain, string> act) =>
        new($"{Name}/{error}", s => act(new RewardChain(s), $"{Name}/{error}"));
}

/// <summary>A controller under a Council of its own, with a token of its own, where few seats are taken.</summary>
sealed class BareController
{
    readonly RewardChain _chain;
    readonly Actor _steward;
    readonly UInt160 _token;

    public BareController(RewardChain chain)
    {
        _chain = chain;
        _steward = chain.Suite.Minter;
        UInt160 council = Deploy("Council", null);
        _token = Deploy("AgpuToken", council);
        Bind(council, "AgpuToken", _token);
        Bind(council, "Minter", _steward.ScriptHash);
        Bind(council, "JobMarket", chain.Double);
        Hash = Deploy("RewardController", council);
        Go(_token, "mintForPublicWork", chain.Double, 10);
        Go(chain.Double, "act", _token, "transfer",
            new object?[] { chain.Double, Hash, 3, new object?[] { "pools", 0, 0, 3 } });
    }

    public UInt160 Hash { get; }

    public void SpendBudget() => Go(_token, "mintForPublicWork", _steward.ScriptHash, 1_000_000_000_00000000 - 10);

    void Bind(UInt160 council, string role, UInt160 address) => Go(council, "bind", role, address);

    UInt160 Deploy(string name, object? data) => _chain.Chain.Deploy(_steward, CompiledSuite.Load(name), data);

    void Go(UInt160 contract, string method, params object?[] arguments) =>
        _chain.Chain.Invoke(_steward, new(contract, method, arguments)).Fault.Should().BeNull();
}
