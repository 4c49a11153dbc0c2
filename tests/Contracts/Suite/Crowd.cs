using System.Numerics;
using Neo;
using Neo.IO;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>
/// Storage as thousands of others would have left it, written at once in the layout that a contract documents: what they
/// would have to send one by one takes minutes.
/// </summary>
public static class Crowd
{
    public static void Put(Chain chain, UInt160 contract, IEnumerable<(byte[] Key, byte[] Value)> entries)
    {
        byte[] prefix = BitConverter.GetBytes(chain.FindContract(contract)!.Id);
        ChainSnapshot now = chain.Snapshot();
        var editor = now.State.Edit();
        foreach (var (key, value) in entries) editor.Put([.. prefix, .. key], value);
        chain.Restore(now with { State = editor.Publish() });
    }

    /// <summary>
    /// So many others: open jobs without a fee behind every paid one, holders, stakers and creditors of a unit each. The
    /// books stay whole.
    /// </summary>
    public static void Join(SuiteChain suite, int count)
    {
        byte[] one = Bytes(1);
        byte[][] accounts = Accounts(count);
        Put(suite.Chain, suite.Token, accounts.Select(account => (account, one)));
        Put(suite.Chain, suite.Vaults, accounts.Select(account => ((byte[])[0x03, SuiteChain.Inference, .. account], one)));
        Put(suite.Chain, suite.Market, accounts.Select(account => ((byte[])[0x21, .. account], one)));
        Mint(suite, null, count);
        Mint(suite, suite.Vaults, count);
        Mint(suite, suite.Market, count);
        OpenJobs(suite, count);
    }

    /// <summary>Copies of job 1 that pay nothing, hence stand last.</summary>
    static void OpenJobs(SuiteChain suite, int count)
    {
        byte[] terms = Value(suite, suite.Market, [0x12, 1]), state = Value(suite, suite.Market, [0x13, 1]);
        terms.AsSpan(20, 16).Clear();
        BigInteger last = long.MaxValue + ((BigInteger)SuiteChain.Standard << 64) + ((BigInteger)SuiteChain.Inference << 72);
        BigInteger deadlineMs = new([.. state.AsSpan(2, 6), 0]);
        var entries = new List<(byte[], byte[])> { ([0x02], Bytes(count + 1)) };
        for (int id = 2; id <= count + 1; id++)
        {
            byte[] key = ((last << 40) + id).ToByteArray(isUnsigned: true);
            Array.Resize(ref key, 15);
            Array.Reverse(key);
            entries.Add(([0x12, .. Bytes(id)], terms));
            entries.Add(([0x13, .. Bytes(id)], state));
            entries.Add(([0x31, .. key], Bytes(id + (deadlineMs << 40))));
        }
        Put(suite.Chain, suite.Market, entries);
    }

    /// <summary>As if minted for public work; null: to balances that are there already.</summary>
    public static void Mint(SuiteChain suite, UInt160? to, BigInteger amount)
    {
        BigInteger counters = new BigInteger(Value(suite, suite.Token, [0x00])) + amount + (amount << 60);
        List<(byte[], byte[])> entries = [([0x00], Bytes(counters))];
        if (to is not null)
            entries.Add((to.ToArray(), Bytes(new BigInteger(Value(suite, suite.Token, to.ToArray())) + amount)));
        Put(suite.Chain, suite.Token, entries);
    }

    public static byte[] Value(SuiteChain suite, UInt160 contract, byte[] key) =>
        [.. Money.Storage(suite.Chain, contract).Where(e => e.Key.AsSpan().SequenceEqual(key)).SelectMany(e => e.Value)];

    public static byte[][] Accounts(int count) => [.. Enumerable.Range(1, count).Select(Account)];

    static byte[] Account(int number) => [.. BitConverter.GetBytes(number), .. new byte[15], 0xC0];

    /// <summary>As the VM makes storage bytes of an integer: none for 0.</summary>
    public static byte[] Bytes(BigInteger number) => number.IsZero ? [] : number.ToByteArray();
}
