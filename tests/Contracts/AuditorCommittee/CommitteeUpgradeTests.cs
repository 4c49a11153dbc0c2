using StarMiner.Client;
using StarMiner.Contracts.Tests.Council;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.AuditorCommittee;

/// <summary>As UpgradeTests, with a committee at work.</summary>
public class CommitteeUpgradeTests
{
    [Fact]
    public void Update_throughTheTimelock_changesAMethodAndKeepsTheState()
    {
        CommitteeFlow c = new CommitteeFlow().Convened();
        c.Approve(0);
        c.Suite.RefusedRead("AuditorCommittee/no-such-slot", c.Committee, "slotOf", 9);
        byte[] nef = UpgradeTests.Changed("AuditorCommittee", "no-such-slot", "NO-SUCH-SLOT");
        string manifest = CompiledSuite.Load("AuditorCommittee").Manifest.ToJson().ToString();
        object?[] action = ["update", c.Committee, UpgradeTests.HashOf(nef, manifest)];
        c.Suite.Invoke(c.Suite.Steward, c.Suite.Council, "schedule", (object?)action);
        c.Suite.Chain.MoveTimeTo(c.Suite.Read(c.Suite.Council, "readyAt", (object?)action).AsUInt64());
        var before = Money.Storage(c.Suite.Chain, c.Committee).ToArray();
        c.Suite.Invoke(c.Suite.Stranger, c.Suite.Council, "update", c.Committee, nef, manifest, null);
        c.Suite.RefusedRead("AuditorCommittee/NO-SUCH-SLOT", c.Committee, "slotOf", 9);
        Money.Storage(c.Suite.Chain, c.Committee).Should().BeEquivalentTo(before, "nothing was initialised again");
        c.StateOf(0).Should().Be(1, "what was sealed is sealed");
    }
}
