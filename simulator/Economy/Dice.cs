using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StarMiner.Simulator.Economies;

/// <summary>
/// The choices of one agent: a sequence that follows from the seed and the agent's name, so that what one agent asks
/// for never moves another's luck. SplitMix64; no function of the platform's mathematics library is used.
/// </summary>
public sealed class Dice
{
    const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>Above it a Poisson number is drawn as a normal one.</summary>
    const double LargeMean = 24;

    ulong _state;

    public Dice(long seed, string purpose)
    {
        byte[] text = Encoding.UTF8.GetBytes(purpose);
        byte[] input = new byte[sizeof(long) + text.Length];
        BinaryPrimitives.WriteInt64LittleEndian(input, seed);
        text.CopyTo(input, sizeof(long));
        _state = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(input));
    }

    public ulong NextUInt64()
    {
        ulong z = _state += Step;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to, but not, 1.</summary>
    public double Fraction() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public double Between(double least, double most) => least + Fraction() * (most - least);

    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>0 .. count - 1.</summary>
    public int Below(int count) => (int)(Fraction() * count);

    /// <summary>Near enough to a standard normal number: the sum of twelve uniform ones, less six.</summary>
    public double Normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++) sum += Fraction();
        return sum;
    }

    /// <summary>Median 1; sigma 0.5 puts two thirds between 0.6 and 1.65.</summary>
    public double LogNormal(double sigma) => StableMath.Exp(sigma * Normal());

    public int Poisson(double mean)
    {
        if (mean <= 0) return 0;
        if (mean > LargeMean) return Math.Max(0, (int)(mean + Math.Sqrt(mean) * Normal() + 0.5));
        double limit = StableMath.Exp(-mean);
        int count = 0;
        for (double product = Fraction(); product > limit; product *= Fraction()) count++;
        return count;
    }

    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) bytes[i] = (byte)NextUInt64();
        return bytes;
    }

    public void Shuffle<T>(T[] items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
