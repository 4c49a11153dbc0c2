using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.AuditorCommittee;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Errors;

static class AuditorCommitteeErrors
{
    const string Name = "AuditorCommittee";
    static readonly object?[] NoNumbers = [null, -1, new byte[33], Array.Empty<object>(), BigInteger.Pow(2, 255) - 1];

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new(
    [
        new($"{Name}/council-missing", DeployErrors.WithoutCouncil(Name)),
        On("not-council", (c, error) =>
        {
            c.Refused(error, c.Suite.Steward, "sync", new byte[669]);
            c.Refused(error, c.Suite.Steward, "update",
                CompiledSuite.Load(Name).NefBytes, CompiledSuite.Load(Name).Manifest.ToJson().ToString(), null);
        }),
        On("foreign-token", (c, error) => c.Refused(
            error, c.Suite.Client, "onNEP17Payment", c.Suite.Client.ScriptHash, CommitteeFlow.Bond, new object?[] { "bond", 1 })),
        On("unknown-payment", (c, error) =>
        {
            foreach (object? wrong in new object?[] { null, 7, Array.Empty<object>(), new object?[] { "bond" }, new object?[] { 1, 1 } })
                Pays(c, error, CommitteeFlow.Bond, wrong);
            c.Suite.Refused($"{Name}/{error}", c.Suite.Minter, c.Suite.Token, "mintForPublicWork", c.Committee, 1);
        }),
        On("paused", (c, error) =>
        {
            c.Suite.Invoke(c.Suite.Steward, c.Suite.Council, "pause", 2);
            Pays(c, error, CommitteeFlow.Bond, new object?[] { "bond", 1 });
        }),
        On("invalid-count", (c, error) =>
        {
            foreach (object? wrong in NoNumbers.Append(0).Append(17))
                Pays(c, error, CommitteeFlow.Bond, new object?[] { "bond", wrong });
        }),
        On("wrong-bond", (c, error) => Pays(c, error, CommitteeFlow.Bond - 1, new object?[] { "bond", 1 })),
        On("no-such-slot", (c, error) =>
        {
            foreach (object? wrong in NoNumbers.Append(4))
            {
                c.Refused(error, c.Suite.Stranger, "leave", wrong);
                c.Refused(error, c.Suite.Stranger, "withdraw", wrong);
                c.Suite.RefusedRead($"{Name}/{error}", c.Committee, "slotOf", wrong);
            }
            Leave(c, 2);
            c.Invoke(c.Suite.Stranger, "withdraw", 2);
            c.Refused(error, c.Suite.Stranger, "withdraw", 2);
        }),
        On("no-witness", (c, error) =>
        {
            c.Refused(error, c.Suite.Stranger, "leave", 0);
            c.Convene();
            c.Refused(error, c.Suite.Stranger, "seal", c.Flow.Id, 0, new byte[32]);
        }),
        On("already-left", (c, error) =>
        {
            Leave(c, 0);
            c.Refused(error, c.Suite.Chain.Actor("auditor0"), "leave", 0);
        }),
        On("not-left", (c, error) => c.Refused(error, c.Suite.Chain.Actor("auditor0"), "withdraw", 0)),
        On("bond-locked", (c, error) =>
        {
            c.Convene();
            BigInteger slot = c.SlotAt(0);
            c.Invoke(c.AuditorAt(0), "leave", slot);
            c.Refused(error, c.AuditorAt(0), "withdraw", slot);
        }),
        On("no-such-job", (c, error) =>
        {
            foreach (object? wrong in NoNumbers.Append(0))
            {
                c.Refused(error, c.Suite.Stranger, "convene", wrong, 4);
                c.Refused(error, c.Suite.Stranger, "seal", wrong, 0, new byte[32]);
                c.Refused(error, c.Suite.Stranger, "close", wrong);
                c.Suite.RefusedRead($"{Name}/{error}", c.Committee, "drawOf", wrong, 4);
            }
        }),
        On("already-convened", (c, error) =>
        {
            c.Convene();
            c.Refused(error, c.Suite.Stranger, "convene", c.Flow.Id, 4);
        }),
        On("not-committed", (c, error) =>
        {
            c.Flow.Challenge(5);
            c.Refused(error, c.Suite.Stranger, "convene", c.Flow.Id, 4);
        }, lie: 5),
        On("public-work", (c, error) => c.Refused(error, c.Suite.Stranger, "convene", PublicJob(c), 4)),
        On("audit-not-drawn", (c, error) =>
        {
            JobFlow next = Next(c);
            c.Refused(error, c.Suite.Stranger, "convene", next.Id, 4);
        }),
        On("not-audited", (c, error) => c.Refused(error, c.Suite.Stranger, "convene", NotDrawn(c), 4)),
        On("wrong-cohort", (c, error) =>
        {
            foreach (object? wrong in NoNumbers.Append(0).Append(3).Append(5))
                c.Refused(error, c.Suite.Stranger, "convene", c.Flow.Id, wrong);
            c.BondAs("late", 1);
            c.Refused(error, c.Suite.Stranger, "convene", c.Flow.Id, 5);
        }),
        On("nobody-to-draw", (c, error) =>
        {
            for (int slot = 0; slot < 4; slot++) c.Invoke(c.Suite.Chain.Actor($"auditor{slot}"), "leave", slot);
            JobFlow next = Next(c);
            c.Suite.MineUntilNext(next.CommitBlock + 3);
            c.Refused(error, c.Suite.Stranger, "convene", next.Id, 4);
        }),
        On("not-convened", (c, error) =>
        {
            c.Refused(error, c.Suite.Stranger, "seal", c.Flow.Id, 0, new byte[32]);
            c.Refused(error, c.Suite.Stranger, "close", c.Flow.Id);
            c.Suite.RefusedRead($"{Name}/{error}", c.Committee, "panelOfJob", c.Flow.Id);
        }),
        On("no-such-seat", (c, error) =>
        {
            c.Convene();
            foreach (object? wrong in NoNumbers.Append(3))
                c.Refused(error, c.Suite.Stranger, "seal", c.Flow.Id, wrong, new byte[32]);
        }),
        On("invalid-seal", (c, error) =>
        {
            c.Convene();
            foreach (object? wrong in new object?[] { null, new byte[31], new byte[33], Array.Empty<object>() })
                c.Refused(error, c.AuditorAt(0), "seal", c.Flow.Id, 0, wrong);
        }),
        On("already-sealed", (c, error) =>
        {
            c.Convene();
            c.Approve(0);
            c.Refused(error, c.AuditorAt(0), "seal", c.Flow.Id, 0, new byte[32]);
        }),
        On("not-sealed", (c, error) =>
        {
            Sealed(c);
            c.Refused(error, c.AuditorAt(1), "reveal", c.Opening(1));
        }),
        On("invalid-verdict", (c, error) =>
        {
            Sealed(c);
            object?[] right = c.Opening(0);
            foreach (object? wrong in new object?[] { null, 2, -1, new byte[33], new object?[] { 1 } })
                for (int place = 2; place < right.Length; place++)
                {
                    object?[] arguments = [.. right];
                    arguments[place] = place == 5 ? Array.Empty<object>() : wrong;
                    c.Refused(error, c.AuditorAt(0), "reveal", arguments);
                }
        }),
        On("wrong-opening", (c, error) =>
        {
            Sealed(c);
            object?[] right = c.Opening(0);
            right[4] = new byte[32];
            c.Refused(error, c.AuditorAt(0), "reveal", right);
            c.Refused(error, c.AuditorAt(0), "reveal", c.Accusation(0));
        }),
        On("path-malformed", (c, error) =>
        {
            Sealed(c);
            foreach (int path in new[] { 6, 7 })
            {
                object?[] right = c.Opening(0);
                right[path] = Array.Empty<object>();
                c.Refused(error, c.AuditorAt(0), "reveal", right);
            }
        }),
        On("not-attested", (c, error) =>
        {
            Sealed(c);
            object?[] right = c.Opening(0);
            right[5] = new byte[4_096];
            c.Refused(error, c.AuditorAt(0), "reveal", right);
        }),
        On("output-not-committed", (c, error) =>
        {
            byte[][] others = [.. c.Flow.Output.Leaves.Select(leaf => new byte[leaf.Length])];
            c.Convene();
            c.Approve(0, others);
            c.EndSealing();
            c.Refused(error, c.AuditorAt(0), "reveal", c.Opening(0, others));
        }),
        On("not-over", (c, error) =>
        {
            c.Approved();
            c.Flow.AnswerAll().PassDispute();
            c.Refused(error, c.Suite.Stranger, "close", c.Flow.Id);
        }),
        On("too-early", (c, error) =>
        {
            c.Convene();
            c.Approve(0);
            c.Suite.RefusedRead($"{Name}/{error}", c.Committee, "attestedCell", c.Flow.Id, 0);
            c.Refused(error, c.AuditorAt(0), "reveal", c.Accusation(0));
            c.Refused(error, c.Suite.Stranger, "close", c.Flow.Id);
            BigInteger slot = Enumerable.Range(0, 4).First(s => c.SlotOf(s).Locked == 0);
            c.Invoke(c.Suite.Chain.Actor($"auditor{slot}"), "leave", slot);
            c.Refused(error, c.Suite.Stranger, "withdraw", slot);
        }),
        On("too-late", (c, error) =>
        {
            var moment = c.Suite.Chain.Snapshot();
            c.Suite.MineUntilNext(c.Flow.CommitBlock + 6);
            c.Refused(error, c.Suite.Stranger, "convene", c.Flow.Id, 4);
            c.Suite.Chain.Restore(moment);
            Sealed(c);
            c.Refused(error, c.AuditorAt(1), "seal", c.Flow.Id, 1, new byte[32]);
            object?[] right = c.Opening(0);
            c.Flow.PassDispute();
            c.Refused(error, c.AuditorAt(0), "reveal", right);
        }),
    ]);

