using StarMiner.Client;
using StarMiner.Contracts.Tests.AuditorCommittee;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>An auditor says that an output is right without having it, or wrong without knowing it.</summary>
public class AuditorBlindApprovalTests
{
    [Fact]
    public void BlindApproval_cannotBeOpened_andCostsTheLock()
    {
        CommitteeFlow c = new CommitteeFlow().Convened();
        byte[][] invented = Invented(c, known: []);
        c.Approve(0, invented);
        c.EndSealing();
        c.Refused("output-not-committed", c.AuditorAt(0), "reveal", c.Opening(0, invented));
        // Knowing now which leaf is asked for, it brings the right one: that is not in the tree that it sealed.
        object?[] late = c.Opening(0);
        late[3] = c.Opening(0, invented)[3];
        c.Refused("not-attested", c.AuditorAt(0), "reveal", late);
        LosesTheLock(c);
    }

    /// <summary>Answers of the audit lie open: who knows their leaves passes as often as they are all that it knows.</summary>
    [Fact]
    public void ApprovalOutOfTheAnswers_isCaughtInProportionToWhatItLacks()
    {
        CommitteeFlow c = new CommitteeFlow().Convened();
        int[] known = [.. c.Flow.DrawnCells().Select(cell => cell / 1_024).Distinct()];
        byte[][] invented = Invented(c, known);
        c.Approve(0, invented);
        ChainSnapshot sealedUp = c.Suite.Chain.Snapshot();
        int caught = 0;
        const int Draws = 24;
        for (int i = 0; i < Draws; i++)
        {
            c.Suite.Chain.Restore(sealedUp);
            c.Suite.Deal(c.Suite.Stranger, i + 1); // Another history, hence other hashes.
            c.EndSealing();
            var attempt = c.Suite.Chain.Invoke(
                c.AuditorAt(0), new ContractCall(c.Committee, "reveal", c.Opening(0, invented)));
            if (attempt.Fault is not null) caught++;
        }
        double lacks = 1 - known.Length / 20.0;
        ((double)caught / Draws).Should().BeInRange(lacks - 0.25, 1);
    }

    [Fact]
    public void BlindAccusation_costsTheLock_andDelaysNobody()
    {
        CommitteeFlow c = new CommitteeFlow().Convened();
        c.Accuse(0);
        c.EndSealing();
        c.RevealAccusation(0);
        LosesTheLock(c);
    }

    static void LosesTheLock(CommitteeFlow c)
    {
        var slot = c.SlotAt(0);
        c.Settle();
        c.Close();
        c.SlotOf(slot).Bond.Should().Be(CommitteeFlow.Bond - CommitteeFlow.Lock);
        c.PointsThisEpoch().Should().Be(0);
    }

    static byte[][] Invented(CommitteeFlow c, int[] known) =>
        [.. c.Flow.Output.Leaves.Select((leaf, i) => known.Contains(i) ? leaf : new byte[leaf.Length])];
}
