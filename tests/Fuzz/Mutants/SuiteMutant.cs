namespace StarMiner.Simulator.Fuzz.Tests.Mutants;

/// <summary>A mistake put into one of the suite's own contracts: one text of its sources replaced.</summary>
/// <param name="IsQuick">Found within a moment: tried in every run of the tests.</param>
public sealed record SuiteMutant(string Contract, string Name, string Was, string Is, bool IsQuick = false)
{
    const string Witness = "        if (!Runtime.CheckWitness(from)) return false;\n";
    const string HolderSigns = "        ExecutionEngine.Assert(Runtime.CheckWitness(holder), NoWitness);\n";
    const string WrappedMoves = "            PutBalance(from, left);\n            PutBalance(to, GetBalance(to) + amount);\n";

    public static readonly IReadOnlyList<SuiteMutant> All =
    [
        new("AgpuToken", "AGPU moves without witness", Witness, ""),
        new("AgpuToken", "burned AGPU is not counted", "        PutCounters(GetCounters() - Counters.Of(amount, 0, 0, 0));\n        OnTransfer(from, null, amount);", "        OnTransfer(from, null, amount);"),
        new("WrappedAgpu", "wAGPU moves without witness", Witness, ""),
        new("WrappedAgpu", "anybody unwraps", HolderSigns, "", IsQuick: true),
        new("WrappedAgpu", "unwrapped stays in the supply", "PutSupply(GetSupply() - amount)", "PutSupply(GetSupply())", IsQuick: true),
        new("WrappedAgpu", "any token wraps", "Assert(Runtime.CallingScriptHash == GetAgpu(), ForeignToken)", "Assert(true, ForeignToken)"),
        new("WrappedAgpu", "one wAGPU too many is unwrapped", "Assert(left >= 0, BalanceTooLow)", "Assert(left >= -1, BalanceTooLow)"),
        new("WrappedAgpu", "a move to oneself makes wAGPU", WrappedMoves, "            BigInteger had = GetBalance(to);\n            PutBalance(from, left);\n            PutBalance(to, had + amount);\n"),
        new("Exchange", "shares move without witness", Witness, ""),
        new("Exchange", "the burn fee is kept nowhere", "PutPool(reserveAgpu + kept, Pool.BurnFees(pool) + burnFee,", "PutPool(reserveAgpu + kept, Pool.BurnFees(pool),", IsQuick: true),
        new("Exchange", "credit is paid and kept", "        PutCredit(isAgpu, account, 0);\n", ""),
        new("StakingVaults", "what has left can leave again", "        PutLeaving(place, 0);\n", ""),
        new("StakingVaults", "more unbonds than is free", "Assert(Stake.Free(stake) >= amount, StakeTooLow);\n        ByteString charter", "Assert(true, StakeTooLow);\n        ByteString charter"),
        new("StakingVaults", "anybody unbonds for another", "        ExecutionEngine.Assert(Runtime.CheckWitness(provider), NoWitness);\n        BigInteger readyMs", "        BigInteger readyMs"),
    ];
}
