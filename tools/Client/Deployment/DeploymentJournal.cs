using System.Text.Json;
using Neo;

namespace StarMiner.Client;

/// <summary>
/// What is known of a deployment on one network, as a file: <c>deployments/NETWORK.json</c>. The chain decides what is
/// done; the journal keeps the evidence and the transaction that was under way when a run was cut off. Each write is a
/// whole new file that takes the old one's place.
/// </summary>
public sealed class DeploymentJournal
{
    static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    readonly string _path;
    Content _content;

    DeploymentJournal(string path, Content content)
    {
        _path = path;
        _content = content;
    }

    public string Path => _path;

    public IReadOnlyDictionary<string, ContractEntry> Contracts => _content.Contracts;

    public IReadOnlyList<StepEntry> Steps => _content.Steps;

    /// <summary>The step that was under way when the last run ended, with its transaction.</summary>
    public (string Step, PendingTransaction Transaction)? Pending => _content.Pending is { } pending
        ? (pending.Step, new PendingTransaction(
            UInt256.Parse(pending.Transaction), pending.ValidUntilBlock, Convert.FromBase64String(pending.Raw)))
        : null;

    /// <summary>Where a network's journal lies; private networks' files begin with <c>local-</c>.</summary>
    public static string PathFor(string folder, uint network) => System.IO.Path.Combine(folder, network switch
    {
        860_833_102 => "mainnet.json",
        894_710_606 => "testnet.json",
        _ => $"local-{network}.json",
    });

    /// <summary>Opens the journal or begins one.</summary>
    /// <exception cref="ChainException">The file belongs to another network or deployer, or is no journal.</exception>
    public static DeploymentJournal Open(string path, uint network, UInt160 deployer)
    {
        var address = Accounts.Address(deployer);
        if (!File.Exists(path)) return new DeploymentJournal(path, new Content(network, address));
        var content = Read(path);
        if (content.Network != network)
            throw new ChainException($"{path} is the journal of network {content.Network}, the node is on {network}");
        if (content.Deployer != address)
            throw new ChainException(
                $"{path} is the journal of deployer {content.Deployer}, the wallet's account is {address}");
        return new DeploymentJournal(path, content);
    }

    /// <summary>A network's journal, whoever deployed; null where there is none.</summary>
    /// <exception cref="ChainException">The file belongs to another network, or is no journal.</exception>
    public static DeploymentJournal? OpenExisting(string path, uint network)
    {
        if (!File.Exists(path)) return null;
        return Open(path, network, Accounts.Parse(Read(path).Deployer)!);
    }

    /// <summary>Names and hashes of the contracts in a journal; none where there is no such file.</summary>
    /// <exception cref="ChainException">The file is no journal.</exception>
    public static IEnumerable<KeyValuePair<string, UInt160>> ContractsIn(string path) => File.Exists(path)
        ? Read(path).Contracts.Select(entry => KeyValuePair.Create(entry.Key, UInt160.Parse(entry.Value.Hash)))
        : [];

    public void RecordPlan(SuitePlan plan) => Write(_content with
    {
        Contracts = plan.Contracts.ToDictionary(step => step.Artifact.Name, step => Entry(step.Hash, step.Artifact)),
    });

    /// <summary>A step of an upgrade; once executed, the contract's entry names its new bytes.</summary>
    public void RecordUpgrade(string step, ContractUpgrade upgrade, Receipt receipt)
    {
        RecordDone(step, receipt);
        bool isExecuted = receipt.Events.Any(e => e.Name == "ContractUpdated");
        if (isExecuted && _content.Contracts.ContainsKey(upgrade.Artifact.Name))
            Write(_content with
            {
                Contracts = new(_content.Contracts)
                {
                    [upgrade.Artifact.Name] = Entry(upgrade.Contract, upgrade.Artifact),
                },
            });
    }

    static ContractEntry Entry(UInt160 hash, ContractArtifact artifact) => new(
        hash.ToString(), artifact.Nef.CheckSum, artifact.Nef.Compiler, Sha256(artifact.NefBytes),
        Sha256(artifact.ManifestBytes));

    public void RecordPending(string step, PendingTransaction transaction) => Write(_content with
    {
        Pending = new PendingEntry(
            step, transaction.Hash.ToString(), transaction.ValidUntilBlock, Convert.ToBase64String(transaction.Raw)),
    });

    public void RecordDone(string step, Receipt receipt) => Write(_content with
    {
        Pending = null,
        Steps =
        [
            .. _content.Steps,
            new StepEntry(
                step, receipt.Transaction.ToString(), receipt.Block, receipt.SystemFeeDatoshi, receipt.NetworkFeeDatoshi),
        ],
    });

    public void ClearPending() => Write(_content with { Pending = null });

    void Write(Content content)
    {
        if (System.IO.Path.GetDirectoryName(_path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var temporary = _path + ".tmp";
        using (var file = File.Create(temporary))
        {
            JsonSerializer.Serialize(file, content, Format);
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, _path, overwrite: true);
        _content = content;
    }

    static Content Read(string path)
    {
        try
        {
            if (JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Format) is { Deployer: not null } content)
                return content;
        }
        catch (JsonException)
        {
        }
        throw new ChainException($"{path} is not a deployment journal");
    }

    static string Sha256(byte[] bytes) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)).ToLowerInvariant();

    sealed record Content(uint Network, string Deployer)
    {
        public Dictionary<string, ContractEntry> Contracts { get; init; } = [];
        public StepEntry[] Steps { get; init; } = [];
        public PendingEntry? Pending { get; init; }
    }

    sealed record PendingEntry(string Step, string Transaction, uint ValidUntilBlock, string Raw);

    public sealed record ContractEntry(
        string Hash, uint NefChecksum, string Compiler, string NefSha256, string ManifestSha256);

    public sealed record StepEntry(
        string Step, string Transaction, uint Block, long SystemFeeDatoshi, long NetworkFeeDatoshi);
}
