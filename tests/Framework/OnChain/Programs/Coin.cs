using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Tests.OnChain.Programs;

/// <summary>The smallest token: everything but its name comes from Nep17Token.</summary>
public class Coin : Nep17Token
{
    public override string Symbol { [Safe] get => "COIN"; }

    public override byte Decimals { [Safe] get => 8; }

    public static void _deploy(object data, bool update)
    {
        if (update) return;
        Mint((UInt160)data, 100_00000000);
    }

    public static void Destroy(UInt160 from, BigInteger amount)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(from), "Coin/no-witness");
        Burn(from, amount);
    }
}
