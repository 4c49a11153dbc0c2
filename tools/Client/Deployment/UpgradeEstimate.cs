using System.Numerics;
using Neo;
using Neo.SmartContract.Native;

namespace StarMiner.Client;

/// <summary>About what an upgrade still costs, both fees together [1e-8 GAS], slightly too much.</summary>
/// <param name="ScheduleDatoshi">0 where that is done.</param>
public sealed record UpgradeEstimate(
    Members Stewards, BigInteger TimelockMs, long ScheduleDatoshi, long ExecuteDatoshi, BigInteger BalanceDatoshi)
{
    // Beside the bytes: the calls, the Council's bookkeeping, the sender's margin.
    const long OverheadDatoshi = 0_30000000;

    public long TotalDatoshi => ScheduleDatoshi + ExecuteDatoshi;

    public bool IsEnough => BalanceDatoshi >= TotalDatoshi;

    public static async Task<UpgradeEstimate> OfAsync(
        ContractUpgrade upgrade, UpgradeState state, UInt160 payer, CancellationToken cancel = default)
    {
        var chain = upgrade.Chain;
        var stewards = await upgrade.Council.StewardsAsync(cancel);
        long schedule = 0;
        if (state.Stage is UpgradeStage.NotScheduled or UpgradeStage.Forgotten)
        {
            UInt160[] signers = [.. stewards.Accounts.Take(stewards.Threshold)];
            schedule = (await chain.DraftAsync(upgrade.ScheduleScript(state.Stage), signers, 1, cancel)).FeeDatoshi;
        }
        // Neo asks for the storage of all bytes again; execution cannot be rehearsed before it is ready.
        long storage = await PolicyAsync("getStoragePrice"), perByte = await PolicyAsync("getFeePerByte");
        long execute = (storage + perByte) * upgrade.Artifact.SizeBytes + OverheadDatoshi;
        var timelock = await upgrade.Council.ParameterAsync("TimelockMs", cancel);
        var balance = await chain.ReadAsync(new ContractCall(NativeContract.GAS.Hash, "balanceOf", payer), cancel);
        return new UpgradeEstimate(stewards, timelock.Value, schedule, execute, balance.Value.AsInteger());

        async Task<long> PolicyAsync(string method) =>
            (await chain.ReadAsync(new ContractCall(NativeContract.Policy.Hash, method), cancel)).Value.AsInt64();
    }
}
