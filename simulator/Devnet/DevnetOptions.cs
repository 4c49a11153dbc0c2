using System.Net;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet;

/// <summary>What a devnet is started with.</summary>
public sealed record DevnetOptions
{
    /// <summary>Names of the accounts that have a key and funds from the start.</summary>
    public static readonly IReadOnlyList<string> DefaultAccounts =
        ["alice", "bob", "carol", "dave", "erin", "client", "provider", "deployer"];

    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes any free one.</summary>
    public int Port { get; init; } = 10332;

    /// <summary>Keys and block nonces derive from it.</summary>
    public ulong Seed { get; init; } = 1;

    public uint Network { get; init; } = 0x4D544153;

    /// <summary>
    /// Distance of blocks that no clock made [ms]. The protocol lets transactions live for a day's blocks, and neon-js
    /// asks for 5,760 of them: no more than 15,000.
    /// </summary>
    public uint BlockTimeMs { get; init; } = 1_000;

    public Mining Mining { get; init; } = Mining.Instant;

    public IReadOnlyList<string> Accounts { get; init; } = DefaultAccounts;

    /// <summary>What each account has at the start [1e-8 GAS], [NEO].</summary>
    public long GasDatoshi { get; init; } = 100_000_00000000;

    public int Neo { get; init; } = 1_000;

    /// <summary>Whether the <c>dev_</c> methods are there.</summary>
    public bool Control { get; init; }

    /// <summary>Folder that the chain outlives the process in; null for none.</summary>
    public string? Data { get; init; }

    /// <summary>A chain that another devnet of the same seed and network wrote; null to begin a new one.</summary>
    public byte[]? Load { get; init; }

    /// <summary>Folder of compiled contracts that hold the AGPU suite, to start with it; null for none.</summary>
    public string? SuiteFolder { get; init; }

    /// <summary>What each account has of a suite's token at the start [1e-8 AGPU].</summary>
    public long Agpu { get; init; } = 100_000_00000000;

    public DevnetLimits Limits { get; init; } = new();
}
