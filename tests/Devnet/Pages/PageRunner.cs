using System.Text.Json.Nodes;
using StarMiner.Cli;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Pages;

/// <summary>
/// Runs a page's command with files and devnets where it has placeholders, and with less work where it would take minutes.
/// All that is written lies in a folder of its own.
/// </summary>
sealed class PageRunner : IAsyncDisposable
{
    const string SmallScenario = """
        scenario: small
        about: No more than a page's command needs.
        actors:
          deployer: {gas: 300 GAS}
        steps:
          - deploy: {by: deployer}
        """;

    /// <summary>An economy that is over soon: most of what is left is its founding.</summary>
    static readonly string[] LittleEconomy =
    [
        "--set", "days=1", "--set", "tick=2 h", "--set", "jobs-per-day=12", "--set", "clients.count=1",
        "--set", "providers.count=1", "--set", "attackers.liars=1", "--set", "attackers.patient-liars=0",
        "--set", "attackers.squatters=0", "--set", "attackers.self-dealers=0", "--set", "attackers.pumpers=0",
        "--set", "watch.colluders=0",
    ];

    readonly string _folder = Directory.CreateTempSubdirectory("starminer-pages-").FullName;
    readonly Dictionary<string, string> _words = [];
    readonly List<RunningCommand> _devnets = [];
    int _folders;

    public static async Task<PageRunner> StartAsync()
    {
        var runner = new PageRunner();
        try
        {
            JsonNode suite = await runner.DevnetAsync("suite.json", "--suite");
            await runner.DevnetAsync("empty.json");
            await runner.NameAsync(suite);
            return runner;
        }
        catch
        {
            await runner.DisposeAsync();
            throw;
        }
    }

    /// <returns>What went wrong, or null.</returns>
    public async Task<string?> RunAsync(PageCommand command)
    {
        List<string> arguments = [.. command.Arguments().Select(word => _words.GetValueOrDefault(word, word))];
        if (command.IsMention && arguments.Count == 1) return await EndsAsync([arguments[0], "--help"]);
        switch (arguments[0])
        {
            case "devnet":
                if (arguments.Contains("--data")) Set(arguments, "--data", NewFolder());
                Set(arguments, "--port", "0");
                return await StartsAsync(arguments);
            case "store":
                Set(arguments, "--listen", "http://127.0.0.1:0");
                return await StartsAsync(arguments);
            case "worker":
                Set(arguments, "--rpc", _words["URL"]);
                Set(arguments, "--wallet", In("suite.json"));
                Set(arguments, "--store", In("blobs"));
                Set(arguments, "--data", NewFolder());
                Set(arguments, "--drain", "1");
                string health = $"http://127.0.0.1:{FreePort()}";
                Set(arguments, "--listen", health);
                return await StartsAsync(arguments, health + "/healthz");
            case "deploy" or "verify" when command.IsMention && !arguments.Contains("--rpc"): // an option in passing
                return CommandLine.Check([.. arguments, "--rpc", _words["empty"], "--wallet", In("empty.json")]);
            case "deploy" or "verify":
                Set(arguments, "--rpc", _words["empty"]);
                Set(arguments, "--wallet", In("empty.json"));
                Set(arguments, "--journal", In("deployments"));
                Set(arguments, "--contracts", SuiteArtifacts.DefaultFolder); // else verify rebuilds everything
                return await EndsAsync(arguments);
            case "run":
                if (!File.Exists(arguments[1])) return $"there is no {arguments[1]}";
                arguments[1] = In("small.yaml"); // tests/Scenarios runs those that are there
                if (arguments.Contains("--wallet")) Set(arguments, "--wallet", In("empty.json"));
                if (arguments.Contains("--network")) Set(arguments, "--network", _words["empty"]);
                return await EndsAsync(arguments);
            case "fuzz":
                arguments[1] = In("small.yaml");
                Set(arguments, "--tries", "3");
                Set(arguments, "--out", In("found.yaml"));
                Set(arguments, "--contracts", SuiteArtifacts.DefaultFolder);
                return await EndsAsync(arguments);
            case "economy" when arguments.Count == 2: // the pages' sweep runs the same preset
                return CommandLine.Check([.. arguments]);
            case "economy":
                return await EndsAsync([.. arguments.Select(FirstOfSweep), .. LittleEconomy, "--out", NewFolder()]);
            case "gas":
                arguments[1] = In("small.yaml");
                return await EndsAsync(arguments);
            case "compile":
                return await EndsAsync([.. arguments, "-o", NewFolder()]);
            case "express" or "upgrade": // tests/PrivateNet runs them, on neo-express
                return CommandLine.Check([.. arguments]);
            case "invoke" when !arguments.Contains("--wallet"):
                return CommandLine.Check([.. arguments]);
            case "bindgen" or "call" or "completion" or "coverage" or "devices" or "disasm" or "invoke" or "schema" or "size":
                return await EndsAsync(arguments);
            default:
                return "this test does not know how to run it";
        }
    }

