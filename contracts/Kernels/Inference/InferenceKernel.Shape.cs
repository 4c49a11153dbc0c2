using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>
/// The sizes of an inference job, as its params state them. The output has a step for every layer, a row a sample:
/// bytes, and int32 sums for the last layer; then one more step, a byte a sample, for the class.
/// </summary>
internal static class Layers
{
    private const int HeaderBytes = 12;
    private const int LayerBytes = 8;
    private const int MaxLayers = 8;
    private const int MaxSamples = 1_048_576;
    private const int MaxMultiplier = 1_048_576;

    /// <summary>A class is a byte, and the sums that it is chosen by are one leaf.</summary>
    private const int MaxClasses = 256;

    /// <summary>Inputs and their bias make a row of one leaf.</summary>
    private const int MaxWidth = Sheet.LeafBytes - 1;

    internal static BigInteger Samples(ByteString @params) => Bytes.ReadU32(@params, 0);

    internal static int Count(ByteString @params) => (int)Bytes.ReadU32(@params, 8);

    /// <summary>Neurons of a layer, from 1; the inputs are layer 0.</summary>
    internal static BigInteger Width(ByteString @params, int layer) =>
        Bytes.ReadU32(@params, layer == 0 ? 4 : HeaderBytes + LayerBytes * (layer - 1));

    internal static BigInteger Multiplier(ByteString @params, int layer) =>
        Bytes.ReadU32(@params, HeaderBytes + LayerBytes * (layer - 1) + 4);

    internal static bool IsValid(ByteString @params)
    {
        if (@params.Length < HeaderBytes + LayerBytes || @params.Length > HeaderBytes + LayerBytes * MaxLayers)
            return false;
        BigInteger count = Bytes.ReadU32(@params, 8);
        if (@params.Length != HeaderBytes + LayerBytes * count) return false;
        if (!IsWithin(Samples(@params), MaxSamples) || !IsWithin(Width(@params, 0), MaxWidth)) return false;
        for (int layer = 1; layer <= count; layer++)
            if (!IsWithin(Width(@params, layer), layer == count ? MaxClasses : MaxWidth)
                || !IsWithin(Multiplier(@params, layer), MaxMultiplier))
                return false;
        return true;
    }

    /// <summary>Cells of a sample in a step: a layer's neurons, or the class.</summary>
    internal static BigInteger RowCells(ByteString @params, int step) =>
        step == Count(@params) ? 1 : Width(@params, step + 1);

    internal static int CellBytes(ByteString @params, int step) => step == Count(@params) - 1 ? 4 : 1;

    internal static BigInteger RowBytes(ByteString @params, int step) =>
        RowCells(@params, step) * CellBytes(@params, step);

    /// <summary>Cells of all steps.</summary>
    internal static BigInteger Cells(ByteString @params)
    {
        BigInteger rowCells = 0;
        for (int step = 0; step <= Count(@params); step++) rowCells += RowCells(@params, step);
        return rowCells * Samples(@params);
    }

    /// <summary>Leaves of the steps before one.</summary>
    internal static BigInteger FirstLeaf(ByteString @params, int step)
    {
        BigInteger leaves = 0;
        for (int before = 0; before < step; before++)
            leaves += Sheet.Leaves(Samples(@params), RowBytes(@params, before));
        return leaves;
    }

    private static bool IsWithin(BigInteger value, BigInteger most) => value >= 1 && value <= most;
}
