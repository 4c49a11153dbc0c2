using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using StarMiner.Client;

namespace StarMiner.Cli.Commands;

/// <summary>
/// <c>starminer express up|down|reset</c>: a private net of neo-express out of <c>neo-express.json</c>, so that nobody
/// meets its rule for file names, its data folder or the library that it needs.
/// </summary>
static class ExpressCommand
{
    const string UsualFile = "neo-express.json";
    const int StartGas = 10_000;

    static readonly string Counts = string.Join(", ", ExpressNodes.Counts);

    static readonly Option<string?> File = new("--file")
    {
        Description = $"neo-express file; default: {UsualFile} here or in a folder above. "
            + "The tool manifest lies beside it.",
    };

    static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder of the net: blocks, logs, its copy of the file; default: .neo-express beside the file.",
    };

    static readonly Option<int?> Nodes = new("--nodes")
    {
        Description = $"Consensus nodes: {Counts}; default: as there are, else the file's.",
        CustomParser = result =>
            int.TryParse(result.Tokens[0].Value, out int count) && ExpressNodes.Counts.Contains(count)
                ? count
                : Refuse(result, $"--nodes is one of {Counts}"),
    };

    static readonly Option<int> SecondsPerBlock = new("--seconds-per-block")
    {
        Description = "Time between blocks [s], 1 to 15.",
        DefaultValueFactory = _ => 1,
        CustomParser = result => WorkerOptions.Number(result, 1, 15),
    };

    static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object, for tools." };

    public static Command Create(TextWriter output)
    {
        var up = new Command(
            "up", $"Start the net; the first time its wallets get {StartGas:N0} GAS each. It runs until down.")
        {
            File, Data, Nodes, SecondsPerBlock, Json,
        };
        up.SetAction((parsed, cancel) => UpAsync(parsed, output, cancel));
        var down = new Command("down", "Stop the net; its blocks stay.") { File, Data };
        down.SetAction(async (parsed, _) =>
        {
            int stopped = Existing(parsed) is { } net ? await net.StopAsync() : 0;
            output.WriteLine(stopped == 0 ? "no node was running" : $"stopped {Count(stopped)}");
            return ExitCodes.Done;
        });
        var reset = new Command("reset", "Stop the net and forget its blocks: the next up begins at the genesis block.")
        {
            File, Data,
        };
        reset.SetAction(async (parsed, _) =>
        {
            if (Existing(parsed) is { } net) await net.ResetAsync();
            output.WriteLine("the next up begins at the genesis block");
            return ExitCodes.Done;
        });
        return new Command("express", "A private net of neo-express: up, down, reset.") { up, down, reset };
    }

    static async Task<int> UpAsync(ParseResult parsed, TextWriter output, CancellationToken cancel)
    {
        if (Neoxp.MissingLibrary() is { } missing) throw new NeoxpException(missing);
        var net = Wanted(parsed);
        if (!net.IsFunded)
            await net.FundAsync(net.Settings.Wallets.Select(wallet => (wallet.Name, StartGas)), cancel);
        await net.StartAsync(parsed.GetValue(SecondsPerBlock), cancel);
        if (parsed.GetValue(Json)) output.WriteLine(ToJson(net));
        else Print(net, output);
        return ExitCodes.Done;
    }

    static void Print(ExpressNet net, TextWriter output)
    {
        output.WriteLine($"network {net.Settings.Network}, {Count(net.Urls.Count)}");
        foreach (Uri url in net.Urls) output.WriteLine($"rpc     {url}");
        string names = string.Join(", ", net.Settings.Wallets.Select(wallet => wallet.Name));
        output.WriteLine($"wallet  {Short(net.WalletPath)}: {names}");
        output.WriteLine($"deploy  starminer deploy --rpc {net.Url} --wallet {Short(net.WalletPath)}");
        output.WriteLine("stop    starminer express down");
    }

    static string ToJson(ExpressNet net) => JsonSerializer.Serialize(new JsonObject
    {
        ["network"] = net.Settings.Network,
        ["rpc"] = new JsonArray([.. net.Urls.Select(url => (JsonNode)url.ToString())]),
        ["wallet"] = net.WalletPath,
        ["accounts"] = new JsonArray([.. net.Settings.Wallets.Select(wallet => new JsonObject
        {
            ["name"] = wallet.Name,
            ["address"] = Accounts.Address(wallet.Account),
        })]),
    });

    /// <summary>The net that lies in the folder, as its source says now; a new one where none lies there.</summary>
    static ExpressNet Wanted(ParseResult parsed)
    {
        var (file, folder) = Places(parsed);
        string source = Read(file), copy = ExpressNet.FileIn(folder);
        int? has = System.IO.File.Exists(copy) ? ExpressNodes.CountIn(Read(copy)) : null;
        int wanted = parsed.GetValue(Nodes) ?? has ?? ExpressNodes.CountIn(source);
        if (has is { } other && other != wanted)
            throw new NeoxpException(
                $"the net in {Short(folder)} has {Count(other)}; starminer express reset forgets it");
        string json = has is not null ? ExpressNodes.WithThoseOf(source, Read(copy))
            : wanted == ExpressNodes.CountIn(source) ? ExpressNodes.WithThoseOf(source, source)
            : ExpressNodes.WithNew(source, wanted);
        return new ExpressNet(Path.GetDirectoryName(file)!, json, folder);
    }

    static ExpressNet? Existing(ParseResult parsed)
    {
        var (file, folder) = Places(parsed);
        string copy = ExpressNet.FileIn(folder);
        return System.IO.File.Exists(copy) ? new ExpressNet(Path.GetDirectoryName(file)!, Read(copy), folder) : null;
    }

    static (string File, string Folder) Places(ParseResult parsed)
    {
        string file = Path.GetFullPath(parsed.GetValue(File) ?? Above(Directory.GetCurrentDirectory()) ?? UsualFile);
        string beside = Path.Combine(Path.GetDirectoryName(file)!, ".neo-express");
        return (file, Path.GetFullPath(parsed.GetValue(Data) ?? beside));
    }

    static string? Above(string? folder)
    {
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, UsualFile)))
            folder = Path.GetDirectoryName(folder);
        return folder is null ? null : Path.Combine(folder, UsualFile);
    }

    static string Read(string file)
    {
        ExpressFile.Read(file); // Says in one line what is wrong with it.
        return System.IO.File.ReadAllText(file);
    }

    static string Count(int nodes) => nodes == 1 ? "1 node" : $"{nodes} nodes";

    static string Short(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path) is var near
        && !near.StartsWith("..", StringComparison.Ordinal) ? near : path;

    static int? Refuse(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return null;
    }
}
