using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Compiler.Tests.Analysis.Programs;

[Warns("NEOC6005", nameof(Sum), nameof(Search))]
public static class EndlessWalks
{
    public static BigInteger Sum()
    {
        BigInteger sum = 0;
        var entries = (Iterator<ByteString>)Storage.Find(Storage.CurrentContext, "a", FindOptions.ValuesOnly);
        foreach (ByteString entry in entries)
            sum += entry.Length;
        return sum;
    }

    /// <summary>It may stop early, but nothing says that it does.</summary>
    public static bool Search(ByteString wanted)
    {
        Iterator entries = Storage.Find(Storage.CurrentContext, "a", FindOptions.ValuesOnly);
        while (entries.Next())
            if ((ByteString)entries.Value == wanted)
                return true;
        return false;
    }
}

public static class BoundedWalks
{
    public static int FirstEight()
    {
        int count = 0;
        Iterator entries = Storage.Find(Storage.CurrentContext, "a", FindOptions.ValuesOnly);
        while (count < 8 && entries.Next())
            count++;
        return count;
    }

    public static BigInteger WhileGasLasts()
    {
        BigInteger sum = 0;
        Iterator entries = Storage.Find(Storage.CurrentContext, "a", FindOptions.ValuesOnly);
        while (Runtime.GasLeft > 1_0000000 && entries.Next())
            sum += ((ByteString)entries.Value).Length;
        return sum;
    }

    /// <summary>One step is no loop.</summary>
    public static object? Head()
    {
        Iterator entries = Storage.Find(Storage.CurrentContext, "a", FindOptions.ValuesOnly);
        return entries.Next() ? entries.Value : null;
    }
}
