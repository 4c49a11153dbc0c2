using System.Numerics;
using Neo;
using Neo.IO;
using StarMiner.Contracts.Tests.Exchange;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>Thousands of others with the contracts beside the market, by their READMEs' layouts. Books stay whole.</summary>
public static class CrowdEverywhere
{
    /// <summary>Providers with scores and clients, bonded oracles, and who has earned rewards in this epoch.</summary>
    public static void JoinRewards(RewardChain c, int count)
    {
        UInt160 client = c.Suite.Client.ScriptHash;
        BigInteger now = c.Chain.TimeMs, epoch = new(Crowd.Value(c.Suite, c.Rewards, [0x02]));
        BigInteger number = epoch & uint.MaxValue, one = (number << 64) + (BigInteger.One << 96);
        List<(byte[], byte[])> scores = [], rewards = [];
        foreach (byte[] other in Crowd.Accounts(count))
        {
            byte[] subject = [RewardChain.Task, .. other];
            scores.Add(([0x10, .. subject], Crowd.Bytes(3_000_000_000 + (now << 40) + (now << 88))));
            scores.Add(([0x11, .. subject, .. client.ToArray()], Crowd.Bytes(RewardChain.Agpu + (now << 64))));
            scores.Add(([0x20, .. other], Crowd.Bytes(1)));
            rewards.Add(([0x20, .. other], Crowd.Bytes(number << 64)));
            rewards.Add(([0x21, .. other], Crowd.Bytes(one)));
            rewards.Add(([0x22, .. other], Crowd.Bytes(one)));
        }
        foreach (byte pool in new byte[] { 0x11, 0x12 })
        {
            byte[] key = [pool, .. Crowd.Bytes(number)];
            var before = new BigInteger(Crowd.Value(c.Suite, c.Rewards, key));
            rewards.Add((key, Crowd.Bytes(before + ((BigInteger)count << 64))));
        }
        rewards.Add(([0x02], Crowd.Bytes(epoch + ((BigInteger)count << 80))));
        Crowd.Put(c.Chain, c.Reputation, scores);
        Crowd.Put(c.Chain, c.Rewards, rewards);
        Crowd.Mint(c.Suite, c.Reputation, count);
    }

    /// <summary>Holders of shares and of credits in both tokens, a unit each.</summary>
    public static void JoinPair(ExchangeChain c, int count)
    {
        byte[] one = Crowd.Bytes(1);
        List<(byte[], byte[])> entries = [([0x00], Crowd.Bytes(c.Read(c.Pair, "totalSupply") + count))];
        foreach (byte[] other in Crowd.Accounts(count))
            foreach (byte prefix in new byte[] { 0x01, 0x10, 0x11 }) entries.Add(([prefix, .. other], one));
        Crowd.Put(c.Chain, c.Pair, entries);
        Crowd.Mint(c.Suite, c.Pair, count);
        byte[] holder = [0x01, .. c.Pair.ToArray()];
        Crowd.Put(c.Chain, c.Stable,
        [
            ([0x00], Crowd.Bytes(c.Read(c.Stable, "totalSupply") + count)),
            (holder, Crowd.Bytes(new BigInteger(Crowd.Value(c.Suite, c.Stable, holder)) + count)),
        ]);
    }

    /// <summary>Who has sealed a finding of the job, open demands for its nodes, and proofs whose rewards wait.</summary>
    public static void JoinDisputes(SuiteChain suite, BigInteger jobId, int count)
    {
        byte[] job = BitConverter.GetBytes((ulong)jobId), one = BitConverter.GetBytes(1L);
        List<(byte[], byte[])> entries = [];
        int number = 0;
        foreach (byte[] other in Crowd.Accounts(count))
        {
            entries.Add(([0x10, .. job, .. other], [.. new byte[4], .. new byte[32]]));
            byte[] node = [.. job, .. BitConverter.GetBytes(100_000L + number), 0];
            entries.Add(([0x20, .. node], [.. one, .. BitConverter.GetBytes(9), .. other]));
            entries.Add(([0x11, .. Crowd.Bytes(100_000 + number)], [1]));
            entries.Add(([0x12, .. Crowd.Bytes(100_000 + number)], [.. one, .. new byte[16], .. other]));
            number++;
        }
        Crowd.Put(suite.Chain, suite.Referee, entries);
        Crowd.Mint(suite, suite.Referee, 2 * count);
    }
}
