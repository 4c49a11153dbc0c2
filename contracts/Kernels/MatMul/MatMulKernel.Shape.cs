using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>
/// How the job falls into parts. Rows so long that their opening would not fit a transaction are summed up in parts of
/// K, each a step of the output: the sum so far, which the next part goes on from.
/// </summary>
internal static class Shape
{
    internal const int CellBytes = 4;
    internal const int ParamsBytes = 12;

    /// <summary>In a thirteenth byte of the params, which is there only where something is signed.</summary>
    internal const int SignedA = 1, SignedB = 2;

    internal const int MaxDimension = 65_536;

    /// <summary>
    /// Longest rows in one part: 8 input leaves, 1 output leaf and their paths surely fit a script of 65,535 B.
    /// </summary>
    internal const int MaxWholeK = 16_384;

    /// <summary>Terms of a part of longer rows: 6 input and 2 output leaves with their paths fit.</summary>
    internal const int PartK = 12_288;

    internal static BigInteger M(ByteString @params) => Bytes.ReadU32(@params, 0);
    internal static BigInteger N(ByteString @params) => Bytes.ReadU32(@params, 4);
    internal static BigInteger K(ByteString @params) => Bytes.ReadU32(@params, 8);

    /// <summary>0, or which factors' bytes are signed.</summary>
    internal static int Signs(ByteString @params) => @params.Length == ParamsBytes ? 0 : @params[ParamsBytes];

    /// <summary>For the law: of this factor.</summary>
    internal static int SignOf(int signs, int factor) => (signs & factor) == 0 ? 0 : MatMulCell.Sign;

    /// <summary>Cells of the product, and of every sum on the way to it.</summary>
    internal static BigInteger PartCells(ByteString @params) => M(@params) * N(@params);

    internal static BigInteger Parts(BigInteger k) => k <= MaxWholeK ? 1 : Sheet.RoundUp(k, PartK);

    internal static BigInteger PartLeaves(ByteString @params) => Sheet.Leaves(PartCells(@params), CellBytes);

    /// <summary>First term of a part.</summary>
    internal static BigInteger Start(BigInteger part) => part * PartK;

    /// <summary>Terms of a part.</summary>
    internal static BigInteger Length(BigInteger k, BigInteger part) =>
        k <= MaxWholeK ? k : BigInteger.Min(PartK, k - Start(part));
}
