using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace StarMiner.Compiler.Tests.Generator;

/// <summary>
/// Random programs on .NET and on NeoVM. STARMINER_PROGRAMS says how many (2,000), STARMINER_SEED replays a run,
/// STARMINER_LEVEL=Debug or Release compiles all of them so, STARMINER_PROGRAM_LOG names a file that long runs write their
/// progress to.
/// </summary>
public class RandomProgramTests(ITestOutputHelper output)
{
    [Fact]
    public void Programs_random_same()
    {
        ulong seed = Number("STARMINER_SEED") ?? (ulong)Random.Shared.NextInt64(1L << 53);
        output.WriteLine($"STARMINER_SEED={seed}");
        string? file = Environment.GetEnvironmentVariable("STARMINER_PROGRAM_LOG");
        var failures = Campaign.Run(seed, (long)(Number("STARMINER_PROGRAMS") ?? 2000), Level(), text =>
        {
            output.WriteLine(text);
            if (file is not null)
                File.AppendAllText(file, text + "\n");
        });
        failures.Should().BeEmpty($"programs mean the same on both; STARMINER_SEED={seed} replays this run");
    }

    static OptimizationLevel? Level() => Environment.GetEnvironmentVariable("STARMINER_LEVEL") is { Length: > 0 } name
        ? Enum.Parse<OptimizationLevel>(name)
        : null;

    static ulong? Number(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
        ? ulong.Parse(text, CultureInfo.InvariantCulture)
        : null;
}
