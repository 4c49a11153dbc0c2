using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Compiler.Tests.Analysis.Programs;

[Warns("NEOC6001", nameof(SetOwner), nameof(OneWay), nameof(Deaf), nameof(Indirect), nameof(Replace), nameof(Payout))]
public static class Unguarded
{
    public static void SetOwner(UInt160 owner)
    {
        ExecutionEngine.Assert(owner.IsValid, "Unguarded/owner");
        Storage.Put(Storage.CurrentContext, "owner", owner);
    }

    /// <summary>The witness is asked for on one of two ways only.</summary>
    public static void OneWay(UInt160 owner, bool quick)
    {
        if (!quick)
            ExecutionEngine.Assert(Runtime.CheckWitness(owner), "Unguarded/witness");
        Storage.Put(Storage.CurrentContext, "owner", owner);
    }

    public static void Deaf(UInt160 owner)
    {
        Runtime.CheckWitness(owner);
        Storage.Put(Storage.CurrentContext, "owner", owner);
    }

    public static void Indirect(UInt160 owner) => Loops.Store(owner, 3);

    public static void Replace(ByteString nef, string manifest) => ContractManagement.Update(nef, manifest);

    public static void Payout(UInt160 to)
        => ExecutionEngine.Assert(GAS.Transfer(Runtime.ExecutingScriptHash, to, 1), "Unguarded/transfer");
}

static class Loops
{
    /// <summary>Too large to be copied into its caller.</summary>
    public static void Store(UInt160 owner, int times)
    {
        for (int i = 0; i < times; i++)
        {
            if (i % 2 == 0)
                Storage.Put(Storage.CurrentContext, "even", owner);
            else
                Storage.Put(Storage.CurrentContext, "odd", owner);
        }
    }
}

public static class Guarded
{
    public static void _deploy(object data, bool update) => Storage.Put(Storage.CurrentContext, "owner", (UInt160)data);

    public static void SetOwner(UInt160 owner)
    {
        if (!Runtime.CheckWitness(Owner()))
            throw new Exception("Guarded/witness");
        Storage.Put(Storage.CurrentContext, "owner", owner);
    }

    public static bool Move(UInt160 from, UInt160 to)
    {
        if (Runtime.CallingScriptHash != from && !Runtime.CheckWitness(from))
            return false;
        Loops.Store(to, 2);
        return true;
    }

    /// <summary>The guard is in a method of its own.</summary>
    public static void ByHelper(UInt160 owner)
    {
        OnlyOwner();
        Storage.Delete(Storage.CurrentContext, "owner");
    }

    /// <summary>Two of three: how many of them are asked is not known at compile time.</summary>
    public static void ByMajority(UInt160[] members)
    {
        ExecutionEngine.Assert(Witnesses(members) >= 2, "Guarded/majority");
        Storage.Delete(Storage.CurrentContext, "owner");
    }

    static int Witnesses(UInt160[] members)
    {
        int count = 0;
        foreach (UInt160 member in members)
            if (Runtime.CheckWitness(member))
                count++;
        return count;
    }

    public static BigInteger Count() => (BigInteger)Storage.Get(Storage.CurrentContext, "count")!;

    [Safe]
    public static UInt160 Owner() => (UInt160)Storage.Get(Storage.CurrentContext, "owner")!;

    [UnconditionalSuppressMessage("neoc", "NEOC6001:Unguarded", Justification = "anybody may count")]
    public static void Anybody() => Storage.Put(Storage.CurrentContext, "count", Count() + 1);

    static void OnlyOwner() => ExecutionEngine.Assert(Runtime.CheckWitness(Owner()), "Guarded/witness");
}
