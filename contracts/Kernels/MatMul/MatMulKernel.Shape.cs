using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>
/// How matrices lie in leaves. Leaves hold whole rows while a row fits one, and parts of one row beyond that.
/// </summary>
internal static class Shape
{
    internal const int LeafBytes = 4_096;
    internal const int CellBytes = 4;
    internal const int CellsPerLeaf = LeafBytes / CellBytes;
    internal const int ParamsBytes = 12;
    internal const int MaxDimension = 65_536;

    internal static BigInteger M(ByteString @params) => Bytes.ReadU32(@params, 0);
    internal static BigInteger N(ByteString @params) => Bytes.ReadU32(@params, 4);
    internal static BigInteger K(ByteString @params) => Bytes.ReadU32(@params, 8);

    internal static BigInteger Cells(ByteString @params) => M(@params) * N(@params);

    internal static BigInteger OutputLeaves(ByteString @params) => RoundUp(Cells(@params), CellsPerLeaf);

    internal static BigInteger InputLeaves(BigInteger rows, BigInteger k) =>
        k <= LeafBytes ? RoundUp(rows, LeafBytes / k) : rows * ChunksPerRow(k);

    internal static BigInteger ChunksPerRow(BigInteger k) => RoundUp(k, LeafBytes);

    private static BigInteger RoundUp(BigInteger amount, BigInteger size) => (amount + size - 1) / size;
}
