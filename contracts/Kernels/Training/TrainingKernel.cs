using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>Trains a perceptron with one hidden layer: a round is one batch, five steps of the output.</summary>
/// <remarks>
/// Storage-free; every method is safe. params = inputs | hidden | outputs | batch | batches | rounds | firstStep, u32.
/// Operands: 0 samples by rows, 1 samples and labels by columns, 2 and 3 the weights to begin with. A cell is a byte.
/// </remarks>
[DisplayName("TrainingKernel")]
[ContractDescription("The law of StarMiner's integer gradient descent")]
[ContractVersion("0.1.0")]
public partial class TrainingKernel : SmartContract
{
    private const int Samples = 0;
    private const int Columns = 1;
    private const int FirstHiddenWeights = 2;
    private const int FirstOutputWeights = 3;
    private const int Operands = 4;

    /// <summary>1 unit = 10^6 multiply-adds.</summary>
    private const int UnitMultiplyAdds = 1_000_000;

    /// <summary>[units, cells, operands]; units rounded up.</summary>
    [Safe]
    public static BigInteger[] Meter(ByteString @params)
    {
        Net net = Checked(@params);
        return new BigInteger[]
        {
            Sheet.RoundUp(Net.MultiplyAdds(net), UnitMultiplyAdds), net.Rounds * Part.RoundCells(net), Operands,
        };
    }

    [Safe]
    public static BigInteger OutputLeaves(ByteString @params)
    {
        Net net = Checked(@params);
        return net.Rounds * Part.FirstLeaf(net, Part.Count);
    }

    [Safe]
    public static BigInteger InputLeaves(ByteString @params, BigInteger operand)
    {
        Net net = Checked(@params);
        ExecutionEngine.Assert(Items.IsIndex(operand, Operands), NoSuchOperand);
        return OperandRow(net, (int)operand, 0).Leaves;
    }

    /// <summary>[leafIndex, leafCount, step]: where the output states the cell.</summary>
    [Safe]
    public static BigInteger[] Writes(ByteString @params, BigInteger cell)
    {
        Net net = Checked(@params);
        Place place = PlaceOf(net, cell);
        Row row = StepRow(net, place.Round, place.Part, place.Row);
        return new BigInteger[] { row.Leaf, row.Leaves, row.Step };
    }

    [Safe]
    public static List<BigInteger[]> Reads(ByteString @params, BigInteger cell)
    {
        Net net = Checked(@params);
        return Row.Reads(RowsOf(net, PlaceOf(net, cell)));
    }

    /// <summary>The byte that a leaf states, signed but for activations; null for a leaf of another length.</summary>
    [Safe]
    public static object? Committed(ByteString @params, BigInteger cell, ByteString outputLeaf)
    {
        Net net = Checked(@params);
        Place place = PlaceOf(net, cell);
        Row row = StepRow(net, place.Round, place.Part, place.Row);
        if (!Items.IsByteString(outputLeaf) || outputLeaf.Length != row.Length) return null;
        BigInteger stated = outputLeaf[row.Offset + (int)place.Column];
        return place.Part == Part.Activations || stated < 128 ? stated : stated - 256;
    }

    /// <summary>The law: the lawful value of the cell, out of the leaves that reads names, in that order.</summary>
    [Safe]
    public static BigInteger Evaluate(ByteString @params, BigInteger cell, ByteString[] inputLeaves)
    {
        Net net = Checked(@params);
        Place place = PlaceOf(net, cell);
        List<Row> rows = RowsOf(net, place);
        Row.Check(rows, inputLeaves, InputsMalformed);
        return place.Part switch
        {
            Part.Activations => TrainingCell.Activation(
                inputLeaves[1], rows[1].Offset, inputLeaves[0], rows[0].Offset, (int)net.Inputs),
            Part.OutputDeltas => OutputDelta(net, place, rows, inputLeaves),
            Part.HiddenDeltas => TrainingCell.HiddenDelta(
                TrainingCell.CarriedBack(
                    inputLeaves[0], (int)place.Column, (int)net.Batch, inputLeaves[1], (int)place.Row,
                    (int)net.Hidden + 1, (int)net.Outputs),
                inputLeaves[2][rows[2].Offset + (int)place.Column]),
            _ => Weight(net, place, rows, inputLeaves),
        };
    }

    private static int OutputDelta(Net net, Place place, List<Row> rows, ByteString[] leaves)
    {
        ByteString weights = leaves[1];
        int weight = rows[1].Offset;
        int sum = TrainingCell.BiasSum(weights[weight + (int)net.Hidden]);
        for (int i = 2; i < leaves.Length; i++)
        {
            int count = (int)(rows[i].Length / net.Batch);
            sum = TrainingCell.Score(sum, weights, weight, leaves[i], (int)place.Column, (int)net.Batch, count);
            weight += count;
        }
        bool isLabel = leaves[0][rows[0].Offset + (int)place.Column] == place.Row;
        return TrainingCell.OutputDelta(sum, isLabel ? 127 : 0);
    }