    /// <summary>KEY=1,2,3 is one run here, not three.</summary>
    static string FirstOfSweep(string word) => word.Contains('=') ? word.Split(',')[0] : word;

    static async Task<string?> EndsAsync(IReadOnlyList<string> arguments)
    {
        using StringWriter output = new(), errors = new();
        int exit = await CommandLine.RunAsync([.. arguments], output, errors);
        return exit == 0 ? null : $"exit {exit}: {errors}";
    }

    /// <summary>It goes on until it is stopped, and what it says first means that it is ready.</summary>
    /// <param name="health">Of one that is ready only when it answers there.</param>
    static async Task<string?> StartsAsync(List<string> arguments, string? health = null)
    {
        try
        {
            await using RunningCommand running = await RunningCommand.StartAsync([.. arguments]);
            if (health is not null) await AnswersAsync(health);
            return null;
        }
        catch (Exception failure) when (failure is InvalidOperationException or OperationCanceledException)
        {
            return failure.Message;
        }
    }

    static async Task AnswersAsync(string health)
    {
        using var http = new HttpClient();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(health, late.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, late.Token);
            }
        }
    }

    static int FreePort()
    {
        using var any = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        any.Start();
        return ((System.Net.IPEndPoint)any.LocalEndpoint).Port;
    }

    static void Set(List<string> arguments, string option, string value)
    {
        int at = arguments.IndexOf(option);
        if (at < 0) arguments.AddRange([option, value]);
        else arguments[at + 1] = value;
    }

    async Task<JsonNode> DevnetAsync(string file, params string[] options)
    {
        RunningCommand devnet = await RunningCommand.StartAsync(["devnet", "--port", "0", "--json", .. options]);
        _devnets.Add(devnet);
        await File.WriteAllTextAsync(In(file), devnet.FirstLine);
        JsonNode report = JsonNode.Parse(devnet.FirstLine)!;
        _words[Path.GetFileNameWithoutExtension(file)] = report["rpc"]!.GetValue<string>();
        return report;
    }

    /// <summary>What the pages' placeholders and files are here.</summary>
    async Task NameAsync(JsonNode suite)
    {
        string repository = NodePrograms.Repository(), contracts = SuiteArtifacts.DefaultFolder;
        await File.WriteAllTextAsync(In("small.yaml"), SmallScenario);
        File.Copy(Path.Combine(contracts, "TestStable.manifest.json"), In("MyToken.manifest.json"));
        string[] files = ["clients", "blobs", "gas.svg", "calls.svg", "gas.txt", "MyToken.manifest.json", "DIR", "FILE"];
        foreach (string file in files) _words[file] = In(file);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(repository, "simulator", "scenarios"), "*.yaml"))
            _words[$"simulator/scenarios/{Path.GetFileName(file)}"] = file;
        _words["SCENARIO"] = _words["SCENARIO.found.yaml"] = In("small.yaml");
        _words["devnet.json"] = In("suite.json");
        _words["ADDRESS"] = _words["DEPLOYER"] = _words["NDeployer"] = suite["accounts"]!.AsArray()
            .Single(account => account!["name"]!.GetValue<string>() == "deployer")!["address"]!.GetValue<string>();
        _words["URL"] = _words["suite"];
        _words["X.nef"] = Path.Combine(contracts, "TestStable.nef");
        _words["PROJECT"] = _words["PROJECT|DLL"] = Assembly(repository, "TestStable");
        _words["N"] = "1";
        _words["ROOT"] = repository;
        _words["95"] = "0"; // the small scenario covers little
    }

    /// <summary>A contract as the C# compiler left it, in the configuration of this build.</summary>
    static string Assembly(string repository, string contract)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name;
        return Path.Combine(repository, "contracts", contract, "bin", configuration, "net10.0", contract + ".dll");
    }

    string In(string name) => Path.Combine(_folder, name);

    string NewFolder() => In($"folder-{++_folders}");

    public async ValueTask DisposeAsync()
    {
        foreach (RunningCommand devnet in _devnets) await devnet.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
