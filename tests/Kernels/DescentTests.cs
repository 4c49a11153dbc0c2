using StarMiner.Client;
using StarMiner.Worker.Disputes;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Merkle;
using StarMiner.Worker.Store;

namespace StarMiner.Kernels.Tests;

/// <summary>Outputs that their providers show nobody, before the real Referee.</summary>
public class DescentTests
{
    public static TheoryData<string> Jobs => new(JobCatalog.Names);

    [Theory, MemberData(nameof(Jobs))]
    public async Task Next_hiddenLieOfAnyKernel_isFoundInARoundALevel(string name)
    {
        using var job = await OpenAsync(name);
        long cells = (long)(await job.Suite.Market.JobAsync(job.JobId)).Cells;
        long lie = new Random(7).NextInt64(cells);
        var liar = job.Provider(new FlipCell(lie), withholds: true);
        var (prepared, output) = await CommitAsync(job, liar);
        var look = () => job.Challenger().FindFaultAsync(job.JobId);
        await look.Should().ThrowAsync<BlobException>();
        var descent = (await job.Challenger().DescendAsync(job.JobId))!;

        var (fault, demands) = await WalkAsync(descent, () => liar.MeetDemandsAsync(prepared, output));

        demands.Should().BeInRange(1, output.Tree.Height + 1);
        fault.Cell.Should().Be((ulong)lie);
        await job.Challenger().ProveAsync(fault);
        (await job.StatusAsync()).Should().Be(JobStatus.Slashed);
    }

    /// <summary>Three levels of nodes above 600 leaves, several lies: the first is found whatever follows.</summary>
    [Theory]
    [InlineData(0, 614_399)]
    [InlineData(614_398, 614_399)]
    [InlineData(262_144, 262_145)]
    public async Task Next_severalLies_findsTheFirst(int first, int second)
    {
        using var job = await OpenAsync("matmul 768 800 8");
        var liar = job.Provider(new FlipTwo(first, second), withholds: true);
        var (prepared, output) = await CommitAsync(job, liar);
        output.Tree.Height.Should().Be(3);
        var descent = (await job.Challenger().DescendAsync(job.JobId))!;

        var (fault, demands) = await WalkAsync(descent, () => liar.MeetDemandsAsync(prepared, output));

        (fault.Cell, demands).Should().Be(((ulong)first, 4));
        await job.Challenger().ProveAsync(fault);
        (await job.StatusAsync()).Should().Be(JobStatus.Slashed);
    }

    /// <summary>A leaf that is not of the kernel's form is nothing that could be right.</summary>
    [Fact]
    public async Task Next_leafOfAnotherLength_isConvictedFromItsFirstCell()
    {
        using var job = await OpenAsync("matmul 20 300 8");
        var liar = job.Provider(withholds: true);
        var prepared = await liar.PrepareAsync(job.JobId);
        await liar.ClaimAsync(prepared);
        var right = await liar.ComputeAsync(prepared);
        var output = VerifiedBlob.Commit(
            right.Bytes[..^1], new ShortLastLeaf(prepared.Shape.Output), prepared.OutputTag(liar.Account));
        await liar.CommitAsync(prepared, output);
        var descent = (await job.Challenger().DescendAsync(job.JobId))!;

        var (fault, _) = await WalkAsync(descent, () => liar.MeetDemandsAsync(prepared, output));

        fault.Cell.Should().Be((ulong)(prepared.Shape.Output.Leaf(prepared.Shape.Output.LeafCount - 1).Start / 4));
        await job.Challenger().ProveAsync(fault);
        (await job.StatusAsync()).Should().Be(JobStatus.Slashed);
    }

    [Fact]
    public async Task Next_silentProvider_losesTheJob()
    {
        using var job = await OpenAsync("matmul 20 30 784");
        await CommitAsync(job, job.Provider(new FlipCell(5), withholds: true));
        var descent = (await job.Challenger().DescendAsync(job.JobId))!;
        (await descent.NextAsync()).Should().BeOfType<DescentMove.Demanded>();
        var waiting = (await descent.NextAsync()).Should().BeOfType<DescentMove.Waiting>().Subject;
        await job.Suite.Chain.WaitForHeightAsync(waiting.Deadline);

        (await descent.NextAsync()).Should().BeOfType<DescentMove.Closed>();

        (await job.StatusAsync()).Should().Be(JobStatus.Slashed);
    }

