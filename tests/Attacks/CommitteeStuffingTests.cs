using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.AuditorCommittee;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Somebody arranges to be drawn more often than its bonds are worth.</summary>
public class CommitteeStuffingTests
{
    /// <summary>Bonds are drawn, not names.</summary>
    [Fact]
    public void SplittingBondsOverNames_drawsTheSameSlots()
    {
        var c = new CommitteeFlow([1], others: 8);
        BigInteger[] asOne = Draw(c, 9);
        Crowd.Put(c.Suite.Chain, c.Committee, Enumerable.Range(0, 8).Select(slot =>
        {
            byte[] key = [0x10, .. Crowd.Bytes(slot)];
            byte[] record = Money.Storage(c.Suite.Chain, c.Committee).Single(e => e.Key.AsSpan().SequenceEqual(key)).Value;
            return (key, (byte[])[.. record[..34], .. new byte[19], (byte)(slot + 1)]);
        }));
        Draw(c, 9).Should().Equal(asOne);
    }

    /// <summary>The seed is known, and with it which slots would be drawn of more.</summary>
    [Fact]
    public void BondingAfterTheSeed_movesNothing()
    {
        var c = new CommitteeFlow([1, 1, 1, 1, 1]);
        BigInteger[] before = Draw(c, 5);
        c.BondAs("stuffer", 32);
        c.Refused("wrong-cohort", c.Suite.Stranger, "convene", c.Flow.Id, c.SlotCount);
        Draw(c, 5).Should().Equal(before);
    }

    /// <summary>A slot that was free at the commit is in the draw's range, and does not count for whoever takes it.</summary>
    [Fact]
    public void TakingAFreeSlotAfterTheSeed_isPassedOver()
    {
        var c = new CommitteeFlow([1, 1, 1]);
        c.Invoke(c.Suite.Chain.Actor("auditor1"), "leave", 1);
        c.Suite.Chain.MoveTimeTo(c.Suite.Chain.TimeMs + 8UL * 24 * 3_600_000);
        c.Invoke(c.Suite.Stranger, "withdraw", 1);
        JobFlow next = c.Flow.Follow(c.Flow.OpenMore(2 * c.Flow.Fee + JobFlow.TipAgpu)).Claim().Commit();
        c.Suite.MineUntilNext(next.CommitBlock + 3);
        c.BondAs("stuffer", 1);
        c.Suite.Read(c.Committee, "drawOf", next.Id, 3).AsList().Select(slot => slot.AsInteger())
            .Should().BeEquivalentTo([BigInteger.Zero, new BigInteger(2)]);
    }

    /// <summary>A slot that bears all the seats that it can is passed over, not stretched.</summary>
    [Fact]
    public void OneBondBehindMoreVerdictsThanItIsWorth_isNotDrawn()
    {
        var c = new CommitteeFlow([1, 1]);
        byte[] key = [0x10, .. Crowd.Bytes(0)];
        byte[] record = Money.Storage(c.Suite.Chain, c.Committee).Single(e => e.Key.AsSpan().SequenceEqual(key)).Value;
        byte[] locked = BitConverter.GetBytes(CommitteeFlow.Bond - CommitteeFlow.Lock + 1);
        Crowd.Put(c.Suite.Chain, c.Committee, [(key, [.. record[..8], .. locked, .. record[16..]])]);
        Draw(c, 2).Should().Equal([BigInteger.One]);
    }

    static BigInteger[] Draw(CommitteeFlow c, int cohort) =>
        [.. c.Suite.Read(c.Committee, "drawOf", c.Flow.Id, cohort).AsList().Select(slot => slot.AsInteger())];
}
