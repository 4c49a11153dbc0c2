using System.Runtime.InteropServices;
using Neo;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Kernels;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Tests.Jobs;

public sealed class JobFlowTests : IDisposable
{
    readonly ComputeDevice device = DeviceCatalog.Open("host");
    readonly KeyPair providerKey = Key(1), challengerKey = Key(2);

    public void Dispose() => device.Dispose();

    [Theory]
    [InlineData(40, 70, 784)]   // five rows a leaf, three levels of input tree in neither operand
    [InlineData(300, 20, 4096)] // one row a leaf
    [InlineData(20, 60, 5000)]  // two leaves a row
    [InlineData(1, 1, 1)]
    public async Task Work_honestProvider_settles(int m, int n, int k)
    {
        var (market, source, store) = await OpenAsync(new(m, n, k));

        var receipts = await NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        market.Status.Should().Be(JobStatus.Settled);
        market.Sent.Should().Equal("claim", "commit", "answer", "answer", "answer", "answer", "settle");
        receipts.Answers.Select(answer => answer.Cell).Should().Equal(market.AuditCells());
        receipts.Settle!.Block.Should().Be(receipts.Commit!.Block + FakeMarket.Window + 1);
    }

    [Fact]
    public async Task CommittedOutput_afterCommit_clientReadsTheProduct()
    {
        var sides = new MatMulParameters(30, 40, 50);
        var (market, source, store) = await OpenAsync(sides);
        await NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        var output = await source.CommittedOutputAsync(FakeMarket.JobId);

        var (a, b) = Operands(sides);
        MemoryMarshal.Cast<byte, int>(output.Bytes)[40 * 7 + 3].Should()
            .Be(MatMulCell.Dot(0, a, 7 * 50, b, 3 * 50, 50));
    }

    [Fact]
    public async Task Work_publishesBeforeItCommits()
    {
        var (market, source, store) = await OpenAsync(new(9, 9, 9));
        var stored = new List<(string Call, int Blobs)>();
        market.BeforeSend = call => stored.Add((call, store.Puts));

        await NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        stored.Should().ContainInOrder(("claim", 2), ("commit", 3));
    }

