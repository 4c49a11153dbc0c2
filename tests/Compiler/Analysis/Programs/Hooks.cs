using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Compiler.Tests.Analysis.Programs;

[Warns("NEOC6002", nameof(OnNEP17Payment), nameof(OnNEP11Payment))]
public static class CredulousTill
{
    /// <summary>The sender's witness says nothing about the token.</summary>
    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(from), "CredulousTill/witness");
        Storage.Put(Storage.CurrentContext, from, amount);
    }

    public static void OnNEP11Payment(UInt160 from, BigInteger amount, ByteString tokenId, object data)
        => Storage.Put(Storage.CurrentContext, tokenId, from);
}

public static class CarefulTill
{
    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GAS.Hash, "CarefulTill/token");
        Storage.Put(Storage.CurrentContext, from, amount);
    }

    /// <summary>Keeps nothing, so that it can be told anything.</summary>
    public static void OnNEP11Payment(UInt160 from, BigInteger amount, ByteString tokenId, object data)
        => ExecutionEngine.Assert(amount == 1, "CarefulTill/amount");
}
