using StarMiner.Contracts.Tests.AuditorCommittee;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>What an audit by committee costs: system fees at default policy [datoshi]. The job itself pays none of it.</summary>
public class CommitteeGasTests
{
    readonly List<string> _lines = [];

    [Fact]
    public void Gas_ofEveryCommitteeMethod_isTheReviewedOne()
    {
        var c = new CommitteeFlow([1, 1, 1, 1]);
        c.Suite.Deal(c.Auditors.Last(), CommitteeFlow.Bond);
        Note("bond, one slot (AgpuToken.transfer with data)", c.Suite.Invoke(
            c.Auditors.Last(), c.Suite.Token, "transfer", c.BondPayment(c.Auditors.Last(), 1)));
        Note("convene of three", c.Suite.Invoke(c.Suite.Stranger, c.Committee, "convene", c.Flow.Id, 4));
        Note("seal", c.Invoke(c.AuditorAt(0), "seal", c.Flow.Id, 0, c.ApprovalOf(0)));
        c.EndSealing();
        Note("reveal of an approval (20 leaves)", c.Reveal(0));
        c.Settle();
        Note("close, one right and two absent", c.Close());
        Note("leave", c.Invoke(c.Auditors.Last(), "leave", 4));
        c.Suite.Chain.MoveTimeTo(c.Suite.Chain.TimeMs + 8UL * 24 * 3_600_000);
        Note("withdraw", c.Invoke(c.Auditors.Last(), "withdraw", 4));
        Snapshot.Check("gas/committee.txt", _lines);
    }

    void Note(string what, TransactionReceipt receipt) =>
        _lines.Add($"{receipt.Execution.GasDatoshi,12} AuditorCommittee.{what}");
}