    /// <summary>Convened, the first seat's approval sealed, and the time to open come.</summary>
    static void Sealed(CommitteeFlow c)
    {
        c.Convene();
        c.Approve(0);
        c.EndSealing();
    }

    static void Pays(CommitteeFlow c, string error, BigInteger amount, object? data)
    {
        c.Suite.Deal(c.Suite.Client, amount);
        c.Suite.Refused(
            $"{Name}/{error}", c.Suite.Client, c.Suite.Token, "transfer", c.Suite.Client.ScriptHash, c.Committee, amount, data);
    }

    static void Leave(CommitteeFlow c, int slot)
    {
        c.Invoke(c.Suite.Chain.Actor($"auditor{slot}"), "leave", slot);
        c.Suite.Chain.MoveTimeTo(c.Suite.Chain.TimeMs + 8UL * 24 * 3_600_000);
    }

    /// <summary>The same product once more, committed to.</summary>
    static JobFlow Next(CommitteeFlow c) =>
        c.Flow.Follow(c.Flow.OpenMore(2 * c.Flow.Fee + JobFlow.TipAgpu)).Claim().Commit();

    static BigInteger PublicJob(CommitteeFlow c)
    {
        UInt160 kernel = c.Suite.Chain.Deploy(c.Suite.Stranger, CompiledSuite.Load("SeededProductKernel"));
        c.Suite.Govern("list", kernel, 1);
        c.Suite.Govern("public", kernel);
        BigInteger id = c.Suite.Invoke(c.Suite.Stranger, c.Whole.Rewards, "publish").Result!.GetInteger();
        c.Suite.Invoke(c.Suite.Provider, c.Suite.Market, "claim", id, c.Suite.Provider.ScriptHash);
        uint block = c.Suite.Invoke(c.Suite.Provider, c.Suite.Market, "commit", id, new byte[32]).Block.Index;
        c.Suite.MineUntilNext(block + 3);
        return id;
    }

    /// <summary>A job of a provider with the best score, which the lot spares the audit.</summary>
    static BigInteger NotDrawn(CommitteeFlow c)
    {
        UInt160 board = c.Suite.Chain.Deploy(c.Suite.Steward, CompiledSuite.Load("FixedScore"));
        c.Suite.Govern("bind", "ReputationOracle", board);
        c.Suite.Invoke(c.Suite.Stranger, board, "set", 10_000);
        ChainSnapshot start = c.Suite.Chain.Snapshot();
        for (uint i = 0; i < 50; i++)
        {
            c.Suite.Chain.Restore(start);
            c.Suite.Chain.MineEmpty(i);
            JobFlow next = Next(c);
            c.Suite.MineUntilNext(next.CommitBlock + 3);
            if (!c.Suite.Read(c.Suite.Referee, "isAudited", next.Id).GetBoolean()) return next.Id;
        }
        throw new InvalidOperationException("fifty audits of one in five");
    }

    static KeyValuePair<string, Action<SuiteChain>> On(
        string error, Action<CommitteeFlow, string> check, int lie = -1) =>
        new($"{Name}/{error}", _ => check(new CommitteeFlow(lie: lie), error));
}
