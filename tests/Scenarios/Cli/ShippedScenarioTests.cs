using System.Diagnostics;
using System.Text.Json;
using StarMiner.Simulator.Scenarios.Binding;

namespace StarMiner.Scenarios.Tests.Cli;

/// <summary>The scenarios of the source tree, run as a user runs them.</summary>
public class ShippedScenarioTests
{
    [Fact]
    public async Task FirstLight_settles_one_job_and_classifies_183_of_200()
    {
        var result = await JsonAsync("first-light", "--device", "cpu");

        Text(result, "scenario").Should().Be("first-light");
        Text(result, "device").Should().Be("cpu:0");
        (Number(result, "seed"), Number(result, "jobs"), Number(result, "settled")).Should().Be((1, 1, 1));
        (Number(result, "accuracy", "correct"), Number(result, "accuracy", "total")).Should().Be((183, 200));
        (Number(result, "units"), Number(result, "paid"), Number(result, "burned"))
            .Should().Be((314, 3_24000000, 72800000));
        Number(result, "supply").Should().Be(Number(result, "minted") - Number(result, "burned"));
        Number(result, "audit", "cells").Should().Be(4);
        Number(result, "gas", "audit").Should().Be(Number(result, "audit", "gasDatoshi"));
        foreach (string purpose in (string[])["submit", "claim", "commit", "audit", "settle"])
            Number(result, "gas", purpose).Should().BePositive(purpose);
    }

    [Theory]
    [InlineData("first-light")]
    [InlineData("lying-worker")]
    public async Task Run_hash_follows_from_the_seed(string scenario)
    {
        string first = Text(await JsonAsync(scenario, "--device", "host"), "runHash");

        Text(await JsonAsync(scenario, "--device", "host"), "runHash").Should().Be(first);
        Text(await JsonAsync(scenario, "--device", "host", "--seed", "2"), "runHash").Should().NotBe(first);
    }

    [Fact]
    public async Task Run_hash_is_the_same_on_every_device() =>
        Text(await JsonAsync("refusals", "--device", "cpu"), "runHash")
        .Should().Be(Text(await JsonAsync("refusals", "--device", "host"), "runHash"));

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task LyingWorker_is_slashed_by_one_transaction_and_the_client_refunded(string seed)
    {
        var result = await JsonAsync("lying-worker", "--device", "host", "--seed", seed);

        (Number(result, "jobs"), Number(result, "settled"), Number(result, "slashed")).Should().Be((1, 0, 1));
        result.GetProperty("refunded").GetBoolean().Should().BeTrue();
        Number(result, "fraudProof", "transactions").Should().Be(1);
        Number(result, "fraudProof", "gasDatoshi").Should().BePositive();
        Number(result, "paid").Should().Be(0);
    }

    [Fact]
    public async Task Refusals_hold() =>
        Number(await JsonAsync("refusals", "--device", "host"), "settled").Should().Be(1);

    [Fact]
    public async Task Deadlines_hold() =>
        Number(await JsonAsync("deadlines", "--device", "host"), "settled").Should().Be(0);

    /// <summary>All tasks, all tiers, public work to disputes; every amount is the JSON's own.</summary>
    [Fact]
    public async Task EconomyDay_has_moved_everything_and_broken_nothing()
    {
        var result = await JsonAsync("economy-day", "--device", "host");

        Number(result, "supply").Should().Be(Number(result, "minted") - Number(result, "burned"));
        Number(result, "minted").Should().BeGreaterThan(Number(result, "publicWork", "minted"), "settled jobs minted, too");
        foreach (string moved in (string[])["paid", "burned", "slashedAgpu"]) Number(result, moved).Should().BePositive(moved);
        (Number(result, "slashed"), Number(result, "fraudProof", "transactions")).Should().Be((3, 2));
        result.GetProperty("refunded").GetBoolean().Should().BeTrue();
        foreach (string task in (string[])["training", "inference", "rendering", "data-processing"])
            foreach (string tier in (string[])["spot", "standard", "priority", "reserved"])
                Number(result, "prices", task, tier).Should().BePositive();
        Number(result, "prices", "rendering", "standard").Should().BeGreaterThan(
            Number(result, "prices", "training", "standard"), "somebody ordered a mural");
        Number(result, "reputations", "train-a", "training").Should().BeGreaterThan(5_000);
        Number(result, "reputations", "data-liar", "data-processing").Should().BeLessThan(100);
        var invariants = result.GetProperty("invariants").EnumerateArray().ToList();
        invariants.Should().HaveCountGreaterThan(10);
        invariants.Should().OnlyContain(invariant => invariant.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void EconomyDay_has_twenty_actors_and_orders_all_tasks_in_all_tiers()
    {
        var day = ScenarioBinder.Load(Path("economy-day"));

        day.Actors.Should().HaveCountGreaterThanOrEqualTo(20);
        var opened = day.Steps.Where(step => step.Kind == "open").Select(step => step.Text).ToList();
        foreach (string work in (string[])["net", "samples", "product", "picture", "table", "search"])
            opened.Should().Contain(text => text.Contains($"work {work}"));
        foreach (string first in (string[])["train", "infer", "render", "data"])
            foreach (string tier in (string[])["spot", "standard", "priority", "reserved"])
                opened.Should().Contain(text => text.Contains($"job {first}-") && text.Contains($"tier {tier}"));
    }

    [Fact]
    public async Task Plain_report_says_where_agpu_came_from_and_who_was_paid()
    {
        var (code, output, _) = await StarMinerCommand.RunAsync("run", Path("first-light"), "--device", "host");

        code.Should().Be(0);
        output.Should().Contain("job 1 of public work, worth 10,172.52604166 AGPU").And.Contain("183 of 200")
            .And.Contain("provider 2.2922 AGPU, burned 0.728 AGPU").And.Contain("executed again on chain");
    }

    [Fact]
    public async Task A_run_leaves_the_source_tree_as_it_was()
    {
        string before = await GitStatusAsync();

        await JsonAsync("refusals", "--device", "host");

        (await GitStatusAsync()).Should().Be(before);
    }

    [Fact]
    public async Task Schema_file_is_what_the_schema_command_prints() =>
        (await StarMinerCommand.RunAsync("schema")).Output
        .Should().Be(File.ReadAllText(RepositoryFiles.Path("simulator/scenarios/scenario.schema.json")), "starminer schema rewrites it");

    static async Task<JsonElement> JsonAsync(string scenario, params string[] options)
    {
        var (code, output, error) = await StarMinerCommand.RunAsync(["run", Path(scenario), "--json", .. options]);
        (code, error).Should().Be((0, ""));
        return JsonDocument.Parse(output).RootElement;
    }

    static string Path(string scenario) => RepositoryFiles.Path($"simulator/scenarios/{scenario}.yaml");

    static string Text(JsonElement result, string name) => result.GetProperty(name).GetString()!;

    static long Number(JsonElement result, params string[] path) =>
        path.Aggregate(result, (element, name) => element.GetProperty(name)).GetInt64();

    static async Task<string> GitStatusAsync()
    {
        var start = new ProcessStartInfo("git", ["status", "--porcelain"])
        {
            WorkingDirectory = RepositoryFiles.Path("."),
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        string status = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return status;
    }
}
