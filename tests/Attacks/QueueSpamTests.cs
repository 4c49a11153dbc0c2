using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>Jobs by the dozen that nobody is meant to do.</summary>
public class QueueSpamTests
{
    const int Spam = 60;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Spam_makesNobodysActDearer_andCostsItsSender()
    {
        UInt160 kernel = TinyJob.Deploy(_suite);
        _suite.Invoke(_suite.Client, _suite.Token, "balanceOf", _suite.Client.ScriptHash);
        _suite.Govern("list", kernel, TinyJob.Task);
        _suite.Deal(_suite.Client, 10_000 * SuiteChain.Agpu);
        _suite.Deal(_suite.Provider, 1_000 * SuiteChain.Agpu);
        _suite.Stake(_suite.Provider, 1_000 * SuiteChain.Agpu, TinyJob.Task);
        long before = ClaimOfAJobInFront(kernel);
        BigInteger gas = _suite.Chain.GasOf(_suite.Client.ScriptHash);
        for (int i = 0; i < Spam; i++) TinyJob.Open(_suite, kernel, 10 * SuiteChain.Agpu);
        (gas - _suite.Chain.GasOf(_suite.Client.ScriptHash)).Should().BeGreaterThan(Spam * 0_30000000L);
        long after = ClaimOfAJobInFront(kernel);
        after.Should().BeLessThan(before * 105 / 100);
    }

    /// <summary>A tip of one unit more a unit of work, and the whole line is behind.</summary>
    long ClaimOfAJobInFront(UInt160 kernel)
    {
        TinyJob job = TinyJob.Open(_suite, kernel, 10 * SuiteChain.Agpu, tip: 3);
        TransactionReceipt claimed = _suite.Invoke(
            _suite.Provider, _suite.Market, "claim", job.Id, _suite.Provider.ScriptHash);
        return claimed.Execution.GasDatoshi;
    }
}
