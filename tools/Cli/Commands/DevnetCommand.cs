using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using StarMiner.Client;
using StarMiner.Simulator.Demo;
using StarMiner.Simulator.Devnet;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer devnet</c>: a local node that mines at once, until somebody interrupts it.</summary>
static class DevnetCommand
{
    const int LargestPort = 65_535;
    const int LongestBlockTimeMs = 15_000;

    static readonly DevnetOptions Defaults = new();

    /// <summary>Dispute windows are counted in blocks; they end while nobody does anything, too.</summary>
    static readonly Mining DemoMining = new(IsInstant: true, IntervalMs: 1_000);

    static readonly Option<int> Port = new("--port")
    {
        Description = "Port of the JSON-RPC; 0 takes any free one.",
        DefaultValueFactory = _ => Defaults.Port,
        Validators = { result => CheckNumber(result, 0, LargestPort) },
    };

    static readonly Option<IPAddress> Address = new("--address")
    {
        Description = "Address to listen on; anything but 127.0.0.1 lets others in.",
        DefaultValueFactory = _ => Defaults.Address,
        CustomParser = ParseAddress,
    };

    static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The accounts' keys derive from it.",
        DefaultValueFactory = _ => Defaults.Seed,
    };

    static readonly Option<uint> Network = new("--network")
    {
        Description = "Magic of the network.",
        DefaultValueFactory = _ => Defaults.Network,
    };

    static readonly Option<int> BlockTime = new("--block-time")
    {
        Description = "Distance of blocks that no clock makes [ms].",
        DefaultValueFactory = _ => (int)Defaults.BlockTimeMs,
        Validators = { result => CheckNumber(result, 1, LongestBlockTimeMs) },
    };

    static readonly Option<Mining> Mine = new("--mining")
    {
        Description = "When blocks are made: instant, manual, interval:MS or mixed:MS (instant, and one every MS). "
            + "instant without it, with --demo mixed:1000.",
        CustomParser = ParseMining,
    };

    static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder that the chain is kept in; without it the chain ends with the process.",
    };

    static readonly Option<FileInfo?> Load = new("--load")
    {
        Description = "Begin with the chain of a file that --dump or dev_dump of the same seed and network wrote.",
    };

    static readonly Option<string?> Dump = new("--dump")
    {
        Description = "Write the chain to this file at the end.",
    };

    static readonly Option<bool> Suite = new("--suite")
    {
        Description = "Start with the AGPU contracts deployed and AGPU in every account.",
    };

    static readonly Option<bool> Demo = new("--demo")
    {
        Description = "With --suite: a market at work. Clients, two providers, an auditor and a liar, in this process.",
    };

    static readonly Option<string> Contracts = new("--contracts")
    {
        Description = "Folder of compiled contracts.",
        DefaultValueFactory = _ => SuiteArtifacts.DefaultFolder,
    };

    static readonly Option<bool> Control = new("--control")
    {
        Description = "Offer the dev_ methods: mining, time, snapshots, state.",
    };

    static readonly Option<bool> Json = new("--json")
    {
        Description = "The first line of the output is one JSON object with addresses, accounts and contracts.",
    };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var command = new Command("devnet", "Run a local Neo node with funded accounts that mines at once.")
        {
            Port, Address, Seed, Network, BlockTime, Mine, Data, Load, Dump, Suite, Demo, Contracts, Control, Json,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            new DevnetOptions
            {
                Port = parsed.GetValue(Port),
                Address = parsed.GetRequiredValue(Address),
                Seed = parsed.GetValue(Seed),
                Network = parsed.GetValue(Network),
                BlockTimeMs = (uint)parsed.GetValue(BlockTime),
                Mining = parsed.GetValue(Mine) ?? (parsed.GetValue(Demo) ? DemoMining : Mining.Instant),
                Data = parsed.GetValue(Data),
                Load = parsed.GetValue(Load) is { } file ? ChainIn(file) : null,
                SuiteFolder = parsed.GetValue(Suite) ? parsed.GetRequiredValue(Contracts) : null,
                Control = parsed.GetValue(Control),
            },
            new Run(parsed.GetValue(Demo), parsed.GetValue(Json), parsed.GetValue(Dump)),
            new Streams(output, error), cancel));
        command.Validators.Add(result =>
        {
            if (result.GetValue(Demo) && !result.GetValue(Suite)) result.AddError("--demo needs --suite");
        });
        return command;
    }

    static async Task<int> RunAsync(
        DevnetOptions options, Run run, Streams streams, CancellationToken cancel)
    {
        await using DevnetServer devnet = await DevnetServer.StartAsync(options, cancel);
        devnet.Ledger.TickFailed += failure => streams.Error.WriteLine($"no block was made: {failure.Message}");
        if (run.Json) DevnetReport.WriteJson(devnet, streams.Output);
        else DevnetReport.WriteText(devnet, streams.Output);
        await using DemoMarket? market = run.Demo
            ? await StartDemoAsync(devnet, options, run.Json, streams, cancel)
            : null;
        // Ctrl-C is how a devnet ends, and a supervisor's signal.
        await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (run.Dump is not null) await File.WriteAllBytesAsync(run.Dump, devnet.Ledger.Dump(), CancellationToken.None);
        return ExitCodes.Done;
    }

    /// <param name="Dump">Where the chain is written to at the end; null for nowhere.</param>
    sealed record Run(bool Demo, bool Json, string? Dump);

    static byte[] ChainIn(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ChainException($"cannot read {file}: {failure.Message}", failure);
        }
    }

    static async Task<DemoMarket> StartDemoAsync(
        DevnetServer devnet, DevnetOptions options, bool json, Streams streams, CancellationToken cancel)
    {
        string? folder = options.Data is null ? null : Path.Combine(options.Data, "demo");
        DemoMarket market = await DemoMarket.StartAsync(
            devnet, options.SuiteFolder!, new DemoOptions { Folder = folder }, cancel);
        market.Failed += streams.Error.WriteLine;
        if (!json) streams.Output.WriteLine($"demo: {DemoMarket.Cast}; watch them at {devnet.Explorer}");
        return market;
    }

    static IPAddress? ParseAddress(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (IPAddress.TryParse(text, out IPAddress? address)) return address;
        result.AddError($"--address: '{text}' is no IP address");
        return null;
    }

    static Mining? ParseMining(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Mining.TryParse(text, out Mining? mining)) return mining;
        result.AddError($"--mining: expected {Mining.Forms}, found '{text}'");
        return null;
    }

    static void CheckNumber(OptionResult result, int least, int most)
    {
        if (result.GetValueOrDefault<int>() is var number && (number < least || number > most))
            result.AddError($"{result.Option.Name}: expected {least} to {most}, found {number}");
    }
}
