using System.Numerics;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>A liar that proves its own lie under another name, before someone else does, and is the client, too.</summary>
public class SelfChallengeTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Laundering_ofASlashThroughOnesOwnChallenge_losesHalfOfIt()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 5);
        BigInteger free = 500 * SuiteChain.Agpu - flow.Fee;
        BigInteger slashed = flow.Fee + free / 10;
        BigInteger supply = _suite.Money.Supply;
        flow.Challenge(5);
        flow.Divide();
        (supply - _suite.Money.Supply).Should().Be((slashed + 1) / 2, "all that the three names hold is less by that");
        _suite.Money.BurnedAtSettlement.Should().Be(0, "and nothing may be minted for it");
    }

    [Fact]
    public void Challenge_ofARightCell_toFreeTheBond_isRefused()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        _suite.Refused("Referee/cell-right", _suite.Provider, _suite.Referee, "challenge",
            [flow.Id, 5, _suite.Provider.ScriptHash, .. flow.Open(5).Arguments]);
    }
}
