using System.Numerics;
using Neo;
using Neo.IO;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>A challenger, demander or provider that calls back into the Referee while it is paid.</summary>
public class DisputeReentrancyTests
{
    readonly SuiteChain _suite = new();
    readonly UInt160 _payee;

    public DisputeReentrancyTests() => _payee = _suite.Chain.Deploy(_suite.Stranger, CompiledSuite.Load("Reenterer"));

    [Fact]
    public void PayReward_reentered_findsNothingLeft()
    {
        JobFlow flow = JobFlow.Lied(_suite, 7);
        Act(_suite.Referee, "sealFinding", flow.Id, _payee, new byte[32]);
        Act(_suite.Referee, "challenge", [flow.Id, 7, _payee, .. flow.Open(7).Arguments]);
        _suite.BalanceOf(_suite.Referee).Should().BeGreaterThan(0, "its reward waits");
        _suite.Chain.MineEmpty(Finding.WaitBlocks + 1);
        Refused("Referee/nothing-to-pay", _suite.Referee, "payReward", flow.Id, _payee);
    }

    [Fact]
    public void CloseDemand_reentered_findsNoDemand()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        Give(2 * DataDemand.DepositAgpu);
        object?[] order = ["demand", flow.Id, 0, 0];
        Act(_suite.Token, "transfer", _payee, _suite.Referee, DataDemand.DepositAgpu, order);
        _suite.Chain.MineEmpty(DataDemand.WaitBlocks + 1);
        Refused("Referee/not-demanded", _suite.Referee, "closeDemand", flow.Id, 0, 0);
    }

    [Fact]
    public void Supply_reentered_findsNoDemand()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        Give(500 * SuiteChain.Agpu);
        object?[] order = ["stake", SuiteChain.Inference];
        Act(_suite.Token, "transfer", _payee, _suite.Vaults, 500 * SuiteChain.Agpu, order);
        Act(_suite.Market, "claim", flow.Id, _payee);
        byte[][] leaves = MatMulJob.OutputLeaves(flow.Job.Output);
        ReferenceTree tree = ReferenceTree.OfOutput((ulong)flow.Id, _suite.Kernel.ToArray(), _payee.ToArray(), leaves);
        Act(_suite.Market, "commit", flow.Id, tree.Root);
        _suite.Deal(_suite.Challenger, 2 * DataDemand.DepositAgpu);
        new DataDemand(flow, _suite.Challenger, 0, 0).Make();
        Refused("Referee/not-demanded", _suite.Referee, "supply", flow.Id, 0, 0, leaves[0], tree.Path(0));
    }

    void Give(BigInteger amount)
    {
        _suite.Deal(_suite.Client, amount);
        _suite.Invoke(_suite.Client, _suite.Token, "transfer", _suite.Client.ScriptHash, _payee, amount, null);
    }

    void Act(UInt160 target, string method, params object?[] arguments) =>
        _suite.Invoke(_suite.Stranger, _payee, "act", target, method, arguments);

    /// <summary>The same call again, from the hook of the payment that it makes.</summary>
    void Refused(string error, UInt160 target, string method, params object?[] arguments)
    {
        _suite.Invoke(_suite.Stranger, _payee, "arm", target, method, arguments);
        _suite.Refused(error, _suite.Stranger, target, method, arguments);
    }
}
