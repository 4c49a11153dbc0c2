using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Flows;

/// <summary>A kernel that the suite has never heard of, listed through the timelock.</summary>
public class ThirdPartyKernelTests
{
    const long Agpu = SuiteChain.Agpu;
    readonly SuiteChain _suite = new();
    readonly UInt160 _kernel;

    public ThirdPartyKernelTests()
    {
        _kernel = TinyJob.Deploy(_suite);
        _suite.Deal(_suite.Client, 100 * Agpu);
        _suite.Deal(_suite.Provider, 100 * Agpu);
        _suite.Stake(_suite.Provider, 100 * Agpu, TinyJob.Task);
        _suite.Govern("list", _kernel, TinyJob.Task);
    }

    [Fact]
    public void Job_ofAThirdPartysKernel_isPaidAuditedAndSettled()
    {
        TinyJob job = TinyJob.Open(_suite, _kernel, 6 * Agpu);
        job.Claim(_suite.Provider).Commit(_suite.Provider).AnswerAll(_suite.Provider).Settle();
        JobView view = JobView.Read(_suite, job.Id);
        (view.Status, view.Task, view.Fee).Should().Be((JobView.Settled, TinyJob.Task, 3 * SuiteChain.UnitPrice));
    }

    [Fact]
    public void Lie_inAThirdPartysKernel_isProvenInOneTransaction()
    {
        TinyJob job = TinyJob.Open(_suite, _kernel, 6 * Agpu);
        int[] wrong = [.. job.Output];
        wrong[1_234] ^= 1;
        job.Claim(_suite.Provider).Commit(_suite.Provider, wrong).Challenge(_suite.Challenger, 1_234);
        JobView.Read(_suite, job.Id).Status.Should().Be(JobView.Slashed);
    }

    [Fact]
    public void Job_ofADelistedKernel_goesOn_butNoNewOneIsOpened()
    {
        TinyJob job = TinyJob.Open(_suite, _kernel, 6 * Agpu).Claim(_suite.Provider).Commit(_suite.Provider);
        job.AnswerAll(_suite.Provider);
        _suite.Govern("delist", _kernel);
        job.Settle();
        JobView.Read(_suite, job.Id).Status.Should().Be(JobView.Settled);
        object?[] order = ["open", _kernel, new byte[32], Array.Empty<byte>(), 1, 100 * Agpu, 0, JobFlow.WindowMs, JobFlow.WindowMs];
        _suite.Refused("JobMarket/kernel-not-listed",
            _suite.Client, _suite.Token, "transfer", _suite.Client.ScriptHash, _suite.Market, 6 * Agpu, order);
    }

    /// <summary>A law has no update: another takes its place in the list, and judges only the jobs that name it.</summary>
    [Fact]
    public void Kernel_replacedInTheList_goesOnJudgingItsOwnJobs()
    {
        TinyJob lied = TinyJob.Open(_suite, _kernel, 6 * Agpu).Claim(_suite.Provider);
        int[] wrong = [.. lied.Output];
        wrong[1_234] ^= 1;
        lied.Commit(_suite.Provider, wrong);
        UInt160 other = _suite.Chain.Deploy(_suite.Challenger, CompiledSuite.Load("TinyKernel"));
        _suite.Govern("delist", _kernel);
        _suite.Govern("list", other, TinyJob.Task);
        lied.Challenge(_suite.Challenger, 1_234);
        JobView.Read(_suite, lied.Id).Status.Should().Be(JobView.Slashed);
        TinyJob next = TinyJob.Open(_suite, other, 20 * Agpu);
        next.Claim(_suite.Provider).Commit(_suite.Provider).AnswerAll(_suite.Provider).Settle();
        JobView.Read(_suite, next.Id).Kernel.Should().Be(other);
    }

    [Fact]
    public void Kernels_haveNoUpdateAndKeepNothing()
    {
        foreach (string nef in Directory.EnumerateFiles(CompiledSuite.Folder, "*Kernel.nef"))
        {
            string name = Path.GetFileNameWithoutExtension(nef);
            var abi = CompiledSuite.Load(name).Manifest.Abi;
            abi.Methods.Should().OnlyContain(method => method.Safe, name);
        }
    }
}
