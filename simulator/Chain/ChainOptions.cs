using Neo;
using Neo.Wallets;
using StarMiner.Simulator.Engine.Tracing;

namespace StarMiner.Simulator;

/// <summary>All that a chain's blocks depend on besides the transactions that are sent to it.</summary>
public sealed record ChainOptions
{
    /// <summary>Keys of actors, nonces of transactions and blocks derive from it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Magic of the network that transactions are signed for.</summary>
    public uint Network { get; init; } = 0x4D544153;

    /// <summary>Distance between two blocks' timestamps where nothing else is asked for [ms].</summary>
    public uint BlockTimeMs { get; init; } = 15_000;

    /// <summary>Timestamp of the first block after genesis [ms since the Unix epoch]; 2026-01-01 by default.</summary>
    public ulong StartTimeMs { get; init; } = 1_767_225_600_000;

    /// <summary>Members of the standby committee; their keys derive from the seed.</summary>
    public int CommitteeSize { get; init; } = 1;

    /// <summary>How many of the committee sign blocks.</summary>
    public int ValidatorsCount { get; init; } = 1;

    /// <summary>
    /// Nobody signs and no signature is checked: any account can be spoken for. Fees are taken all the same.
    /// </summary>
    public bool Unlocked { get; init; }

    /// <summary>How many transactions a <see cref="TransactionPool"/> holds.</summary>
    public int PoolCapacity { get; init; } = 50_000;

    /// <summary>
    /// Executions carry the tree of their calls and what they changed in storage; that doubles their time.
    /// </summary>
    public bool Trace { get; init; }

    /// <summary>Hear every instruction of every transaction and rehearsal.</summary>
    public IReadOnlyList<IExecutionListener> Listeners { get; init; } = [];

    /// <summary>What a test invocation may use up [1e-8 GAS].</summary>
    public long RehearsalLimitDatoshi { get; init; } = 10_000_00000000;

    /// <summary>Starts from Neo's main net settings, with this chain's magic, block time and committee.</summary>
    internal ProtocolSettings ToSettings(IEnumerable<KeyPair> committee) => ProtocolSettings.Default with
    {
        Network = Network,
        MillisecondsPerBlock = BlockTimeMs,
        StandbyCommittee = [.. committee.Select(key => key.PublicKey)],
        ValidatorsCount = ValidatorsCount,
        MemoryPoolMaxTransactions = PoolCapacity,
        SeedList = [],
    };
}
