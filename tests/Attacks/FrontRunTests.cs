using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>A fraud proof seen in the pool and sent again by somebody who pays more to be first.</summary>
public class FrontRunTests
{
    readonly SuiteChain _suite = new();

    /// <summary>The proof names its challenger, who must sign it: nobody can spoil it by sending it under that name.</summary>
    [Fact]
    public void Proof_sentByAnotherInTheChallengersName_isRefused()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 3);
        _suite.Refused("Referee/no-witness", _suite.Stranger, _suite.Referee, "challenge",
            [flow.Id, 3, _suite.Challenger.ScriptHash, .. flow.Open(3).Arguments]);
        flow.Challenge(3);
    }

    /// <summary>Whoever is first, the liar is slashed once and one challenger is paid.</summary>
    [Fact]
    public void Proof_copiedByAnother_slashesTheLiarAllTheSame_once()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 3);
        _suite.Invoke(_suite.Stranger, _suite.Referee, "challenge",
            [flow.Id, 3, _suite.Stranger.ScriptHash, .. flow.Open(3).Arguments]);
        _suite.Refused("JobMarket/not-committed", _suite.Challenger, _suite.Referee, "challenge",
            [flow.Id, 3, _suite.Challenger.ScriptHash, .. flow.Open(3).Arguments]);
        flow.View().Status.Should().Be(JobView.Slashed);
        flow.Divide();
        _suite.Claimable(_suite.Client).Should().BeGreaterThan(flow.Fee + JobFlow.TipAgpu);
    }
}
