using StarMiner.Client;
using StarMiner.Worker.Jobs;

namespace StarMiner.Kernels.Tests;

/// <summary>The worker's flows against the real contracts, whatever the kernel.</summary>
public class JobTests
{
    public static TheoryData<string> Jobs => new(JobCatalog.Names);

    [Theory, MemberData(nameof(Jobs))]
    public async Task Work_honestProvider_settlesAndIsPaid(string name)
    {
        using var job = await OpenAsync(name);

        var receipts = await job.Provider().WorkAsync(job.JobId);

        (await job.StatusAsync()).Should().Be(JobStatus.Settled);
        receipts.Answers.Should().HaveCount(4);
        var paid = await job.Suite.Market.ClaimableAsync(job.ProviderKey.Account());
        paid.Should().BeGreaterThan(0).And.Be(receipts.Settle!.Event("JobSettled").Values[2].AsInteger());
        (await job.Source.CommittedOutputAsync(job.JobId)).Tree.Root
            .Should().Be((await job.Suite.Market.JobAsync(job.JobId)).OutputRoot);
        (await job.Challenger().FindFaultAsync(job.JobId)).Should().BeNull();
    }

    [Theory, MemberData(nameof(Jobs))]
    public async Task Prove_oneFlippedBit_slashesInOneTransactionAndRefunds(string name)
    {
        using var job = await OpenAsync(name);
        var open = await job.Suite.Market.JobAsync(job.JobId);
        var before = await job.Suite.Market.ClaimableAsync(job.Client.Account());
        long lie = (long)open.Cells * 2 / 3;
        var liar = job.Provider(new FlipCell(lie));
        var prepared = await liar.PrepareAsync(job.JobId);
        await liar.ClaimAsync(prepared);
        await liar.CommitAsync(prepared, await liar.ComputeAsync(prepared));
        var challenger = job.Challenger();

        var fault = await challenger.FindFaultAsync(job.JobId);
        var receipt = await challenger.ProveAsync(fault!);

        fault!.Cell.Should().Be((ulong)lie);
        receipt.Event("FaultProven").Values[1].AsUInt64().Should().Be((ulong)lie);
        (await job.StatusAsync()).Should().Be(JobStatus.Slashed);
        (await challenger.DivideAsync(job.JobId)).Should().NotBeNull();
        (await challenger.DivideAsync(job.JobId)).Should().BeNull("it is divided once");
        var refund = await job.Suite.Market.ClaimableAsync(job.Client.Account()) - before;
        refund.Should().BeGreaterThanOrEqualTo(open.FeeAgpu);
        (await job.Suite.Market.ClaimableAsync(job.ProviderKey.Account())).Should().Be(0);
    }

    [Fact]
    public async Task Prove_rightCell_refused()
    {
        using var job = await OpenAsync("matmul 20 30 784");
        var provider = job.Provider();
        var prepared = await provider.PrepareAsync(job.JobId);
        await provider.ClaimAsync(prepared);
        var output = await provider.ComputeAsync(prepared);
        await provider.CommitAsync(prepared, output);

        var accused = await job.Challenger().AccuseAsync(job.JobId, 17);
        var prove = () => job.Challenger().ProveAsync(accused);

        (await prove.Should().ThrowAsync<ContractFaultException>()).Which.Error.Should().Be("Referee/cell-right");
    }

    static Task<JobOnChain> OpenAsync(string name)
    {
        var (kernel, parameters, operands) = JobCatalog.Create(name);
        return JobOnChain.OpenAsync(kernel, parameters, operands);
    }
}
