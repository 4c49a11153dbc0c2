using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.ContractFixtures;

/// <summary>In the seat of the ReputationOracle: everyone has the score that a test wants.</summary>
[DisplayName("FixedScore")]
public class FixedScore : SmartContract
{
    private static readonly byte[] ScoreKey = new byte[] { 1 };

    public static void Set(BigInteger score) => Storage.Put(Storage.CurrentContext, ScoreKey, score);

    [Safe]
    public static BigInteger ScoreOf(UInt160 provider, BigInteger task) =>
        (BigInteger)Storage.Get(Storage.CurrentContext, ScoreKey)!;

    public static BigInteger RecordSettled(UInt160 provider, BigInteger task, UInt160 client, BigInteger burned) =>
        ScoreOf(provider, task);

    public static void RecordLate(UInt160 provider, BigInteger task) => Set(ScoreOf(provider, task) / 2);

    public static void RecordFault(UInt160 provider, BigInteger task) => Set(0);
}
