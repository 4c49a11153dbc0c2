using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.RewardController;

/// <summary>One random call.</summary>
public sealed record RewardStep(int Kind, int Who, int Amount, int Other);

/// <summary>Random epochs on the chain and in the model; the chain's books are checked after every call.</summary>
public class RewardPropertyTests
{
    const int Steps = 40;

    public static Arbitrary<RewardStep[]> Sequences()
    {
        Gen<RewardStep> step =
            from kind in Gen.Choose(0, 9)
            from who in Gen.Choose(0, 4)
            from amount in Gen.Choose(0, int.MaxValue)
            from other in Gen.Choose(0, 10_000)
            select new RewardStep(kind, who, amount, other);
        return step.ArrayOf(Steps).ToArbitrary();
    }

    [Property(MaxTest = 10, Arbitrary = [typeof(RewardPropertyTests)])]
    public void Rewards_underRandomCalls_areWhatTheModelSays(RewardStep[] steps)
    {
        var chain = new RewardChain();
        var model = new RewardModel(chain.Oracles.Length, (ulong)chain.ReadList(chain.Rewards, "epochOf")[1]);
        foreach (RewardStep step in steps)
        {
            Do(chain, model, step);
            Compare(chain, model, step);
        }
    }

    static void Do(RewardChain c, RewardModel model, RewardStep step)
    {
        var (kind, who, amount, other) = step;
        Actor actor = c.Oracles[who];
        switch (kind)
        {
            case 0 or 1 or 2:
                c.AsSuite(c.Suite.Token, "burnAtSettlement", amount + 1);
                model.Book(Time(c.AsSuite(c.Rewards, "recordSettled", actor.ScriptHash, amount + 1, other)),
                    who, amount + 1, other);
                break;
            case 3 or 4:
                model.Audit(Time(c.AsSuite(c.Rewards, "recordAudit", actor.ScriptHash, other + 1)), who, other + 1);
                break;
            case 5:
                c.PayPools(amount, other, who);
                model.Pools(c.Chain.TimeMs, amount, other, who);
                break;
            case 6 or 7:
                Claim(c, model, kind == 6, actor, who);
                break;
            default:
                c.PassTime((ulong)other * 20_000);
                break;
        }
    }

    static void Claim(RewardChain c, RewardModel model, bool asProvider, Actor actor, int who)
    {
        string method = asProvider ? "claimProvider" : "claimAuditor";
        TransactionReceipt receipt = c.Chain.Invoke(actor, new(c.Rewards, method, actor.ScriptHash));
        if (receipt.Fault is not null)
        {
            receipt.Fault.Message.Should().EndWith("RewardController/nothing-to-claim");
            var (provider, auditor) = NowOwed(model, who, Time(receipt));
            (asProvider ? provider : auditor).Should().Be(0);
            return;
        }
        BigInteger paid = asProvider
            ? model.ClaimProvider(Time(receipt), who)
            : model.ClaimAuditor(Time(receipt), who);
        receipt.Result!.GetInteger().Should().Be(paid);
    }

    static void Compare(RewardChain c, RewardModel model, RewardStep step)
    {
        ulong next = c.Chain.TimeMs + c.Chain.Options.BlockTimeMs;
        for (int who = 0; who < c.Oracles.Length; who++)
        {
            BigInteger[] owed = c.ReadList(c.Rewards, "owedTo", c.Oracles[who].ScriptHash);
            var expected = NowOwed(model, who, next);
            (owed[0], owed[1]).Should().Be(expected, $"of {who} after {step}");
        }
        RewardStorage books = RewardStorage.Of(c);
        books.CheckBooks(c.Suite.Money);
        // The model has turned the epoch already, the chain turns it when it is touched.
        (books.Unminted + books.Pooled, books.Fees, books.Maintenance)
            .Should().Be((model.Booked, model.Fees, model.Maintenance), $"after {step}");
    }

    static (BigInteger Provider, BigInteger Auditor) NowOwed(RewardModel model, int who, ulong timeMs)
    {
        model.Turn(timeMs);
        return model.OwedNow(who);
    }

    static ulong Time(TransactionReceipt receipt) => receipt.Block.Timestamp;
}