    [Fact]
    public async Task Descend_truthThatNobodySees_isBelievedUnseen()
    {
        using var job = await OpenAsync("training 12 9 4 10 2 3");
        await CommitAsync(job, job.Provider(withholds: true));

        (await job.Challenger().DescendAsync(job.JobId)).Should().BeNull();
    }

    /// <summary>Killed after every move and begun again, beside another: no node is demanded twice.</summary>
    [Fact]
    public async Task Next_twoChallengersThatForgetEverything_walkOneWay()
    {
        using var job = await OpenAsync("matmul 768 800 8");
        var liar = job.Provider(new FlipCell(300_000), withholds: true);
        var (prepared, output) = await CommitAsync(job, liar);
        int demands = 0;
        while (true)
        {
            var move = await (await job.Challenger().DescendAsync(job.JobId))!.NextAsync();
            if (move is DescentMove.Found found)
            {
                found.Fault.Cell.Should().Be(300_000);
                break;
            }
            if (move is DescentMove.Demanded) demands++;
            var other = (await job.Challenger("client").DescendAsync(job.JobId))!;
            (await other.NextAsync()).Should().BeOfType<DescentMove.Waiting>();
            await liar.MeetDemandsAsync(prepared, output);
        }
        demands.Should().Be(4);
    }

    [Fact]
    public async Task Settle_demandsDuringTheWindow_areMetAndPaid()
    {
        using var job = await OpenAsync("matmul 20 30 784");
        var provider = job.Provider();
        var (prepared, output) = await CommitAsync(job, provider);
        await provider.AnswerAuditAsync(prepared, output);
        await job.Suite.Disputes.DemandAsync(job.ChallengerKey, job.JobId, cell: 3, level: 0);
        var before = await job.Suite.Token.BalanceOfAsync(provider.Account);

        await provider.SettleAsync(job.JobId);

        (await job.StatusAsync()).Should().Be(JobStatus.Settled);
        (await job.Suite.Token.BalanceOfAsync(provider.Account) - before).Should().Be(1_00000000, "the deposit");
    }

    /// <summary>Moves until a fault is found; the provider answers after each demand.</summary>
    static async Task<(Fault Fault, int Demands)> WalkAsync(Descent descent, Func<Task> answer)
    {
        for (int demands = 0; demands < 20;)
        {
            switch (await descent.NextAsync())
            {
                case DescentMove.Demanded:
                    demands++;
                    await answer();
                    break;
                case DescentMove.Found found:
                    return (found.Fault, demands);
                case var other:
                    throw new InvalidOperationException($"{other} after an answered demand");
            }
        }
        throw new InvalidOperationException("no end of demands");
    }

    static async Task<(PreparedJob Job, VerifiedBlob Output)> CommitAsync(JobOnChain job, Provider provider)
    {
        var prepared = await provider.PrepareAsync(job.JobId);
        await provider.ClaimAsync(prepared);
        var output = await provider.ComputeAsync(prepared);
        await provider.CommitAsync(prepared, output);
        return (prepared, output);
    }

    static Task<JobOnChain> OpenAsync(string name)
    {
        var (kernel, parameters, operands) = JobCatalog.Create(name);
        return JobOnChain.OpenAsync(kernel, parameters, operands);
    }

    sealed class FlipTwo(long first, long second) : IOutputTamper
    {
        public void Tamper(Span<byte> output, JobShape shape)
        {
            new FlipCell(first).Tamper(output, shape);
            new FlipCell(second).Tamper(output, shape);
        }
    }

    sealed class ShortLastLeaf(OutputLayout layout) : ILeafLayout
    {
        public long LeafCount => layout.LeafCount;

        public long TotalBytes => layout.TotalBytes - 1;

        public (long Start, int Length) Leaf(long index)
        {
            var (start, length) = layout.Leaf(index);
            return (start, index == LeafCount - 1 ? length - 1 : length);
        }

        public uint StepOf(long leaf) => layout.StepOf(leaf);
    }
}
