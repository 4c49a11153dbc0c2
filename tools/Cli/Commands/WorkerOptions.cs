using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Provider;

namespace StarMiner.Cli.Commands;

/// <summary>The options of <c>starminer worker</c>, read into what they mean.</summary>
static class WorkerOptions
{
    public static readonly Option<WorkerRole> Role = new("--role")
    {
        Description = "provider: takes jobs; auditor: checks what others commit to; oracle: reports who keeps promises.",
        Required = true,
        CustomParser = result => Word<WorkerRole>(result),
    };

    public static readonly Option<Uri> Rpc = new("--rpc")
    {
        Description = "JSON-RPC address of a Neo node.",
        Required = true,
        CustomParser = Http,
    };

    public static readonly Option<string?> Sockets = new("--ws")
    {
        Description = $"WebSocket address where the node tells of its blocks, or {NoSockets}; default: /ws beside the RPC, "
            + "where something answers there.",
        Validators = { CheckSockets },
    };

    const string NoSockets = "off";

    public static readonly Option<string> Wallet = new("--wallet")
    {
        Description = "neo-express file or NEP-6 wallet that signs.",
        Required = true,
    };

    public static readonly Option<string?> Account = new("--account")
    {
        Description = "Wallet name, label or address; default: the file's first.",
    };

    public static readonly Option<string?> PasswordFile = new("--password-file")
    {
        Description = $"File with the NEP-6 password; or set {Passwords.Variable}; otherwise it is asked for.",
    };

    public static readonly Option<string> Deployer = new("--suite")
    {
        Description = "Address of the account that deployed the suite: contracts are found by it.",
        Required = true,
    };

    public static readonly Option<string> Contracts = new("--contracts")
    {
        Description = "Folder of compiled contracts: the laws that this worker believes.",
        DefaultValueFactory = _ => SuiteArtifacts.DefaultFolder,
    };

    public static readonly Option<string> Store = new("--store")
    {
        Description = "Where operands and outputs lie: a folder, or an address that `starminer store` serves.",
        Required = true,
    };

    public static readonly Option<string?> StoreToken = new("--store-token-file")
    {
        Description = "File with the token that the store asks writers for.",
    };

