using System.Numerics;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Jobs that nobody can do, because their inputs are withheld, put in front of everybody else's.</summary>
public class HeadOfLinePoisonTests
{
    const long PoisonTip = 3 * SuiteChain.Agpu;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Poison_atTheHead_costsItsTipsAndEndsWithItsWindow()
    {
        JobFlow honest = JobFlow.Opened(_suite);
        BigInteger[] poison =
            [.. Enumerable.Range(0, 8).Select(_ => honest.OpenMore(honest.Fee + PoisonTip, PoisonTip))];
        BigInteger supply = _suite.Money.Supply;
        Refuse(honest.Id);
        // A client that needs it at once goes to the front for one unit more.
        JobFlow urgent = honest.Follow(honest.OpenMore(honest.Fee + PoisonTip + 4, PoisonTip + 4));
        urgent.Claim();

        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + JobFlow.WindowMs);
        foreach (BigInteger id in poison) _suite.Invoke(_suite.Stranger, _suite.Market, "timeOut", id);

        _suite.Money.Supply.Should().Be(supply - 8 * PoisonTip, "the places were paid for");
        JobFlow next = honest.Follow(honest.OpenMore(honest.Fee + JobFlow.TipAgpu));
        next.Claim();
    }

    void Refuse(BigInteger id) => _suite.Refused(
        "JobMarket/not-at-the-head", _suite.Provider, _suite.Market, "claim", id, _suite.Provider.ScriptHash);
}