    /// <summary>Of either layer. A bias has no input row to read.</summary>
    private static int Weight(Net net, Place place, List<Row> rows, ByteString[] leaves)
    {
        int last = rows.Count - 1;
        int weight = TrainingCell.Signed(leaves[last][rows[last].Offset + (int)place.Column]);
        int gradient = last == 2
            ? TrainingCell.Gradient(leaves[0], rows[0].Offset, leaves[1], rows[1].Offset, (int)net.Batch)
            : TrainingCell.BiasGradient(leaves[0], rows[0].Offset, (int)net.Batch);
        int step = (int)(net.FirstStep + place.Round);
        if (place.Part == Part.HiddenWeights)
            return TrainingCell.HiddenWeight(
                weight, gradient, step, (int)(place.Row * (net.Inputs + 1) + place.Column));
        return TrainingCell.OutputWeight(
            weight, gradient, step, (int)(net.Hidden * (net.Inputs + 1) + place.Row * (net.Hidden + 1) + place.Column));
    }

    /// <summary>What a cell depends on.</summary>
    private static List<Row> RowsOf(Net net, Place place)
    {
        List<Row> rows = new();
        BigInteger batch = (net.FirstStep + place.Round) % net.Batches;
        BigInteger firstColumn = batch * (net.Inputs + 1);
        switch (place.Part)
        {
            case Part.Activations:
                rows.Add(OperandRow(net, Samples, batch * net.Batch + place.Column));
                rows.Add(WeightRow(net, place.Round, Part.HiddenWeights, place.Row));
                break;
            case Part.OutputDeltas:
                rows.Add(OperandRow(net, Columns, firstColumn + net.Inputs));
                rows.Add(WeightRow(net, place.Round, Part.OutputWeights, place.Row));
                BigInteger rowsPerLeaf = Sheet.LeafBytes / net.Batch;
                for (BigInteger row = 0; row < net.Hidden; row += rowsPerLeaf)
                    rows.Add(StepRow(net, place.Round, Part.Activations, row));
                break;
            case Part.HiddenDeltas:
                rows.Add(StepRow(net, place.Round, Part.OutputDeltas, 0));
                rows.Add(WeightRow(net, place.Round, Part.OutputWeights, 0));
                rows.Add(StepRow(net, place.Round, Part.Activations, place.Row));
                break;
            case Part.OutputWeights:
                rows.Add(StepRow(net, place.Round, Part.OutputDeltas, place.Row));
                if (place.Column < net.Hidden)
                    rows.Add(StepRow(net, place.Round, Part.Activations, place.Column));
                rows.Add(WeightRow(net, place.Round, Part.OutputWeights, place.Row));
                break;
            default:
                rows.Add(StepRow(net, place.Round, Part.HiddenDeltas, place.Row));
                if (place.Column < net.Inputs)
                    rows.Add(OperandRow(net, Columns, firstColumn + place.Column));
                rows.Add(WeightRow(net, place.Round, Part.HiddenWeights, place.Row));
                break;
        }
        return rows;
    }

    /// <summary>Weights as a round finds them: the client's at first, then what the round before left.</summary>
    private static Row WeightRow(Net net, BigInteger round, int part, BigInteger row)
    {
        if (round > 0) return StepRow(net, round - 1, part, row);
        return OperandRow(net, part == Part.HiddenWeights ? FirstHiddenWeights : FirstOutputWeights, row);
    }

    private static Row StepRow(Net net, BigInteger round, int part, BigInteger row)
    {
        BigInteger roundLeaves = Part.FirstLeaf(net, Part.Count);
        BigInteger[] step = new[] { round * Part.Count + part, round * roundLeaves + Part.FirstLeaf(net, part) };
        return Row.OfStep(
            step, net.Rounds * roundLeaves, Part.Rows(net, part), Part.RowBytes(net, part), row, 0);
    }

    private static Row OperandRow(Net net, int operand, BigInteger row) => operand switch
    {
        Samples => Row.OfOperand(Samples, net.Batches * net.Batch, net.Inputs, row),
        Columns => Row.OfOperand(Columns, net.Batches * (net.Inputs + 1), net.Batch, row),
        FirstHiddenWeights => Row.OfOperand(FirstHiddenWeights, net.Hidden, net.Inputs + 1, row),
        _ => Row.OfOperand(FirstOutputWeights, net.Outputs, net.Hidden + 1, row),
    };

    private static Net Checked(ByteString @params)
    {
        ExecutionEngine.Assert(Items.IsByteString(@params) && @params.Length == Net.ParamsBytes, InvalidParams);
        Net net = Net.Of(@params);
        ExecutionEngine.Assert(Net.IsValid(net), InvalidParams);
        return net;
    }

    private static Place PlaceOf(Net net, BigInteger cell)
    {
        ExecutionEngine.Assert(Items.IsIndex(cell, net.Rounds * Part.RoundCells(net)), NoSuchCell);
        return Place.Of(net, cell);
    }
}
