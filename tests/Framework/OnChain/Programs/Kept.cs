using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;

namespace StarMiner.Tests.OnChain.Programs;

/// <summary>What a contract keeps between calls in [Stored] properties, and within one call in its own fields.</summary>
public class Kept : Neo.SmartContract.Framework.SmartContract
{
    public struct Pair
    {
        public int Low;
        public string Name;
    }

    readonly int[] table = [1, 2, 3];
    int inner = 4;
    int made;

    public Kept() => made++;

    public int Automatic { get; set; } = 7;

    [Stored]
    public static BigInteger Total { get; set; } = 100;

    [Stored(0x01)]
    public static bool Flag { get; set; }

    [Stored("who")]
    public static UInt160 Who { get; set; } = null!;

    [Stored]
    public Pair Both { get; set; }

    [Stored]
    public sbyte Small { get; set; }

    public static BigInteger Add(BigInteger amount) => Total += amount;

    public bool Toggle(UInt160 who)
    {
        Flag = !Flag;
        Who = who;
        Both = new Pair { Low = Both.Low + 1, Name = "b" };
        Small--;
        return Flag;
    }

    public string Shown() => $"{Total},{Flag},{Who is null},{Both.Low},{Both.Name},{Small}";

    public int Fields() => (inner += table[1]) * 100 + (made - 1) * 7 + Automatic++ + Automatic;

    public int Closure(int a)
    {
        Func<int> sum = () => inner + a + table.Length;
        return sum();
    }

    public int Iterated(int count)
    {
        int sum = 0;
        foreach (int item in Items(count))
            sum = sum * 10 + item;
        return sum;
    }

    IEnumerable<int> Items(int count)
    {
        for (int i = 0; i < count; i++)
            yield return i + inner;
    }
}
