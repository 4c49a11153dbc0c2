using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>A law of one's own, by which every output is right.</summary>
public class UnlistedKernelTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Order_underALawThatNobodyListed_isRefused()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        UInt160 own = TinyJob.Deploy(_suite);
        foreach (object? kernel in new object?[] { own, _suite.Token, _suite.Client.ScriptHash, UInt160.Zero })
        {
            object?[] order = flow.OpenData();
            order[1] = kernel;
            _suite.Refused("JobMarket/kernel-not-listed", _suite.Client, _suite.Token, "transfer",
                _suite.Client.ScriptHash, _suite.Market, flow.Fee, order);
        }
    }

    [Fact]
    public void Kernel_listedByAnybodyButTheStewards_isRefused() => _suite.Refused("Council/not-steward",
        _suite.Stranger, _suite.Council, "listKernel", TinyJob.Deploy(_suite), TinyJob.Task);
}
