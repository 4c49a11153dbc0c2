using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Compiler.Tests.Analysis.Programs;

[Warns("NEOC6003", nameof(Native), nameof(ByCall), nameof(ByHelper))]
public static class CarelessPayer
{
    public static void Native(UInt160 from, UInt160 to)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(from), "CarelessPayer/witness");
        GAS.Transfer(from, to, 1);
    }

    public static void ByCall(UInt160 token, UInt160 from, UInt160 to)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(from), "CarelessPayer/witness");
        _ = (bool)Contract.Call(token, "transfer", CallFlags.All, from, to, 1, null);
    }

    public static void ByHelper(UInt160 from, UInt160 to)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(from), "CarelessPayer/witness");
        Pay(from, to, 7);
    }

    static bool Pay(UInt160 from, UInt160 to, BigInteger amount) => GAS.Transfer(from, to, amount);
}

public static class CarefulPayer
{
    public static bool HandsOn(UInt160 from, UInt160 to)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(from), "CarefulPayer/witness");
        return GAS.Transfer(from, to, 1);
    }

    public static void Asserts(UInt160 from, UInt160 to)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(from), "CarefulPayer/witness");
        ExecutionEngine.Assert(GAS.Transfer(from, to, 1), "CarefulPayer/transfer");
    }

    /// <summary>Nothing to look at: `ping` is no transfer.</summary>
    public static void Pings(UInt160 other)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(other), "CarefulPayer/witness");
        Contract.Call(other, "ping", CallFlags.All);
    }
}
