using System.Runtime.InteropServices;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Store;

namespace StarMiner.PrivateNet.Tests;

/// <summary>
/// The transactions of scenarios/first-light.yaml, on a real node, with the NEFs that the command line deployed.
/// </summary>
[Collection(nameof(PrivateNet))]
public class FirstLightTests(PrivateNet net)
{
    const int Queries = 200, References = 2_000, Correct = 183;
    const long PricePerUnitAgpu = 0_01000000, TipAgpu = 0_10000000, SoldAgpu = 100_00000000;
    const ulong WindowMs = 3_600_000;
    const uint DisputeBlocks = 20;
    static readonly TimeSpan Unbonding = TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task FirstLight_onNeoExpress_isAuditedSettledAndReadBack()
    {
        var deployed = await Terminal.RunAsync(net.DeployArguments("deployer"));
        deployed.Should().BeEquivalentTo(new { ExitCode = 0, Errors = "" });
        WalletAccount deployer = net.Node.Settings.Account("deployer"),
            client = net.Node.Settings.Account("client"), worker = net.Node.Settings.Account("provider");
        using var chain = await RpcChainClient.ConnectAsync(net.Node.Url);
        var plan = new SuitePlan(SuiteArtifacts.Load(SuiteArtifacts.DefaultFolder), deployer.Account);
        var suite = new SuiteClient(chain, plan.Addresses);
        var store = new MemoryBlobStore();
        var source = new JobSource(suite, KernelRegistry.Of(suite.Addresses), store);
        using var device = DeviceCatalog.Open("host");
        var provider = new Provider(suite, worker.Key, device, source, store);
        (await suite.Token.TotalSupplyAsync()).Should().Be(0);

        var (published, _) = await suite.Rewards.PublishAsync(worker.Key);
        await WorkAsync(provider, (ulong)published);
        var earnedAgpu = await suite.Token.TotalSupplyAsync();
        (await suite.Vaults.VaultOfAsync(worker.Account, JobTask.Inference)).FreeAgpu.Should().Be(earnedAgpu);
        await suite.Vaults.RequestUnbondAsync(worker.Key, JobTask.Inference, SoldAgpu);
        await net.Node.PassTimeAsync(Unbonding);
        await suite.Vaults.WithdrawAsync(worker.Key, JobTask.Inference);
        await suite.Token.TransferAsync(worker.Key, client.Account, SoldAgpu);

        var digits = Digits();
        var request = await RequestAsync(store, suite, digits);
        var (jobId, opened) = await suite.Market.OpenAsync(client.Key, request, SoldAgpu);
        var feeAgpu = opened.Event("JobOpened").Values[8].AsInteger();
        var settled = await WorkAsync(provider, jobId);
        await suite.Market.WithdrawAsync(worker.Key);

        (await suite.Market.JobAsync(jobId)).Status.Should().Be(JobStatus.Settled);
        var paidAgpu = settled.Event("JobSettled").Values[2].AsInteger();
        paidAgpu.Should().Be(feeAgpu * 73 / 100);
        (await suite.Token.BalanceOfAsync(worker.Account)).Should().Be(paidAgpu);
        (await suite.Token.TotalSupplyAsync()).Should().Be(earnedAgpu - await suite.Token.TotalBurnedAsync());
        var products = MemoryMarshal.Cast<byte, int>((await source.CommittedOutputAsync(jobId)).Bytes);
        NearestNeighbour.CountCorrect(digits.Queries, digits.References, products).Should().Be(Correct);
    }

    /// <summary>From the claim to the settlement, without waiting for the blocks of the dispute window.</summary>
    async Task<Receipt> WorkAsync(Provider provider, ulong jobId)
    {
        var job = await provider.PrepareAsync(jobId);
        await provider.ClaimAsync(job);
        var output = await provider.ComputeAsync(job);
        await provider.CommitAsync(job, output);
        (await provider.AnswerAuditAsync(job, output)).Should().HaveCount(4);
        await net.Node.MineAsync(DisputeBlocks);
        return await provider.SettleAsync(jobId);
    }

    static async Task<JobRequest> RequestAsync(
        IBlobStore store, SuiteClient suite, (DigitSet Queries, DigitSet References) digits)
    {
        var parameters = new MatMulParameters(Queries, References, digits.Queries.Width).ToBytes();
        var roots = await InputPublisher.PublishAsync(
            store, new MatMulKernel(), parameters, [digits.Queries.Pixels, digits.References.Pixels]);
        return new JobRequest(
            suite.Addresses.MatMulKernel, parameters, roots, PricePerUnitAgpu, TipAgpu, WindowMs, WindowMs);
    }

    static (DigitSet Queries, DigitSet References) Digits()
    {
        return (Load("test").Take(Queries), Load("train").Take(References));

        static DigitSet Load(string part) => DigitSet.Load(part, File(part, "images-idx3"), File(part, "labels-idx1"));

        static string File(string part, string kind) =>
            Path.Combine(PrivateNet.Repository, "simulator", "data", "digits", $"digits-{part}-{kind}-ubyte.gz");
    }
}
