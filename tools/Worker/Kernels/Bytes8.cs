using System.Numerics;

namespace StarMiner.Worker.Kernels;

/// <summary>Vectorised sums over bytes for the host executors. A product of two bytes fits 16 bits.</summary>
static class Bytes8
{
    /// <summary>Sum of unsigned times signed bytes.</summary>
    internal static int Dot(ReadOnlySpan<byte> unsigned, ReadOnlySpan<byte> signed)
    {
        var sums = Vector<int>.Zero;
        int at = 0;
        for (; at + Vector<byte>.Count <= unsigned.Length; at += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(unsigned[at..]), out var lowLeft, out var highLeft);
            Vector.Widen(Vector.AsVectorSByte(new Vector<byte>(signed[at..])), out var lowRight, out var highRight);
            Vector.Widen(Vector.AsVectorInt16(lowLeft) * lowRight, out var first, out var second);
            Vector.Widen(Vector.AsVectorInt16(highLeft) * highRight, out var third, out var fourth);
            sums += first + second + (third + fourth);
        }
        int sum = Vector.Sum(sums);
        for (; at < unsigned.Length; at++)
            sum += unsigned[at] * (sbyte)signed[at];
        return sum;
    }

    /// <summary>Sum of products of unsigned bytes.</summary>
    internal static int DotUnsigned(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var sums = Vector<uint>.Zero;
        int at = 0;
        for (; at + Vector<byte>.Count <= left.Length; at += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(left[at..]), out var lowLeft, out var highLeft);
            Vector.Widen(new Vector<byte>(right[at..]), out var lowRight, out var highRight);
            Vector.Widen(lowLeft * lowRight, out var first, out var second);
            Vector.Widen(highLeft * highRight, out var third, out var fourth);
            sums += first + second + (third + fourth);
        }
        int sum = (int)Vector.Sum(sums);
        for (; at < left.Length; at++)
            sum += left[at] * right[at];
        return sum;
    }

    /// <summary>Sum of squared differences of unsigned bytes.</summary>
    internal static int SquaredDistance(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var sums = Vector<int>.Zero;
        int at = 0;
        for (; at + Vector<byte>.Count <= left.Length; at += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(left[at..]), out var lowLeft, out var highLeft);
            Vector.Widen(new Vector<byte>(right[at..]), out var lowRight, out var highRight);
            Vector.Widen(Vector.AsVectorInt16(lowLeft - lowRight), out var first, out var second);
            Vector.Widen(Vector.AsVectorInt16(highLeft - highRight), out var third, out var fourth);
            sums += first * first + second * second + (third * third + fourth * fourth);
        }
        int sum = Vector.Sum(sums);
        for (; at < left.Length; at++)
            sum += (left[at] - right[at]) * (left[at] - right[at]);
        return sum;
    }

    /// <summary>Adds a multiple of each byte to the sum at its place.</summary>
    /// <param name="signed">Whether the bytes are.</param>
    internal static void AddScaled(Span<int> sums, ReadOnlySpan<byte> values, sbyte factor, bool signed)
    {
        int at = 0;
        for (; at + Vector<byte>.Count <= values.Length; at += Vector<byte>.Count)
        {
            var (low, high) = Widen(new Vector<byte>(values[at..]), signed);
            Vector.Widen(low * (short)factor, out var first, out var second);
            Vector.Widen(high * (short)factor, out var third, out var fourth);
            Add(sums[at..], first, second, third, fourth);
        }
        for (; at < values.Length; at++)
            sums[at] += factor * (signed ? (sbyte)values[at] : values[at]);
    }

    static (Vector<short> Low, Vector<short> High) Widen(Vector<byte> values, bool signed)
    {
        if (signed)
        {
            Vector.Widen(Vector.AsVectorSByte(values), out var low, out var high);
            return (low, high);
        }
        Vector.Widen(values, out var lowest, out var highest);
        return (Vector.AsVectorInt16(lowest), Vector.AsVectorInt16(highest));
    }

    static void Add(
        Span<int> sums, Vector<int> first, Vector<int> second, Vector<int> third, Vector<int> fourth)
    {
        int step = Vector<int>.Count;
        (new Vector<int>(sums) + first).CopyTo(sums);
        (new Vector<int>(sums[step..]) + second).CopyTo(sums[step..]);
        (new Vector<int>(sums[(2 * step)..]) + third).CopyTo(sums[(2 * step)..]);
        (new Vector<int>(sums[(3 * step)..]) + fourth).CopyTo(sums[(3 * step)..]);
    }
}
