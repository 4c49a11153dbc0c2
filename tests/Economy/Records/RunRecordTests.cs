using Neo.SmartContract.Native;
using StarMiner.Cli;
using StarMiner.Client;

namespace StarMiner.Simulator.Economies.Tests.Records;

/// <summary>Runs of a few transfers: recorded, done again, compared.</summary>
public sealed class RunRecordTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Replay_of_a_run_with_a_fault_and_skipped_time_goes_the_same_way()
    {
        var replay = new RunReplay(RunRecord.Read(RunRecord.Write(RunOf(1, 2, 3))));

        replay.Run().Should().BeNull();
        replay.Chain.Height.Should().Be(replay.Height);
    }

    [Fact]
    public void Find_same_calls_no_difference() =>
        RunComparison.Find(RecordOf(1, 2, 3), RecordOf(1, 2, 3)).Should().BeNull();

    [Fact]
    public void Find_third_transfer_differs_names_its_block_and_the_balance()
    {
        RunDifference difference = RunComparison.Find(RecordOf(1, 2, 3), RecordOf(1, 2, 4))!;

        // A block that funds alice, two that pay, the third differs.
        difference.Block.Should().Be(4);
        difference.Words.Should().StartWith("transaction 1: ");
        difference.Key!.Contract.Should().Be("GasToken");
        difference.Key.First.Should().NotBe(difference.Key.Second);
    }

    [Fact]
    public void Find_one_run_goes_on_says_where_the_other_ends()
    {
        Chain shorter = RunOf(1), longer = RunOf(1);
        longer.MineEmpty(2);

        RunDifference difference =
            RunComparison.Find(RunRecord.Read(RunRecord.Write(shorter)), RunRecord.Read(RunRecord.Write(longer)))!;

        difference.Block.Should().Be(shorter.Height + 1);
        difference.Words.Should().Contain($"ends with block {shorter.Height}");
    }

    [Fact]
    public void Replay_of_a_record_whose_hash_is_another_is_told()
    {
        RunRecord record = RecordOf(1) with { RunHash = Neo.UInt256.Zero };

        new RunReplay(record).Run()!.Words.Should().StartWith("the run hash is");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(90)]
    [InlineData(400)]
    public void Read_of_a_cut_file_is_refused_in_one_line(int length)
    {
        byte[] cut = RunRecord.Write(RunOf(1))[..length];

        FluentActions.Invoking(() => RunRecord.Read(cut)).Should().Throw<ChainException>()
            .Which.Message.Should().NotContain("\n");
    }

    [Fact]
    public async Task Commands_run_record_replay_and_bisect_agree()
    {
        string scenario = PathOf("s.yaml"), first = PathOf("a.run"), second = PathOf("b.run");
        await File.WriteAllTextAsync(scenario, """
            scenario: tiny
            actors: {alice: {}, bob: {}}
            steps:
              - wait: {blocks: 2 blocks}
            """);

        (await Cli("run", scenario, "--record", first)).Code.Should().Be(0);
        (await Cli("run", scenario, "--seed", "2", "--record", second)).Code.Should().Be(0);

        (await Cli("replay", first)).Should().Match<(int Code, string Text)>(
            told => told.Code == 0 && told.Text.Contains("blocks as recorded"));
        (await Cli("bisect", first, first)).Code.Should().Be(0);
        (await Cli("bisect", first, second)).Should().Match<(int Code, string Text)>(
            told => told.Code == 1 && told.Text.StartsWith("block "));
        (await Cli("bisect", first, scenario)).Should().Match<(int Code, string Text)>(
            told => told.Code == 2 && told.Text.Contains("this is no run"));
        (await Cli("replay", PathOf("none.run"))).Code.Should().Be(2);
    }

    string PathOf(string name) => Path.Combine(_folder, name);

    static async Task<(int Code, string Text)> Cli(params string[] arguments)
    {
        using var output = new StringWriter();
        int code = await CommandLine.RunAsync(arguments, output, output);
        return (code, output.ToString());
    }

    static RunRecord RecordOf(params long[] amounts) => RunRecord.Read(RunRecord.Write(RunOf(amounts)));

    /// <summary>Alice pays bob each amount in a block of its own, asks for the impossible and lets a day pass.</summary>
    static Chain RunOf(params long[] amounts)
    {
        var chain = new Chain(new ChainOptions { Seed = 9 });
        Actor alice = chain.Actor("alice"), bob = chain.Actor("bob");
        chain.Fund(alice, 100_00000000);
        foreach (long amount in amounts)
            chain.Invoke(alice, new ContractCall(
                NativeContract.GAS.Hash, "transfer", alice.ScriptHash, bob.ScriptHash, amount, null)).OrThrow();
        chain.Invoke(alice, new ContractCall(NativeContract.GAS.Hash, "nothing"));
        chain.SkipBlocks(50);
        return chain;
    }
}
