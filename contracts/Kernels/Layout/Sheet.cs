using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Kernels;

/// <summary>
/// Equal rows of bytes in leaves: a leaf holds whole rows while one fits, else every row is cut into leaves of its own.
/// Every operand, and every step of an output, lies like that.
/// </summary>
internal static class Sheet
{
    internal const int LeafBytes = 4_096;

    /// <summary>In place of an operand: a read of the job's own committed output.</summary>
    internal const int OwnOutput = -1;

    internal static BigInteger Leaves(BigInteger rows, BigInteger rowBytes) =>
        rowBytes <= LeafBytes ? RoundUp(rows, LeafBytes / rowBytes) : rows * RoundUp(rowBytes, LeafBytes);

    /// <summary>The leaf that holds a byte of a row.</summary>
    internal static BigInteger Leaf(BigInteger rowBytes, BigInteger row, BigInteger place) =>
        rowBytes <= LeafBytes
            ? row / (LeafBytes / rowBytes)
            : row * RoundUp(rowBytes, LeafBytes) + place / LeafBytes;

    /// <summary>Where in its leaf a byte of a row lies.</summary>
    internal static int Offset(BigInteger rowBytes, BigInteger row, BigInteger place) =>
        rowBytes <= LeafBytes
            ? (int)(row % (LeafBytes / rowBytes) * rowBytes + place)
            : (int)(place % LeafBytes);

    /// <summary>Bytes of the leaf that holds a byte of a row.</summary>
    internal static BigInteger Length(BigInteger rows, BigInteger rowBytes, BigInteger row, BigInteger place)
    {
        if (rowBytes > LeafBytes)
            return BigInteger.Min(LeafBytes, rowBytes - place + place % LeafBytes);
        BigInteger rowsPerLeaf = LeafBytes / rowBytes;
        return BigInteger.Min(rowsPerLeaf, rows - row + row % rowsPerLeaf) * rowBytes;
    }

    internal static BigInteger RoundUp(BigInteger amount, BigInteger size) => (amount + size - 1) / size;
}
