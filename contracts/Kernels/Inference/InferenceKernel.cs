using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>Runs a quantised perceptron over samples: a step a layer, and the class in the end.</summary>
/// <remarks>
/// Storage-free; every method is safe. params = samples | inputs | layers | for each layer width | multiplier, u32.
/// Operands: 0 samples, then each layer's weights. A cell is a neuron's value for a sample.
/// </remarks>
[DisplayName("InferenceKernel")]
[ContractDescription("The law of StarMiner's quantised perceptron")]
[ContractVersion("0.1.0")]
public partial class InferenceKernel : SmartContract
{
    /// <summary>1 unit = 10^6 multiply-adds.</summary>
    private const int UnitMultiplyAdds = 1_000_000;

    /// <summary>[units, cells, operands]; units rounded up.</summary>
    [Safe]
    public static BigInteger[] Meter(ByteString @params)
    {
        CheckParams(@params);
        int count = Layers.Count(@params);
        BigInteger weights = 0;
        for (int layer = 1; layer <= count; layer++)
            weights += Layers.Width(@params, layer) * (Layers.Width(@params, layer - 1) + 1);
        return new BigInteger[]
        {
            Sheet.RoundUp(weights * Layers.Samples(@params), UnitMultiplyAdds), Layers.Cells(@params), 1 + count,
        };
    }

    [Safe]
    public static BigInteger OutputLeaves(ByteString @params)
    {
        CheckParams(@params);
        return Layers.FirstLeaf(@params, Layers.Count(@params) + 1);
    }

    [Safe]
    public static BigInteger InputLeaves(ByteString @params, BigInteger operand)
    {
        CheckParams(@params);
        ExecutionEngine.Assert(Items.IsIndex(operand, (BigInteger)Layers.Count(@params) + 1), NoSuchOperand);
        return OperandRow(@params, (int)operand, 0).Leaves;
    }

    /// <summary>[leafIndex, leafCount, step]: where the output states the cell.</summary>
    [Safe]
    public static BigInteger[] Writes(ByteString @params, BigInteger cell)
    {
        Neuron neuron = NeuronOf(@params, cell);
        Row row = StepRow(@params, neuron.Step, neuron.Sample);
        return new BigInteger[] { row.Leaf, row.Leaves, row.Step };
    }

    /// <summary>The sample's values of the layer before, and the neuron's weights; a class has only the former.</summary>
    [Safe]
    public static List<BigInteger[]> Reads(ByteString @params, BigInteger cell) =>
        Row.Reads(RowsOf(@params, NeuronOf(@params, cell)));

    /// <summary>The number that a leaf states; null for a leaf of another length.</summary>
    [Safe]
    public static object? Committed(ByteString @params, BigInteger cell, ByteString outputLeaf)
    {
        Neuron neuron = NeuronOf(@params, cell);
        Row row = StepRow(@params, neuron.Step, neuron.Sample);
        if (!Items.IsByteString(outputLeaf) || outputLeaf.Length != row.Length) return null;
        if (Layers.CellBytes(@params, neuron.Step) == 1)
            return (BigInteger)outputLeaf[row.Offset + (int)neuron.Column];
        return Bytes.ReadI32(outputLeaf, row.Offset + 4 * (int)neuron.Column);
    }

    /// <summary>The law: the lawful value of the cell, out of the leaves that reads names, in that order.</summary>
    [Safe]
    public static BigInteger Evaluate(ByteString @params, BigInteger cell, ByteString[] inputLeaves)
    {
        Neuron neuron = NeuronOf(@params, cell);
        List<Row> rows = RowsOf(@params, neuron);
        Row.Check(rows, inputLeaves, InputsMalformed);
        int layers = Layers.Count(@params);
        if (neuron.Step == layers)
            return InferenceCell.Class(inputLeaves[0], rows[0].Offset, (int)Layers.Width(@params, layers));
        int layer = neuron.Step + 1;
        int sum = InferenceCell.Sum(
            inputLeaves[1], rows[1].Offset, inputLeaves[0], rows[0].Offset, (int)Layers.Width(@params, layer - 1));
        return layer == layers ? sum : InferenceCell.Activation(sum, (int)Layers.Multiplier(@params, layer));
    }

    private static List<Row> RowsOf(ByteString @params, Neuron neuron)
    {
        List<Row> rows = new();
        rows.Add(neuron.Step == 0
            ? OperandRow(@params, 0, neuron.Sample)
            : StepRow(@params, neuron.Step - 1, neuron.Sample));
        if (neuron.Step < Layers.Count(@params))
            rows.Add(OperandRow(@params, neuron.Step + 1, neuron.Column));
        return rows;
    }

    private static Row StepRow(ByteString @params, int step, BigInteger sample) => Row.OfStep(
        new BigInteger[] { step, Layers.FirstLeaf(@params, step) },
        Layers.FirstLeaf(@params, Layers.Count(@params) + 1), Layers.Samples(@params), Layers.RowBytes(@params, step),
        sample, 0);

    private static Row OperandRow(ByteString @params, int operand, BigInteger row) => operand == 0
        ? Row.OfOperand(0, Layers.Samples(@params), Layers.Width(@params, 0), row)
        : Row.OfOperand(operand, Layers.Width(@params, operand), Layers.Width(@params, operand - 1) + 1, row);

    private static void CheckParams(ByteString @params) =>
        ExecutionEngine.Assert(Items.IsByteString(@params) && Layers.IsValid(@params), InvalidParams);

    private static Neuron NeuronOf(ByteString @params, BigInteger cell)
    {
        CheckParams(@params);
        ExecutionEngine.Assert(Items.IsIndex(cell, Layers.Cells(@params)), NoSuchCell);
        BigInteger samples = Layers.Samples(@params);
        int step = 0;
        while (cell >= samples * Layers.RowCells(@params, step))
        {
            cell -= samples * Layers.RowCells(@params, step);
            step++;
        }
        BigInteger rowCells = Layers.RowCells(@params, step);
        return new() { Step = step, Sample = cell / rowCells, Column = cell % rowCells };
    }

    /// <summary>What a cell is.</summary>
    private class Neuron
    {
        public int Step;
        public BigInteger Sample;
        public BigInteger Column;
    }
}
