using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Errors;

static class JobMarketErrors
{
    const long Agpu = SuiteChain.Agpu;

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["JobMarket/council-missing"] = DeployErrors.WithoutCouncil("JobMarket"),
        ["JobMarket/not-council"] = DeployErrors.UpdateByAnyone("JobMarket"),
        ["JobMarket/foreign-token"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            UInt160 fake = s.Chain.Deploy(s.Stranger, CompiledSuite.Load("FakeToken"));
            s.Refused("JobMarket/foreign-token",
                s.Stranger, fake, "pay", s.Market, s.Stranger.ScriptHash, 1_000 * Agpu, new object?[] { "slashed" });
            s.Refused("JobMarket/foreign-token",
                s.Stranger, fake, "pay", s.Market, s.Stranger.ScriptHash, 1_000 * Agpu, flow.OpenData());
            s.Refused("JobMarket/foreign-token",
                s.Stranger, s.Market, "onNEP17Payment", s.Stranger.ScriptHash, 1_000 * Agpu, flow.OpenData());
        },
        ["JobMarket/unknown-payment"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            object?[] open = flow.OpenData();
            object?[] wrongs =
            [
                null, 7, "open", Array.Empty<object>(), new object?[] { "Open" }, new object?[] { null }, new object?[] { "bond" },
                new object?[] { "slashed" }, open[..8], new object?[] { open }, (object?[])["reopen", .. open[1..]], (object?[])[.. open, 1],
            ];
            foreach (object? wrong in wrongs)
                s.Refused("JobMarket/unknown-payment",
                    s.Client, s.Token, "transfer", s.Client.ScriptHash, s.Market, flow.Fee, wrong);
            // A mint says nothing of what it pays for.
            s.Refused("JobMarket/unknown-payment", s.Minter, s.Token, "mintForPublicWork", s.Market, 1);
        },
        ["JobMarket/kernel-not-listed"] = s => WrongOrder(s, "JobMarket/kernel-not-listed", 1, s.Stranger.ScriptHash, null, new byte[19], 7),
        ["JobMarket/invalid-params"] = s => WrongOrder(s, "JobMarket/invalid-params", 2, null, 7, Array.Empty<byte>(), new byte[129], new object?[] { 1 }),
        ["JobMarket/invalid-input-roots"] = s => WrongOrder(s, "JobMarket/invalid-input-roots", 3, null, 7, new byte[32], new byte[65], new byte[96]),
        ["JobMarket/invalid-metering"] = s =>
        {
            // A kernel that meters whatever its params hold: a count of zero, negative or beyond 6 bytes is no job.
            UInt160 kernel = s.Chain.Deploy(s.Steward, CompiledSuite.Load("SuiteDouble"), null);
            s.Invoke(s.Steward, s.Council, "listKernel", kernel, 1);
            s.Deal(s.Client, 1_000 * Agpu);
            foreach (long[] wrong in new long[][] { [0, 1, 0], [1, 0, 0], [-1, 1, 0], [1, -1, 0], [1L << 48, 1, 0], [1, 1L << 48, 0], [1, 1, -1], [1, 1, 17] })
            {
                byte[] meter = Neo.SmartContract.BinarySerializer.Serialize(
                    new Neo.VM.Types.Array(wrong.Select(n => (Neo.VM.Types.StackItem)new Neo.VM.Types.Integer(n))), 1_024);
                object?[] order = ["open", kernel, meter, new byte[32 * (int)Math.Clamp(wrong[2], 0, 20)], 1, 100 * Agpu, 0, 60_000, 60_000];
                s.Refused("JobMarket/invalid-metering", s.Client, s.Token, "transfer", s.Client.ScriptHash, s.Market, 500 * Agpu, order);
            }
        },
        ["JobMarket/invalid-price"] = s => WrongOrder(s, "JobMarket/invalid-price", 5, null, 0, -1, "many"),
        ["JobMarket/invalid-tip"] = s => WrongOrder(s, "JobMarket/invalid-tip", 6, null, -1, "some"),
        ["JobMarket/invalid-window"] = s =>
        {
            WrongOrder(s, "JobMarket/invalid-window", 7, null, 0, -1, 999, 24 * 3_600_000L + 1, "soon");
            WrongOrder(s, "JobMarket/invalid-window", 8, null, 0, -1, 999, 7 * 24 * 3_600_000L + 1, "soon");
            foreach (int windowMs in new[] { 0, 7 * 24 * 3_600_000 + 1 })
            {
                s.Refused("JobMarket/invalid-window", s.Stranger, s.Market, "openPublic", s.Kernel, new byte[12], windowMs, 1_000);
                s.Refused("JobMarket/invalid-window", s.Stranger, s.Market, "openPublic", s.Kernel, new byte[12], 1_000, windowMs);
            }
        },
        ["JobMarket/invalid-tier"] = s =>
        {
            WrongOrder(s, "JobMarket/invalid-tier", 4, null, -1, 4, "fast");
            s.RefusedRead("JobMarket/invalid-tier", s.Market, "head", 1, 4, 1);
        },
        ["JobMarket/invalid-task"] = s =>
        {
            foreach (int wrong in new[] { -1, 4 }) s.RefusedRead("JobMarket/invalid-task", s.Market, "head", wrong, 1, 1);
            s.Refused("JobMarket/invalid-task", s.Stranger, s.Market, "sweep", 4, 1);
        },
        ["JobMarket/price-above-maximum"] = s => WrongOrder(s, "JobMarket/price-above-maximum", 5, 1, SuiteChain.UnitPrice - 1),
        ["JobMarket/paused"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            s.Invoke(s.Steward, s.Council, "pause", 1);
            s.Refused("JobMarket/paused", s.Client, s.Token, "transfer", s.Client.ScriptHash, s.Market, 100 * Agpu, flow.OpenData());
            s.Refused("JobMarket/paused", s.Provider, s.Market, "claim", flow.Id, s.Provider.ScriptHash);
            // Exits stay open.
            s.Invoke(s.Client, s.Market, "cancel", flow.Id);
            s.Invoke(s.Client, s.Market, "withdraw", s.Client.ScriptHash);
        },
        ["JobMarket/not-reward-controller"] = s =>
        {
            s.Refused("JobMarket/not-reward-controller", s.Steward, s.Market, "openPublic", s.Kernel, new byte[12], 1_000, 1_000);
            JobFlow.Audited(s).PassDispute().Settle();
            s.Refused("JobMarket/not-reward-controller", s.Stranger, s.Market, "collectPools");
        },
        ["JobMarket/not-at-the-head"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            BigInteger[] better = [.. Enumerable.Range(0, 8).Select(_ => flow.OpenMore(flow.Fee + Agpu, tip: Agpu))];
            s.Refused("JobMarket/not-at-the-head", s.Provider, s.Market, "claim", flow.Id, s.Provider.ScriptHash);
            // Another tier's queue holds nobody up, and the eighth is near enough.
            flow.Follow(better[7]).Claim();
            flow.Claim();
        },
        ["JobMarket/score-too-low"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            s.SetScore(2_999);
            BigInteger priority = flow.OpenMore(3 * flow.Fee, tier: 2);
            s.Refused("JobMarket/score-too-low", s.Provider, s.Market, "claim", priority, s.Provider.ScriptHash);
            s.SetScore(3_000);
            flow.Follow(priority).Claim();
        },
        ["JobMarket/payment-too-low"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            foreach (BigInteger low in new[] { 0, 1, flow.Fee + JobFlow.TipAgpu - 1 })
                s.Refused("JobMarket/payment-too-low",
                    s.Client, s.Token, "transfer", s.Client.ScriptHash, s.Market, low, flow.OpenData());
            object?[] order = flow.OpenData();
            order[6] = BigInteger.Pow(2, 255) - 1;
            s.Refused("JobMarket/payment-too-low",
                s.Client, s.Token, "transfer", s.Client.ScriptHash, s.Market, 1, order);
        },
        ["JobMarket/no-such-job"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            foreach (BigInteger id in new[] { 0, -1, flow.Id + 1, flow.Id + (BigInteger.One << 64), (BigInteger.One << 255) - 1 })
            {
                s.RefusedRead("JobMarket/no-such-job", s.Market, "job", id);
                s.RefusedRead("JobMarket/no-such-job", s.Market, "requiredBond", id, s.Provider.ScriptHash);
                s.RefusedRead("JobMarket/no-such-job", s.Market, "commitment", id);
                s.RefusedRead("JobMarket/no-such-job", s.Referee, "auditCells", id);
                s.Refused("JobMarket/no-such-job", s.Provider, s.Market, "claim", id, s.Provider.ScriptHash);
                s.Refused("JobMarket/no-such-job", s.Provider, s.Market, "commit", id, new byte[32]);
                foreach (string method in new[] { "cancel", "settle", "timeOut" })
                    s.Refused("JobMarket/no-such-job", s.Client, s.Market, method, id);
            }
        },
        ["JobMarket/not-open"] = s =>
        {
            JobFlow flow = JobFlow.Claimed(s);
            s.Refused("JobMarket/not-open", s.Provider, s.Market, "claim", flow.Id, s.Provider.ScriptHash);
            s.Refused("JobMarket/not-open", s.Client, s.Market, "cancel", flow.Id);
        },
        ["JobMarket/not-claimed"] = s =>
        {
            JobFlow open = JobFlow.Opened(s);
            s.Refused("JobMarket/not-claimed", s.Provider, s.Market, "commit", open.Id, new byte[32]);
            open.Claim().Commit();
            // A second commit would let the provider answer what the draw already told it.
            s.Refused("JobMarket/not-claimed", s.Provider, s.Market, "commit", open.Id, new byte[32]);
        },
        ["JobMarket/not-committed"] = s =>
        {
            JobFlow flow = JobFlow.Audited(s);
            // A fifth answer: the audit is closed already, right as the opening may be.
            s.Refused("JobMarket/not-committed",
                s.Provider, s.Referee, "answer", [flow.Id, 0, .. flow.Open(flow.DrawnCells()[0]).Arguments]);
            s.Refused("JobMarket/not-committed", s.Stranger, s.Market, "recordAudit", flow.Id, 0, 0);
            JobFlow open = flow.Follow(flow.OpenMore(flow.Fee + JobFlow.TipAgpu));
            s.Refused("JobMarket/not-committed", s.Stranger, s.Market, "slash", open.Id, s.Stranger.ScriptHash, true);
            s.Refused("JobMarket/not-committed", s.Stranger, s.Market, "extendDispute", open.Id, 1_000);
            s.RefusedRead("JobMarket/not-committed", s.Market, "commitment", open.Id);
            s.RefusedRead("JobMarket/not-committed", s.Referee, "auditCells", open.Id);
            s.Refused("JobMarket/not-committed", s.Challenger, s.Referee, "challenge",
                [open.Id, 5, s.Challenger.ScriptHash, .. flow.Open(5).Arguments]);
        },
        ["JobMarket/not-audited"] = s =>
        {
            JobFlow flow = JobFlow.Committed(s);
            s.Refused("JobMarket/not-audited", s.Provider, s.Market, "settle", flow.Id);
            flow.PassDispute();
            s.Refused("JobMarket/not-audited", s.Provider, s.Market, "settle", flow.Id);
        },
        ["JobMarket/invalid-account"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            foreach (object? wrong in new object?[] { null, new byte[19], new byte[21], 7 })
            {
                s.Refused("JobMarket/invalid-account", s.Provider, s.Market, "claim", flow.Id, wrong);
                s.Refused("JobMarket/invalid-account", s.Provider, s.Market, "withdraw", wrong);
                s.RefusedRead("JobMarket/invalid-account", s.Market, "requiredBond", flow.Id, wrong);
                s.Refused("JobMarket/invalid-account", s.Stranger, s.Market, "slash", flow.Id, wrong, true);
            }
        },
        ["JobMarket/no-witness"] = s =>
        {
            const string error = "JobMarket/no-witness";
            JobFlow flow = JobFlow.Opened(s);
            s.Refused(error, s.Stranger, s.Market, "claim", flow.Id, s.Provider.ScriptHash);
            s.Refused(error, s.Stranger, s.Market, "cancel", flow.Id);
            flow.Claim();
            s.Refused(error, s.Stranger, s.Market, "commit", flow.Id, new byte[32]);
            flow.Commit().AnswerAll().PassDispute().Settle();
            s.Refused(error, s.Stranger, s.Market, "withdraw", s.Provider.ScriptHash);
        },
        ["JobMarket/too-late"] = s =>
        {
            ChainSnapshot start = s.Chain.Snapshot();
            JobFlow open = JobFlow.Opened(s).PassWindow();
            s.Refused("JobMarket/too-late", s.Provider, s.Market, "claim", open.Id, s.Provider.ScriptHash);
            s.Chain.Restore(start);
            JobFlow claimed = JobFlow.Claimed(s).PassWindow();
            s.Refused("JobMarket/too-late", s.Provider, s.Market, "commit", claimed.Id, new byte[32]);
            s.Chain.Restore(start);
            JobFlow committed = JobFlow.Committed(s);
            int cell = committed.DrawnCells()[0];
            committed.PassDispute();
            s.Refused("JobMarket/too-late",
                s.Provider, s.Referee, "answer", [committed.Id, 0, .. committed.Open(cell).Arguments]);
            s.Refused("JobMarket/too-late", s.Provider, s.Market, "extendDispute", committed.Id, 1_000);
        },
        ["JobMarket/too-early"] = s =>
        {
            JobFlow flow = JobFlow.Audited(s);
            s.MineUntilNext(flow.CommitBlock + JobFlow.DisputeBlocks);
            s.Refused("JobMarket/too-early", s.Provider, s.Market, "settle", flow.Id);
            flow.Settle();
        },
        ["JobMarket/invalid-root"] = s =>
        {
            JobFlow flow = JobFlow.Claimed(s);
            foreach (object? wrong in new object?[] { null, 7, new byte[31], new byte[33], Array.Empty<byte>() })
                s.Refused("JobMarket/invalid-root", s.Provider, s.Market, "commit", flow.Id, wrong);
        },
        ["JobMarket/not-due"] = s =>
        {
            JobFlow flow = JobFlow.Opened(s);
            foreach (Action step in new Action[] { () => { }, () => flow.Claim(), () => flow.Commit(), () => flow.AnswerAll() })
            {
                step();
                s.Refused("JobMarket/not-due", s.Stranger, s.Market, "timeOut", flow.Id);
            }
            flow.PassDispute();
            // An audited job ends by its settlement, however late.
            s.Refused("JobMarket/not-due", s.Stranger, s.Market, "timeOut", flow.Id);
            flow.Settle();
            s.Refused("JobMarket/not-due", s.Stranger, s.Market, "timeOut", flow.Id);
        },
        ["JobMarket/not-referee"] = s =>
        {
            JobFlow flow = JobFlow.Committed(s);
            foreach (Actor anyone in new[] { s.Stranger, s.Provider, s.Steward })
            {
                s.Refused("JobMarket/not-referee", anyone, s.Market, "recordAudit", flow.Id, 0, 0);
                s.Refused("JobMarket/not-referee", anyone, s.Market, "slash", flow.Id, anyone.ScriptHash, true);
                s.Refused("JobMarket/not-referee", anyone, s.Market, "extendDispute", flow.Id, 1_000);
            }
        },
        ["JobMarket/invalid-report"] = s =>
        {
            JobFlow flow = JobFlow.Committed(s);
            UInt160 referee = s.Chain.Deploy(s.Steward, CompiledSuite.Load("SuiteDouble"));
            s.Govern("bind", "Referee", referee);
            foreach (object? wrong in new object?[] { null, -1, 4, new byte[33], true })
                Report("recordAudit", flow.Id, wrong, 0);
            foreach (object? wrong in new object?[] { null, -1, 1L << 48, new byte[5_000] })
                Report("recordAudit", flow.Id, 0, wrong);
            foreach (object? wrong in new object?[] { null, new byte[33], Array.Empty<object>() })
                Report("slash", flow.Id, s.Client.ScriptHash, wrong);
            foreach (object? wrong in new object?[] { null, -1, -BigInteger.Pow(2, 255), new byte[33] })
                Report("extendDispute", flow.Id, wrong);

            void Report(string method, params object?[] arguments) => s.Refused(
                "JobMarket/invalid-report", s.Stranger, referee, "act", s.Market, method, arguments);
        },
        ["JobMarket/already-answered"] = s =>
        {
            JobFlow flow = JobFlow.Committed(s);
            flow.Answer(1);
            s.Refused("JobMarket/already-answered",
                s.Provider, s.Referee, "answer", [flow.Id, 1, .. flow.Open(flow.DrawnCells()[1]).Arguments]);
        },
        ["JobMarket/invalid-count"] = s =>
        {
            foreach (int wrong in new[] { 0, -1, 17 }) s.RefusedRead("JobMarket/invalid-count", s.Market, "head", 1, 1, wrong);
        },
        ["JobMarket/nothing-to-divide"] = s =>
        {
            JobFlow flow = JobFlow.Lied(s, cell: 3);
            s.Refused("JobMarket/nothing-to-divide", s.Client, s.Market, "divideSlashed", flow.Id);
            flow.Challenge(3);
            flow.Divide();
            s.Refused("JobMarket/nothing-to-divide", s.Client, s.Market, "divideSlashed", flow.Id);
        },
        ["JobMarket/nothing-to-withdraw"] = s =>
        {
            s.Refused("JobMarket/nothing-to-withdraw", s.Client, s.Market, "withdraw", s.Client.ScriptHash);
            s.Refused("JobMarket/nothing-to-withdraw", s.Client, s.Market, "collectPools");
        },
    };

    static void WrongOrder(SuiteChain s, string error, int field, params object?[] wrongs)
    {
        JobFlow flow = JobFlow.Opened(s);
        foreach (object? wrong in wrongs)
        {
            object?[] order = flow.OpenData();
            order[field] = wrong;
            s.Refused(error, s.Client, s.Token, "transfer", s.Client.ScriptHash, s.Market, 100 * Agpu, order);
        }
    }
}
