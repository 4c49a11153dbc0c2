using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Journal;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Journal;

public sealed class DataFolderTests : IDisposable
{
    static readonly UInt160 Stranger = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    readonly string _folder = Directory.CreateTempSubdirectory("starminer-devnet-").FullName;

    DevnetOptions Options => new() { Control = true, Data = _folder };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Start_again_everything_is_as_it_was()
    {
        string before;
        byte[] state;
        await using (var devnet = await RunningDevnet.StartAsync(Options))
        {
            await ActAsync(devnet);
            before = (await devnet.Rpc.ResultAsync("dev_status"))!.ToJsonString();
            state = devnet.Server.Ledger.Now.Chain.State.Digest();
        }

        await using var again = await RunningDevnet.StartAsync(Options);

        (await again.Rpc.ResultAsync("dev_status"))!.ToJsonString().Should().Be(before);
        again.Server.Ledger.Now.Chain.State.Digest().Should().Equal(state);
        (await again.Rpc.ResultAsync("getnep17transfers", $"{Stranger}", 0))!["received"]!.AsArray()
            .Should().HaveCount(2);
        await again.Rpc.ResultAsync("dev_restore", "early");
        await again.Rpc.ResultAsync("dev_mine", 2);
        await again.Rpc.ResultAsync("dev_reset");
    }

    [Fact]
    public async Task Start_from_a_new_state_file_is_the_same_as_from_acts()
    {
        byte[] digest;
        LedgerState state;
        var chain = new ChainOptions { Seed = 1, Network = Options.Network, BlockTimeMs = Options.BlockTimeMs };
        await using (var devnet = await RunningDevnet.StartAsync(Options))
        {
            await ActAsync(devnet);
            digest = devnet.Server.Ledger.Now.Chain.State.Digest();
            state = devnet.Server.Ledger.State();
        }
        using (var folder = DataFolder.Open(_folder, chain))
        {
            folder.Read(out var acts);
            acts.Should().NotBeEmpty();
            folder.Begin(state);
        }

        await using var again = await RunningDevnet.StartAsync(Options);

        again.Server.Ledger.Now.Chain.State.Digest().Should().Equal(digest);
        again.Server.Ledger.Snapshots.Should().Equal("early");
        Directory.EnumerateFiles(_folder).Select(Path.GetFileName)
            .Should().BeEquivalentTo("acts-1", "state-1", "lock");
        await again.Rpc.ResultAsync("dev_mine", 2);
    }

    [Fact]
    public async Task Start_with_another_seed_or_twice_says_so_in_one_line()
    {
        await using (await RunningDevnet.StartAsync(Options))
        {
            var twice = () => RunningDevnet.StartAsync(Options);
            (await twice.Should().ThrowAsync<ChainException>()).WithMessage($"cannot use the data folder {_folder}*");
        }

        var foreign = () => RunningDevnet.StartAsync(Options with { Seed = 2 });

        (await foreign.Should().ThrowAsync<ChainException>()).WithMessage("this chain has seed 1*");
    }

    /// <summary>What a process that dies in the middle of a write leaves, cut at every byte.</summary>
    [Fact]
    public void Open_a_torn_file_keeps_whole_records_and_takes_new_ones()
    {
        string path = Path.Combine(_folder, "acts"), torn = Path.Combine(_folder, "torn");
        byte[][] records = [[1, 2, 3], [], [4], new byte[50]];
        var ends = new List<long> { 0 };
        using (ActFile file = ActFile.Open(path, out _))
        {
            foreach (byte[] record in records)
            {
                file.Append(record);
                ends.Add(file.Length);
            }
        }
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(torn, whole[..length]);
            using (ActFile file = ActFile.Open(torn, out IReadOnlyList<byte[]> left))
            {
                left.Should().HaveCount(ends.Count(end => end <= length) - 1);
                file.Append([9]);
            }
            using (ActFile.Open(torn, out IReadOnlyList<byte[]> after)) after[^1].Should().Equal([9]);
        }
    }

    [Fact]
    public void Open_a_flipped_bit_ends_what_is_believed()
    {
        string path = Path.Combine(_folder, "acts");
        using (ActFile file = ActFile.Open(path, out _))
        {
            file.Append([1, 2, 3]);
            file.Append([4, 5, 6]);
        }
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        using (ActFile.Open(path, out IReadOnlyList<byte[]> left)) left.Should().ContainSingle();
    }

    static async Task ActAsync(RunningDevnet devnet)
    {
        await PayAsync(devnet);
        await devnet.Rpc.ResultAsync("dev_snapshot", "early");
        await devnet.Rpc.ResultAsync("dev_advance", 100_000);
        await devnet.Rpc.ResultAsync("dev_restore", "early");
        await devnet.Rpc.ResultAsync("dev_setBalance", $"{Stranger}", "77");
        await devnet.Rpc.ResultAsync("dev_setStorage", "GasToken", Convert.ToBase64String([200]), "AAAA");
        await devnet.Rpc.ResultAsync("dev_impersonate", $"{Stranger}");
        await devnet.Rpc.ResultAsync("dev_setTime", devnet.Server.Ledger.TimeMs + 5_000_000);
        await PayAsync(devnet);
    }

    static async Task PayAsync(RunningDevnet devnet)
    {
        byte[] script = CallScript.Of(RunningDevnet.Pay(devnet.Alice, Stranger, 5));
        Transaction payment = devnet.Sign(devnet.Alice, script, 1_00000000);
        await devnet.Rpc.ResultAsync("sendrawtransaction", Convert.ToBase64String(payment.ToArray()));
    }
}
