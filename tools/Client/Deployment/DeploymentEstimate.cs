using System.Numerics;
using Neo;
using Neo.SmartContract.Native;

namespace StarMiner.Client;

/// <summary>A step that is still to be done and about what it will cost, both fees together [1e-8 GAS].</summary>
public sealed record StepEstimate(DeploymentStep Step, bool IsDone, long FeeDatoshi);

/// <summary>
/// What a deployment will cost, by closed form and slightly too much: before a contract exists no node can rehearse the
/// calls that lead to it.
/// </summary>
public sealed record DeploymentEstimate(UInt160 Deployer, IReadOnlyList<StepEstimate> Steps, BigInteger BalanceDatoshi)
{
    // Beside the storage of NEF and manifest: the call, _deploy's own writes and the sender's margin. Measured on the
    // private net: under 0.12 GAS for any contract of the suite.
    const long DeployOverheadDatoshi = 0_20000000;

    // What the Council's _deploy writes: the charter of about 660 B at 0.001 GAS a byte, and making it.
    const long CharterDatoshi = 0_90000000;

    // A binding is about 60 B of new storage at 0.001 GAS a byte, the charter again at a quarter of that, and the call.
    const long DirectoryCallDatoshi = 0_30000000;

    // The charter into each of the eight contracts that keep a copy.
    const long SyncDatoshi = 8 * 0_70000000L;

    // Two records of members, 16 accounts of 20 B each at most, and one flag.
    const long FoundingDatoshi = 0_80000000;

    // Verification of one signature, and the transaction's other bytes.
    const long NetworkOverheadDatoshi = 0_02000000;

    public long TotalDatoshi => Steps.Where(s => !s.IsDone).Sum(s => s.FeeDatoshi);

    public bool IsEnough => BalanceDatoshi >= TotalDatoshi;

    public static async Task<DeploymentEstimate> OfAsync(
        IChainClient chain, SuitePlan plan, CancellationToken cancel = default)
    {
        var minimumFee = await ReadAsync(NativeContract.ContractManagement, "getMinimumDeploymentFee");
        var storagePrice = await ReadAsync(NativeContract.Policy, "getStoragePrice");
        var feePerByte = await ReadAsync(NativeContract.Policy, "getFeePerByte");
        var steps = new List<StepEstimate>();
        foreach (var step in plan.Contracts)
        {
            var size = step.Artifact.SizeBytes;
            var systemFee = Math.Max(minimumFee, storagePrice * size) + DeployOverheadDatoshi;
            if (step == plan.Contracts[0]) systemFee += CharterDatoshi;
            var networkFee = feePerByte * size + NetworkOverheadDatoshi;
            var isDone = (await step.MissingAsync(chain, cancel)).Count == 0;
            steps.Add(new StepEstimate(step, isDone, systemFee + networkFee));
        }
        var wiring = steps[0].IsDone ? await plan.Wiring.MissingAsync(chain, cancel) : plan.Wiring.AllCalls;
        steps.Add(new StepEstimate(
            plan.Wiring, wiring.Count == 0,
            wiring.Count * DirectoryCallDatoshi + SyncDatoshi + NetworkOverheadDatoshi));
        var isFounded = steps[0].IsDone && (await plan.Founding.MissingAsync(chain, cancel)).Count == 0;
        steps.Add(new StepEstimate(plan.Founding, isFounded, FoundingDatoshi + NetworkOverheadDatoshi));
        var balance = await chain.ReadAsync(
            new ContractCall(NativeContract.GAS.Hash, "balanceOf", plan.Deployer), cancel);
        return new DeploymentEstimate(plan.Deployer, steps, balance.Value.AsInteger());

        async Task<long> ReadAsync(NativeContract contract, string method) =>
            (await chain.ReadAsync(new ContractCall(contract.Hash, method), cancel)).Value.AsInt64();
    }
}