    public static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of this worker's journal.",
        Required = true,
    };

    public static readonly Option<string> Device = new("--device")
    {
        Description = $"What to compute on: {string.Join(", ", DeviceCatalog.Choices)}, or devices' ids with commas between; "
            + "auto: every GPU at once, else the host.",
        DefaultValueFactory = _ => "auto",
    };

    public static readonly Option<JobTask[]?> Tasks = new("--tasks")
    {
        Description = "Training, Inference, Rendering, DataProcessing, separated by commas; default: all.",
        CustomParser = result => Words<JobTask>(result),
    };

    public static readonly Option<JobTier[]?> Tiers = new("--tiers")
    {
        Description = "Reserved, Priority, Standard, Spot, the favourite first; default: in this order.",
        CustomParser = result => Words<JobTier>(result),
    };

    public static readonly Option<BigInteger> MinPrice = new("--min-price")
    {
        Description = "Least pay of a unit of work [AGPU].",
        CustomParser = result => Amount(result),
    };

    public static readonly Option<int> Capacity = new("--capacity")
    {
        Description = "Jobs in hand at once, 1 to 1,000.",
        DefaultValueFactory = _ => new ClaimPolicy().Capacity,
        CustomParser = result => Number(result, 1, 1_000),
    };

    public static readonly Option<bool> NoPublicWork = new("--no-public-work")
    {
        Description = "Take paid jobs only.",
    };

    public static readonly Option<int> CommitteeSlots = new("--committee-slots")
    {
        Description = "An auditor's slots for committees, 0 to 64, AuditorBond AGPU each; 0: it only challenges.",
        CustomParser = result => Number(result, 0, 64),
    };

    public static readonly Option<BigInteger> OracleBond = new("--oracle-bond")
    {
        Description = "An oracle's bond is brought up to this when it starts [AGPU]; a report takes OracleBond of it.",
        CustomParser = result => Amount(result),
    };

    public static readonly Option<int> Drain = new("--drain")
    {
        Description = "How long a stop waits for the jobs in hand [s].",
        DefaultValueFactory = _ => (int)TimeSpan.FromMinutes(10).TotalSeconds,
        CustomParser = result => Number(result, 0, 86_400),
    };

    public static readonly Option<Uri?> Listen = new("--listen")
    {
        Description = "Serve /healthz and /metrics here, for example http://127.0.0.1:9464.",
        CustomParser = Http,
    };

    public static readonly Option<bool> Dashboard = new("--dashboard")
    {
        Description = "Show the worker live in this terminal instead of log lines.",
    };

    public static readonly Option<bool> JsonLogs = new("--json-logs") { Description = "One JSON object a line." };

    public static WorkerSettings Read(ParseResult parsed)
    {
        var usual = new ClaimPolicy();
        return new WorkerSettings
        {
            Role = parsed.GetRequiredValue(Role),
            DataFolder = parsed.GetRequiredValue(Data),
            Listen = parsed.GetValue(Listen),
            Blocks = BlocksOf(parsed.GetValue(Sockets), parsed.GetRequiredValue(Rpc)),
            JsonLogs = parsed.GetValue(JsonLogs),
            Dashboard = parsed.GetValue(Dashboard),
            Drain = TimeSpan.FromSeconds(parsed.GetValue(Drain)),
            CommitteeSlots = parsed.GetValue(CommitteeSlots),
            OracleBondAgpu = parsed.GetValue(OracleBond),
            Policy = usual with
            {
                Tasks = parsed.GetValue(Tasks) is { Length: > 0 } tasks ? tasks : usual.Tasks,
                Tiers = parsed.GetValue(Tiers) is { Length: > 0 } tiers ? tiers : usual.Tiers,
                MinPricePerUnitAgpu = parsed.GetValue(MinPrice),
                Capacity = parsed.GetValue(Capacity),
                PublicWork = !parsed.GetValue(NoPublicWork),
            },
        };
    }

    public static Uri? Http(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") return url;
        result.AddError($"'{text}' is no address like http://127.0.0.1:50012");
        return null;
    }

    public static int Number(ArgumentResult result, int least, int most)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most) return number;
        result.AddError($"expected a whole number from {least} to {most}, found '{text}'");
        return least;
    }

    static BlockSource? BlocksOf(string? sockets, Uri rpc) => sockets switch
    {
        null => new BlockSource(
            new UriBuilder(rpc) { Scheme = rpc.Scheme == "https" ? "wss" : "ws", Path = "/ws" }.Uri, IsAsked: false),
        NoSockets => null,
        _ => new BlockSource(new Uri(sockets), IsAsked: true),
    };

    static void CheckSockets(OptionResult result)
    {
        string text = result.Tokens[0].Value;
        bool isAddress = Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "ws" or "wss");
        if (!isAddress && text != NoSockets)
            result.AddError($"'{text}' is neither {NoSockets} nor an address like ws://127.0.0.1:50012/ws");
    }

    static BigInteger Amount(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount)
            && amount < 1_000_000_000 && decimal.IsInteger(amount * 1_0000_0000)) return (BigInteger)(amount * 1_0000_0000);
        result.AddError($"expected an amount of AGPU with at most 8 decimals, found '{text}'");
        return 0;
    }

    static T Word<T>(ArgumentResult result) where T : struct, Enum => OneWord<T>(result, result.Tokens[0].Value);

    static T[] Words<T>(ArgumentResult result) where T : struct, Enum =>
        [.. result.Tokens[0].Value.Split(',').Select(word => OneWord<T>(result, word.Trim())).Distinct()];

    static T OneWord<T>(ArgumentResult result, string word) where T : struct, Enum
    {
        if (Enum.TryParse(word, ignoreCase: true, out T value) && Enum.IsDefined(value) && !char.IsAsciiDigit(word[0]))
            return value;
        result.AddError($"expected {string.Join(", ", Enum.GetNames<T>())}, found '{word}'");
        return default;
    }
}
