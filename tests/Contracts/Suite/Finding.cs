using System.Numerics;
using System.Security.Cryptography;
using Neo.IO;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>A challenger's sealed finding, written down a second time for the tests.</summary>
public sealed record Finding(SuiteChain Suite, BigInteger JobId, int Cell, Actor Challenger, byte SaltByte = 7)
{
    /// <summary>The Council's SealBlocks.</summary>
    public const uint WaitBlocks = 10;

    public byte[] Salt => [.. Enumerable.Repeat(SaltByte, 32)];

    public byte[] Seal => SHA256.HashData([
        .. BitConverter.GetBytes((ulong)JobId), .. BitConverter.GetBytes((ulong)Cell),
        .. Challenger.ScriptHash.ToArray(), .. Salt]);

    public Finding Put()
    {
        Suite.Invoke(Challenger, Suite.Referee, "sealFinding", JobId, Challenger.ScriptHash, Seal);
        return this;
    }

    public TransactionReceipt Reveal() =>
        Suite.Invoke(Suite.Stranger, Suite.Referee, "revealFinding", JobId, Challenger.ScriptHash, Salt);

    public TransactionReceipt Collect() =>
        Suite.Invoke(Suite.Stranger, Suite.Referee, "payReward", JobId, Challenger.ScriptHash);
}
