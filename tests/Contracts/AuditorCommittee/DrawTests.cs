using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.AuditorCommittee;

/// <summary>Who is drawn, by what, and what it costs.</summary>
public class DrawTests
{
    /// <summary>Seats go by bond: whoever holds three quarters of the slots has three quarters of the seats.</summary>
    [Fact]
    public void Draw_isWeightedByBond()
    {
        var c = new CommitteeFlow([12, 4]);
        int rich = 0, all = 0;
        ChainSnapshot start = c.Suite.Chain.Snapshot();
        for (uint i = 0; i < 60; i++)
        {
            c.Suite.Chain.Restore(start);
            c.Suite.Chain.MineEmpty(i);
            JobFlow next = c.Flow.Follow(c.Flow.OpenMore(2 * c.Flow.Fee + JobFlow.TipAgpu)).Claim().Commit();
            c.Suite.MineUntilNext(next.CommitBlock + 3);
            foreach (var slot in c.Suite.Read(c.Committee, "drawOf", next.Id, 16).AsList())
            {
                all++;
                if (slot.AsInteger() < 12) rich++;
            }
        }
        all.Should().Be(180);
        // Three of sixteen without putting back: 135 expected, deviation 5.4.
        rich.Should().BeInRange(135 - 22, 135 + 22);
    }

    [Fact]
    public void Draw_isTheOneThatIsConvened()
    {
        var c = new CommitteeFlow([3, 3, 3]);
        BigInteger[] drawn = [.. c.Suite.Read(c.Committee, "drawOf", c.Flow.Id, 9).AsList().Select(slot => slot.AsInteger())];
        c.Convene();
        Enumerable.Range(0, 3).Select(c.SlotAt).Should().Equal(drawn).And.OnlyHaveUniqueItems();
    }

    /// <summary>A committee has as many seats as the Council says when it is convened; each is closed like any.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Draw_hasAsManySeatsAsTheCouncilSays(int seats)
    {
        var c = new CommitteeFlow([12, 12]);
        c.Suite.Govern("set", "CommitteeSeats", seats);
        JobFlow next = c.Flow.Follow(c.Flow.OpenMore(2 * c.Flow.Fee + JobFlow.TipAgpu)).Claim().Commit();
        c.Suite.MineUntilNext(next.CommitBlock + 3);
        c.Suite.Read(c.Committee, "drawOf", next.Id, 24).AsList().Count.Should().Be(seats);
        c.Invoke(c.Suite.Stranger, "convene", next.Id, 24);
        c.Suite.Read(c.Committee, "panelOfJob", next.Id).AsList().Count.Should().Be(4 + 2 * seats);
        next.AnswerAll().PassDispute().Settle();
        c.Invoke(c.Suite.Stranger, "close", next.Id).Events.Count(e => e.Name == "SeatClosed").Should().Be(seats);
    }

    /// <summary>Ten bonds or ten thousand: convening, bonding, sealing and closing cost the same.</summary>
    [Fact]
    public void Costs_areTheSame_fromTenAuditorsToTenThousand()
    {
        long[] few = Costs(10), many = Costs(10_000);
        // A slot's number is a byte longer in keys: what a seat reads and writes of it costs that byte.
        for (int i = 0; i < few.Length; i++) many[i].Should().BeInRange(few[i] - 3_500_000, few[i] + 1_500_000);
    }

    /// <summary>[bond, convene, seal, reveal, close], with the same lots: each seat at the first try.</summary>
    static long[] Costs(int slots)
    {
        var c = new CommitteeFlow([1], others: slots - 1);
        c.SlotCount.Should().Be(slots);
        ChainSnapshot start = c.Suite.Chain.Snapshot();
        c.Suite.Deal(c.Auditors.First(), CommitteeFlow.Bond);
        long bond = Fee(c.Suite.Invoke(c.Auditors.First(), c.Suite.Token, "transfer", c.BondPayment(c.Auditors.First(), 1)));
        c.Suite.Chain.Restore(start);
        long convene = Fee(c.Suite.Invoke(c.Suite.Stranger, c.Committee, "convene", c.Flow.Id, slots));
        Actor auditor = c.AuditorAt(0);
        long seal = Fee(c.Suite.Invoke(auditor, c.Committee, "seal", c.Flow.Id, 0, c.ApprovalOf(0)));
        c.EndSealing();
        long reveal = Fee(c.Suite.Invoke(auditor, c.Committee, "reveal", c.Opening(0)));
        c.Settle();
        long close = Fee(c.Suite.Invoke(c.Suite.Stranger, c.Committee, "close", c.Flow.Id));
        return [bond, convene, seal, reveal, close];
    }

    static long Fee(TransactionReceipt receipt) => receipt.Execution.GasDatoshi;
}