    [Fact]
    public async Task Work_operandWithheld_neverClaims()
    {
        var (market, source, store) = await OpenAsync(new(9, 9, 9));
        store.Withhold = true;

        var work = () => NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        await work.Should().ThrowAsync<BlobException>().WithMessage("blob * is not in the store");
        market.Sent.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0, "blob * is corrupt: it hashes to *")]
    [InlineData(1, "blob * has 82 bytes where the job needs 81")]
    public async Task Work_operandCorrupt_neverClaims(int extraBytes, string message)
    {
        var (market, source, store) = await OpenAsync(new(9, 9, 9));
        store.Corrupt = blob => blob[0] ^= 1;
        store.ExtraBytes = extraBytes;

        var work = () => NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        await work.Should().ThrowAsync<BlobException>().WithMessage(message);
        market.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task Work_meteringThatTheKernelDoesNotShare_neverClaims()
    {
        var (market, source, store) = await OpenAsync(new(9, 9, 9));
        market.Units = 5;

        var work = () => NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        await work.Should().ThrowAsync<JobException>()
            .WithMessage("job 7 is metered at 5 units of 81 cells, its kernel says 1 of 81");
        market.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task Work_foreignKernel_neverClaims()
    {
        var (market, _, store) = await OpenAsync(new(9, 9, 9));
        var source = new JobSource(new SuiteClient(market, market.Addresses), new KernelRegistry(), store);

        var work = () => NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        await work.Should().ThrowAsync<JobException>().WithMessage("this worker has no kernel for contract 0x0505*");
    }

    [Fact]
    public async Task Prepare_deviceTooSmall_refused()
    {
        var (market, source, store) = await OpenAsync(new(9, 9, 9));
        using var small = new HostDevice(device.Info with { MemoryBytes = 485 });
        var provider = new Provider(new SuiteClient(market, market.Addresses), providerKey, small, source, store);

        var prepare = () => provider.PrepareAsync(FakeMarket.JobId);

        await prepare.Should().ThrowAsync<JobException>().WithMessage("job 7 needs 486 bytes, the largest device has 485");
    }

    [Fact]
    public async Task AnswerAudit_someAnsweredAlready_answersTheRest()
    {
        var (market, source, store) = await OpenAsync(new(50, 50, 50));
        market.BeforeSend = call => market.AnsweredMask |= call == "commit" ? 0b0101 : 0;

        var receipts = await NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        receipts.Answers.Select(answer => answer.Ordinal).Should().Equal(1, 3);
        market.Status.Should().Be(JobStatus.Settled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Work_startedAgainAfterAnyAct_doesEachActOnce(int actsBeforeTheCrash)
    {
        var (market, source, store) = await OpenAsync(new(50, 50, 50));
        market.BeforeSend = _ => Crash(market.Sent.Count == actsBeforeTheCrash);
        if (actsBeforeTheCrash < 7)
        {
            var work = () => NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);
            await work.Should().ThrowAsync<IOException>();
        }
        else
        {
            await NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);
        }
        market.BeforeSend = null;

        await NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        market.Sent.Should().Equal("claim", "commit", "answer", "answer", "answer", "answer", "settle");
        market.Status.Should().Be(JobStatus.Settled);
    }

    [Fact]
    public async Task Work_outputLostAfterCommit_isComputedAgainAndPublished()
    {
        var (market, source, store) = await OpenAsync(new(50, 50, 50));
        market.BeforeSend = call => Crash(call == "answer");
        var work = () => NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);
        await work.Should().ThrowAsync<IOException>();
        market.BeforeSend = null;
        store.Forget((await source.CommittedOutputAsync(FakeMarket.JobId)).Tree.Root);

        await NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        market.Status.Should().Be(JobStatus.Settled);
        (await source.CommittedOutputAsync(FakeMarket.JobId)).Bytes.Should().HaveCount(10_000);
    }

    [Fact]
    public async Task Work_claimedByAnother_refused()
    {
        var (market, source, store) = await OpenAsync(new(9, 9, 9));
        var suite = new SuiteClient(market, market.Addresses);
        var other = new Provider(suite, challengerKey, device, source, store);
        await other.ClaimAsync(await other.PrepareAsync(FakeMarket.JobId));

        var work = () => NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        await work.Should().ThrowAsync<JobException>().WithMessage("job 7 is not for N* to do (it is Claimed)");
    }

    [Fact]
    public async Task FindFault_honestOutput_findsNone()
    {
        var (market, source, store) = await OpenAsync(new(60, 50, 40));
        await NewProvider(market, source, store).WorkAsync(FakeMarket.JobId);

        (await NewChallenger(market, source).FindFaultAsync(FakeMarket.JobId)).Should().BeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1233)]
    [InlineData(2999)]
    public async Task Prove_oneBitLie_slashesInOneTransaction(long cell)
    {
        var (market, source, store) = await OpenAsync(new(60, 50, 40));
        var liar = NewProvider(market, source, store, new FlipCell(cell));
        var job = await liar.PrepareAsync(FakeMarket.JobId);
        await liar.ClaimAsync(job);
        await liar.CommitAsync(job, await liar.ComputeAsync(job));
        var challenger = NewChallenger(market, source);

        var fault = await challenger.FindFaultAsync(FakeMarket.JobId);
        await challenger.ProveAsync(fault!);

        fault!.Cell.Should().Be((ulong)cell);
        market.Sent.Should().Equal("claim", "commit", "challenge");
        market.Status.Should().Be(JobStatus.Slashed);
    }

    [Fact]
    public async Task AnswerAudit_liarWhoseCellIsDrawn_isRefused()
    {
        var (market, source, store) = await OpenAsync(new(1, 1, 40));

        var work = () => NewProvider(market, source, store, new FlipCell(0)).WorkAsync(FakeMarket.JobId);

        (await work.Should().ThrowAsync<ContractFaultException>()).Which.Error.Should().Be("Referee/cell-wrong");
    }

    [Fact]
    public async Task CommittedOutput_beforeCommit_saysSo()
    {
        var (_, source, _) = await OpenAsync(new(9, 9, 9));

        var read = () => source.CommittedOutputAsync(FakeMarket.JobId);

        await read.Should().ThrowAsync<JobException>().WithMessage("job 7 has no committed output (it is Open)");
    }

    async Task<(FakeMarket, JobSource, TrickyStore)> OpenAsync(MatMulParameters sides)
    {
        var store = new TrickyStore();
        var (a, b) = Operands(sides);
        var roots = await InputPublisher.PublishAsync(store, new MatMulKernel(), sides.ToBytes(), [a, b]);
        var market = new FakeMarket(sides, roots);
        var suite = new SuiteClient(market, market.Addresses);
        return (market, new JobSource(suite, KernelRegistry.Of(market.Addresses), store), store);
    }

    Provider NewProvider(FakeMarket market, JobSource source, IBlobStore store, IOutputTamper? tamper = null) =>
        new(new SuiteClient(market, market.Addresses), providerKey, device, source, store) { Tamper = tamper };

    Challenger NewChallenger(FakeMarket market, JobSource source) =>
        new(new SuiteClient(market, market.Addresses), challengerKey, device, source);

    static void Crash(bool now)
    {
        if (now)
            throw new IOException("the process ends here");
    }

    static (byte[] A, byte[] B) Operands(MatMulParameters sides)
    {
        var random = new Random(sides.K);
        byte[] a = new byte[sides.M * sides.K], b = new byte[sides.N * sides.K];
        random.NextBytes(a);
        random.NextBytes(b);
        return (a, b);
    }

    static KeyPair Key(byte mark) => new(Enumerable.Repeat(mark, 32).ToArray());

    /// <summary>A store that may lie on the way out.</summary>
    sealed class TrickyStore : IBlobStore
    {
        readonly MemoryBlobStore blobs = new();
        UInt256? forgotten;

        internal int Puts { get; private set; }
        internal bool Withhold { get; set; }
        internal void Forget(UInt256 root) => forgotten = root;
        internal int ExtraBytes { get; set; }
        internal Action<byte[]>? Corrupt { get; set; }

        public async Task<byte[]?> GetAsync(UInt256 root, CancellationToken cancel = default)
        {
            byte[]? blob = Withhold || root == forgotten ? null : await blobs.GetAsync(root, cancel);
            if (blob is not null)
                Corrupt?.Invoke(blob);
            return blob is null ? null : [.. blob, .. new byte[ExtraBytes]];
        }

        public Task PutAsync(UInt256 root, ReadOnlyMemory<byte> blob, CancellationToken cancel = default)
        {
            Puts++;
            forgotten = root == forgotten ? null : forgotten;
            return blobs.PutAsync(root, blob, cancel);
        }
    }
}
