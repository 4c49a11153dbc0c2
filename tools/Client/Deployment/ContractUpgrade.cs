using System.Security.Cryptography;
using Neo;

namespace StarMiner.Client;

/// <summary>How far an upgrade is, as the chain says.</summary>
public enum UpgradeStage
{
    /// <summary>Nobody has scheduled these bytes.</summary>
    NotScheduled,

    /// <summary>Scheduled, and nobody wanted them for so long that the Council does not take them any more.</summary>
    Forgotten,

    /// <summary>Scheduled, and the timelock runs.</summary>
    Waiting,

    /// <summary>Anybody may execute it.</summary>
    Ready,

    /// <summary>The contract is these bytes.</summary>
    Done,
}

/// <param name="ReadyMs">
/// From when on it may be executed [ms since the Unix epoch]; 0 where it is not scheduled.
/// </param>
/// <param name="Difference">What the chain holds instead of the new bytes; null where it is these.</param>
public sealed record UpgradeState(UpgradeStage Stage, ulong ReadyMs, string? Difference);

/// <summary>
/// New code and manifest for one contract of the suite, through the Council's timelock: the stewards schedule the hash
/// of both, and when it has waited long enough anybody has the Council put them in place.
/// </summary>
public sealed class ContractUpgrade(RpcChainClient chain, UInt160 council, UInt160 contract, ContractArtifact artifact)
{
    /// <summary>The Council's own number: what is not executed for so long has to be scheduled again.</summary>
    const ulong GraceMs = 14UL * 24 * 3_600_000;

    public RpcChainClient Chain => chain;

    public UInt160 Contract => contract;

    public ContractArtifact Artifact => artifact;

    public CouncilClient Council { get; } = new(chain, council);

    /// <summary>What the stewards agree to: SHA256(SHA256(nef) | SHA256(manifest)).</summary>
    public byte[] Hash { get; } = SHA256.HashData(
        [.. SHA256.HashData(artifact.NefBytes), .. SHA256.HashData(artifact.ManifestBytes)]);

    object?[] Action => ["update", contract, Hash];

    /// <summary>Schedules it; where an older schedule was forgotten, takes that back first.</summary>
    public byte[] ScheduleScript(UpgradeStage stage)
    {
        var schedule = new ContractCall(council, "schedule", [Action]);
        return stage == UpgradeStage.Forgotten
            ? CallScript.Of(new ContractCall(council, "cancel", [Action]), schedule)
            : CallScript.Of(schedule);
    }

    public byte[] ExecuteScript => CallScript.Of(
        new ContractCall(council, "update", contract, artifact.NefBytes, artifact.ManifestBytes, null));

    /// <exception cref="ChainException">There is no such contract, or it can never take these bytes.</exception>
    public async Task<UpgradeState> StateAsync(CancellationToken cancel = default)
    {
        var state = await chain.GetContractStateAsync(contract, cancel)
            ?? throw new ChainException($"no contract is deployed at {contract} on {chain.Url}");
        string? difference = DeployedBytes.Difference(state, artifact);
        if (difference is null) return new UpgradeState(UpgradeStage.Done, 0, null);
        if (state.Manifest.Name != artifact.Manifest.Name)
            throw new ChainException(
                $"{contract} is {state.Manifest.Name}; an upgrade cannot rename it to {artifact.Manifest.Name}");
        if (contract != council && state.Manifest.Abi.GetMethod("update", 3) is null)
            throw new ChainException($"{state.Manifest.Name} has no update method: its code is for ever");
        ulong ready = (await chain.ReadAsync(new ContractCall(council, "readyAt", [Action]), cancel)).Value.AsUInt64();
        ulong now = await chain.GetTimeMsAsync(cancel);
        UpgradeStage stage = ready == 0 ? UpgradeStage.NotScheduled
            : now < ready ? UpgradeStage.Waiting
            : now > ready + GraceMs ? UpgradeStage.Forgotten
            : UpgradeStage.Ready;
        return new UpgradeState(stage, ready, difference);
    }
}
