using System.IO.Compression;
using System.Text.Json;
using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Worker.Kernels.Training;

namespace StarMiner.Scenarios.Tests.Cli;

/// <summary>The scenarios that show the proof of GPU work, run as a user runs them.</summary>
public sealed class ProofScenarioTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TrainDigits_is_paid_and_leaves_weights_that_know_the_digits()
    {
        var result = await ResultAsync(Shipped("train-digits"), "host");

        (Number(result, "jobs"), Number(result, "settled"), Number(result, "audit", "cells")).Should().Be((1, 1, 4));
        var (correct, total) = (Number(result, "accuracy", "correct"), Number(result, "accuracy", "total"));
        (correct, total).Should().Be((947, 1000));
        Text(result, "outputRoot").Should().MatchRegex("^[0-9a-f]{64}$");

        // What the file says, not what the run says: read back as any program would.
        var file = result.GetProperty("files").EnumerateArray().Single();
        using var zip = ZipFile.OpenRead(Text(file, "path"));
        var learned = new Perceptron(Array(zip, "hidden.npy", 64, 197), Array(zip, "output.npy", 10, 65));
        var test = DigitSet.Load("test", Data("test-images-idx3"), Data("test-labels-idx1"));
        learned.CountRight(
            new TrainingParameters(196, 64, 10, 100, 40, 600), TrainingData.Halved(test.Pixels, 28, 28), test.Labels)
            .Should().Be((int)correct);
    }

    [Fact]
    public async Task Render_is_paid_and_leaves_a_picture()
    {
        var result = await ResultAsync(Shipped("render"), "host");

        (Number(result, "jobs"), Number(result, "settled"), Number(result, "audit", "cells")).Should().Be((1, 1, 4));
        var file = result.GetProperty("files").EnumerateArray().Single();
        byte[] png = File.ReadAllBytes(Text(file, "path"));
        png.LongLength.Should().Be(Number(file, "bytes"));
        Convert.ToHexString(png)[..48].Should().Be("89504E470D0A1A0A0000000D49484452000003C00000021C", "960 x 540");
        Colours(png).Should().BeGreaterThan(10_000, "it shows something");
    }

    /// <summary>The same jobs, smaller: the ILGPU device takes its time.</summary>
    [Theory]
    [InlineData("train-digits", "hidden: 64, batch: 100, epochs: 15", "hidden: 9, epochs: 1", ">= 930", ">= 100")]
    [InlineData("render", "[960, 540]", "[96, 54]", "settled", "settled")]
    public async Task Output_root_is_the_same_on_every_device(
        string scenario, string large, string small, string expected, string less)
    {
        string text = File.ReadAllText(Shipped(scenario));
        text.Should().Contain(large).And.Contain(expected);
        string file = folder.Write("small.yaml", text.Replace(large, small).Replace(expected, less)
            .Replace("../data", RepositoryFiles.Path("simulator/data")));

        var host = await ResultAsync(file, "host");
        var cpu = await ResultAsync(file, "cpu");

        Text(cpu, "outputRoot").Should().Be(Text(host, "outputRoot"));
        Text(cpu, "runHash").Should().Be(Text(host, "runHash"));
        Files(cpu).Should().Equal(Files(host));
    }

    /// <summary>Whatever the seed; the file's own is the next test's.</summary>
    [Fact]
    public async Task Liars_are_slashed_and_the_honest_paid_in_bounded_blocks()
    {
        var result = await ResultAsync(Shipped("liars"), "host", "--seed", "3");

        var rows = result.GetProperty("adversaries").EnumerateArray().ToDictionary(row => Text(row, "name"));
        rows.Select(row => (row.Key, Text(row.Value, "outcome"))).Should().Equal(
            ("honest", "paid"), ("lazy", "slashed"), ("one-bit-liar", "slashed"), ("liar-in-round-9", "slashed"),
            ("hidden-bit-liar", "slashed"), ("hidden-liar-in-round-9", "slashed"), ("withholder", "slashed"),
            ("late", "fined"), ("griefer", "deposits-lost"));
        rows.Where(row => !row.Key.StartsWith("hidden", StringComparison.Ordinal))
            .Select(row => Number(row.Value, "rounds")).Should().Equal(2, 0, 1, 1, 1, 0, 2);
        // Three levels and the proof; what an audit's answer has shown need not be demanded.
        foreach (string name in (string[])["hidden-bit-liar", "hidden-liar-in-round-9"])
            Number(rows[name], "rounds").Should().BeInRange(2, 4, name);
        Text(rows["liar-in-round-9"], "behaviour").Should().Be("lie-in-round 9");
        foreach (var (name, row) in rows)
        {
            Number(row, "transactions").Should().BeInRange(1, 20, name);
            Number(row, "gasDatoshi").Should().BeInRange(1, 10_00000000, name);
            Number(row, "blocks").Should().BeInRange(1, 100, name);
        }
    }

    [Fact]
    public async Task Throughput_grows_with_the_workers()
    {
        var result = await ResultAsync(Shipped("throughput"), "host");

        var crews = result.GetProperty("crews").EnumerateArray().ToList();
        crews.Select(crew => (Number(crew, "workers"), Number(crew, "jobs"))).Should().Equal((1, 16), (2, 16), (4, 16));
        long[] elapsed = [.. crews.Select(crew => Number(crew, "elapsedMs"))];
        (10 * elapsed[1]).Should().BeLessThan(6 * elapsed[0], "two workers need little more than half the time");
        (10 * elapsed[2]).Should().BeLessThan(6 * elapsed[1], "and four little more than half of that");
        crews.Should().OnlyContain(crew => Number(crew, "deviceMs") == 16 * 30 * 60_000);
    }

    [Fact]
    public async Task Liars_plain_report_has_the_table()
    {
        var (code, output, _) = await StarMinerCommand.RunAsync("run", Shipped("liars"), "--device", "host");

        code.Should().Be(0);
        output.Should().Contain("who ")
            .And.MatchRegex("\none-bit-liar +flip-one-cell +slashed +1 +4 +5 +2\\.[0-9]+ +[0-9]+\n");
    }

    async Task<JsonElement> ResultAsync(string file, string device, params string[] options) =>
        await StarMinerCommand.ResultAsync(file, ["--device", device, "--out", folder.Path, .. options]);

    /// <summary>Distinct ones, of unfiltered rows of red, green and blue.</summary>
    static int Colours(byte[] png)
    {
        const int DataAt = 41; // signature 8, IHDR 25, length and type of IDAT 8
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(png[DataAt..]), CompressionMode.Decompress))
            zlib.CopyTo(pixels);
        const int RowBytes = 1 + 3 * 960;
        var rows = pixels.ToArray().Chunk(RowBytes).ToList();
        rows.Should().HaveCount(540);
        return rows.SelectMany(row => row.Skip(1).Chunk(3)).Select(c => c[0] | c[1] << 8 | c[2] << 16)
            .Distinct().Count();
    }

    static byte[] Array(ZipArchive zip, string name, int rows, int columns)
    {
        using var stream = zip.GetEntry(name)!.Open();
        byte[] header = new byte[128];
        stream.ReadExactly(header);
        System.Text.Encoding.Latin1.GetString(header).Should().StartWith("\u0093NUMPY\u0001\0v\0{'descr': '|i1'")
            .And.Contain($"'shape': ({rows}, {columns}), }}").And.EndWith("\n");
        byte[] values = new byte[rows * columns];
        stream.ReadExactly(values);
        stream.ReadByte().Should().Be(-1);
        return values;
    }

    static string[] Files(JsonElement result) =>
        [.. result.GetProperty("files").EnumerateArray().Select(file => Text(file, "sha256"))];

    static string Data(string what) => RepositoryFiles.Path($"simulator/data/digits/digits-{what}-ubyte.gz");

    static string Shipped(string scenario) => RepositoryFiles.Path($"simulator/scenarios/{scenario}.yaml");

    static string Text(JsonElement result, string name) => result.GetProperty(name).GetString()!;

    static long Number(JsonElement result, params string[] path) =>
        path.Aggregate(result, (element, name) => element.GetProperty(name)).GetInt64();
}
