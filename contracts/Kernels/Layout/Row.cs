using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>A row that a cell reads: the leaf in which it lies, and where in it.</summary>
internal class Row
{
    /// <summary>An operand's number, or <see cref="Sheet.OwnOutput"/>.</summary>
    public BigInteger Operand;

    /// <summary>The leaf's index in its tree.</summary>
    public BigInteger Leaf;

    /// <summary>Leaves of that tree.</summary>
    public BigInteger Leaves;

    /// <summary>The step that states the row; 0 for operands.</summary>
    public BigInteger Step;

    /// <summary>The leaf's length [bytes].</summary>
    public BigInteger Length;

    /// <summary>Where in the leaf the row, or the wanted place of a long row, begins [bytes].</summary>
    public int Offset;

    /// <summary>A row of an operand that has so many rows of so many bytes.</summary>
    internal static Row OfOperand(BigInteger operand, BigInteger rows, BigInteger rowBytes, BigInteger row) => new()
    {
        Operand = operand,
        Leaf = Sheet.Leaf(rowBytes, row, 0),
        Leaves = Sheet.Leaves(rows, rowBytes),
        Step = 0,
        Length = Sheet.Length(rows, rowBytes, row, 0),
        Offset = Sheet.Offset(rowBytes, row, 0),
    };

    /// <summary>A row of an earlier step of the output, from a place in it on.</summary>
    /// <param name="step">The step's number and the first of its leaves.</param>
    /// <param name="leaves">Leaves of the whole output.</param>
    internal static Row OfStep(
        BigInteger[] step, BigInteger leaves, BigInteger rows, BigInteger rowBytes, BigInteger row, BigInteger place) =>
        new()
        {
            Operand = Sheet.OwnOutput,
            Leaf = step[1] + Sheet.Leaf(rowBytes, row, place),
            Leaves = leaves,
            Step = step[0],
            Length = Sheet.Length(rows, rowBytes, row, place),
            Offset = Sheet.Offset(rowBytes, row, place),
        };

    /// <summary>[operand, leafIndex, leafCount], or [-1, leafIndex, leafCount, step].</summary>
    internal static List<BigInteger[]> Reads(List<Row> rows)
    {
        List<BigInteger[]> reads = new();
        foreach (Row row in rows)
            reads.Add(row.Operand == Sheet.OwnOutput
                ? new BigInteger[] { row.Operand, row.Leaf, row.Leaves, row.Step }
                : new BigInteger[] { row.Operand, row.Leaf, row.Leaves });
        return reads;
    }

    /// <summary>Leaves that are not as many and as long as the rows' leaves must be are refused.</summary>
    internal static void Check(List<Row> rows, ByteString[] leaves, string malformedError)
    {
        ExecutionEngine.Assert(Items.AreByteStrings(leaves) && leaves.Length == rows.Count, malformedError);
        for (int i = 0; i < rows.Count; i++)
            ExecutionEngine.Assert(leaves[i].Length == rows[i].Length, malformedError);
    }
}
