using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>A training job's sizes, as its params state them.</summary>
internal class Net
{
    internal const int ParamsBytes = 28;

    /// <summary>Inputs and their bias, or activations and theirs, make rows of one leaf.</summary>
    private const int MaxInputs = Sheet.LeafBytes - 1;

    private const int MaxBatch = 256;
    private const int MaxBatches = 65_536;
    private const int MaxRounds = 65_536;
    private const int MaxOutputs = 255;

    /// <summary>A cell that reads all activations has an opening that fits one transaction.</summary>
    private const int MaxActivationLeaves = 5;

    public BigInteger Inputs, Hidden, Outputs, Batch, Batches, Rounds, FirstStep;

    internal static Net Of(ByteString @params) => new()
    {
        Inputs = Bytes.ReadU32(@params, 0),
        Hidden = Bytes.ReadU32(@params, 4),
        Outputs = Bytes.ReadU32(@params, 8),
        Batch = Bytes.ReadU32(@params, 12),
        Batches = Bytes.ReadU32(@params, 16),
        Rounds = Bytes.ReadU32(@params, 20),
        FirstStep = Bytes.ReadU32(@params, 24),
    };

    internal static bool IsValid(Net net) =>
        IsWithin(net.Inputs, MaxInputs) && IsWithin(net.Hidden, MaxInputs) && IsWithin(net.Outputs, MaxOutputs)
        && IsWithin(net.Batch, MaxBatch) && IsWithin(net.Batches, MaxBatches) && IsWithin(net.Rounds, MaxRounds)
        && net.FirstStep + net.Rounds <= int.MaxValue
        && Sheet.Leaves(net.Hidden, net.Batch) <= MaxActivationLeaves
        && net.Outputs * net.Batch <= Sheet.LeafBytes && net.Outputs * (net.Hidden + 1) <= Sheet.LeafBytes;

    /// <summary>Forward, back and update, of every round.</summary>
    internal static BigInteger MultiplyAdds(Net net)
    {
        BigInteger hiddenWeights = net.Hidden * (net.Inputs + 1);
        BigInteger outputWeights = net.Outputs * (net.Hidden + 1);
        return net.Rounds * net.Batch * (2 * hiddenWeights + 3 * outputWeights);
    }

    private static bool IsWithin(BigInteger value, BigInteger most) => value >= 1 && value <= most;
}

/// <summary>The five steps of a round, in order. Each is a matrix of bytes.</summary>
internal static class Part
{
    internal const int Activations = 0;     // [hidden][sample of the batch]
    internal const int OutputDeltas = 1;    // [output][sample]
    internal const int HiddenDeltas = 2;    // [hidden][sample]
    internal const int OutputWeights = 3;   // [output][hidden, bias]
    internal const int HiddenWeights = 4;   // [hidden][input, bias]
    internal const int Count = 5;

    internal static BigInteger Rows(Net net, int part) =>
        part == OutputDeltas || part == OutputWeights ? net.Outputs : net.Hidden;

    internal static BigInteger RowBytes(Net net, int part) =>
        part == OutputWeights ? net.Hidden + 1 : part == HiddenWeights ? net.Inputs + 1 : net.Batch;

    internal static BigInteger Leaves(Net net, int part) => Sheet.Leaves(Rows(net, part), RowBytes(net, part));

    /// <summary>Leaves of the parts before one; of a whole round for <see cref="Count"/>.</summary>
    internal static BigInteger FirstLeaf(Net net, int part)
    {
        BigInteger leaves = 0;
        for (int before = 0; before < part; before++) leaves += Leaves(net, before);
        return leaves;
    }

    internal static BigInteger RoundCells(Net net)
    {
        BigInteger cells = 0;
        for (int part = 0; part < Count; part++) cells += Rows(net, part) * RowBytes(net, part);
        return cells;
    }
}

/// <summary>Which round, part, row and column a cell is.</summary>
internal class Place
{
    public BigInteger Round, Row, Column;
    public int Part;

    internal static Place Of(Net net, BigInteger cell)
    {
        BigInteger roundCells = Kernels.Part.RoundCells(net);
        BigInteger within = cell % roundCells;
        int part = 0;
        while (within >= Kernels.Part.Rows(net, part) * Kernels.Part.RowBytes(net, part))
        {
            within -= Kernels.Part.Rows(net, part) * Kernels.Part.RowBytes(net, part);
            part++;
        }
        BigInteger rowBytes = Kernels.Part.RowBytes(net, part);
        return new() { Round = cell / roundCells, Part = part, Row = within / rowBytes, Column = within % rowBytes };
    }
}
