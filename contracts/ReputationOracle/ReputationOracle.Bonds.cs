using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>The oracles' bonds: in by transfer with data, out by pull.</summary>
public partial class ReputationOracle
{
    /// <summary>data = ["bond"]: adds to the free bond of the sender.</summary>
    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        // INVARIANT: only AGPU counts. The caller is the token, not whoever says that it paid.
        UInt160 token = Charter.Address(GetCharter(), Seat.AgpuToken);
        ExecutionEngine.Assert(Runtime.CallingScriptHash == token, ForeignToken);
        ExecutionEngine.Assert(from.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
        ExecutionEngine.Assert(Items.IsArray(data), UnknownPayment);
        object[] order = (object[])data;
        ExecutionEngine.Assert(order.Length == 1 && (string)order[0] == "bond", UnknownPayment);
        BigInteger bonds = GetBonds(from);
        PutBonds(from, OracleBonds.Free(bonds) + amount, OracleBonds.Locked(bonds));
        OnBondDeposited(from, amount);
    }

    /// <summary>Pays out free bond. What open rounds have locked stays until somebody closes them.</summary>
    public static void WithdrawBond(UInt160 oracle, BigInteger amount)
    {
        ExecutionEngine.Assert(oracle.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
        BigInteger bonds = GetBonds(oracle);
        BigInteger left = OracleBonds.Free(bonds) - amount;
        ExecutionEngine.Assert(left >= 0, BondTooLow);
        ExecutionEngine.Assert(Runtime.CheckWitness(oracle), NoWitness);
        PutBonds(oracle, left, OracleBonds.Locked(bonds));
        OnBondWithdrawn(oracle, amount);
        UInt160 token = Charter.Address(GetCharter(), Seat.AgpuToken);
        // The last act: whoever calls back finds a finished state.
        ExecutionEngine.Assert((bool)Contract.Call(
            token, "transfer", CallFlags.All, Runtime.ExecutingScriptHash, oracle, amount, null));
    }

    /// <summary>[free, locked]</summary>
    [Safe]
    public static BigInteger[] BondOf(UInt160 oracle)
    {
        ExecutionEngine.Assert(oracle.IsValid, InvalidAccount);
        BigInteger bonds = GetBonds(oracle);
        return new BigInteger[] { OracleBonds.Free(bonds), OracleBonds.Locked(bonds) };
    }
}
