using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using Neo.IO;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.ReputationOracle;

/// <summary>A provider that works and five bonded oracles, and a round about it step by step.</summary>
public sealed class OracleFlow
{
    public OracleFlow(RewardChain chain)
    {
        Chain = chain;
        chain.Settle(Provider, chain.Suite.Client, 10 * RewardChain.Agpu);
        foreach (Actor oracle in chain.Oracles) chain.Bond(oracle, chain.OracleBond);
    }

    public RewardChain Chain { get; }
    public Actor Provider => Chain.Suite.Provider;

    public static byte[] SaltOf(Actor oracle) => SHA256.HashData(oracle.ScriptHash.ToArray());

    /// <summary>The seal of contracts/ReputationOracle/README.md, written down a second time.</summary>
    public byte[] SealOf(Actor oracle, int quality)
    {
        byte[] value = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(value, (ushort)quality);
        byte[] subject = [RewardChain.Task, .. Provider.ScriptHash.ToArray()];
        return SHA256.HashData([.. value, .. SaltOf(oracle), .. oracle.ScriptHash.ToArray(), .. subject]);
    }

    public TransactionReceipt Seal(Actor oracle, int quality) => Chain.Invoke(
        oracle, Chain.Reputation, "seal",
        oracle.ScriptHash, Provider.ScriptHash, RewardChain.Task, SealOf(oracle, quality));

    public object?[] Opening(Actor oracle, int quality) =>
        [oracle.ScriptHash, Provider.ScriptHash, RewardChain.Task, quality, SaltOf(oracle)];

    public void Reveal(Actor oracle, int quality) =>
        Chain.Invoke(oracle, Chain.Reputation, "reveal", Opening(oracle, quality));

    public void EndSealing() => Chain.PassTime(RewardChain.DayMs / 2);

    public void EndRevealing() => Chain.PassTime(RewardChain.DayMs / 2);

    public TransactionReceipt Close() => Chain.Invoke(
        Chain.Suite.Stranger, Chain.Reputation, "closeRound", Provider.ScriptHash, RewardChain.Task);

    /// <summary>A whole round, in which the first oracles report these.</summary>
    public TransactionReceipt Vote(params int[] qualities)
    {
        for (int i = 0; i < qualities.Length; i++) Seal(Chain.Oracles[i], qualities[i]);
        EndSealing();
        for (int i = 0; i < qualities.Length; i++) Reveal(Chain.Oracles[i], qualities[i]);
        EndRevealing();
        return Close();
    }

    public (BigInteger Free, BigInteger Locked) BondOf(Actor oracle)
    {
        BigInteger[] bond = Chain.ReadList(Chain.Reputation, "bondOf", oracle.ScriptHash);
        return (bond[0], bond[1]);
    }
}
