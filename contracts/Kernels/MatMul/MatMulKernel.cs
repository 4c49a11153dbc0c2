using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>
/// Matrix product of bytes into wrapping int32: C[i,j] = sum over k of A[i,k] * B[j,k]; cell = i * N + j.
/// </summary>
/// <remarks>Storage-free; every method is safe. params = M u32 | N u32 | K u32.</remarks>
[DisplayName("MatMulKernel")]
[ContractDescription("The law of StarMiner's uint8 x uint8 -> int32 matrix product")]
[ContractVersion("0.1.0")]
public partial class MatMulKernel : SmartContract
{
    private const int OperandA = 0;
    private const int Operands = 2;

    /// <summary>1 unit = 10^6 multiply-adds.</summary>
    private const int UnitMultiplyAdds = 1_000_000;

    /// <summary>
    /// Longest rows whose opening (8 input leaves, 1 output leaf, their paths) surely fits a script of 65,535 B.
    /// </summary>
    private const int MaxMeteredK = 16_384;

    /// <summary>[units, cells, operands]; units rounded up.</summary>
    [Safe]
    public static BigInteger[] Meter(ByteString @params)
    {
        CheckParams(@params);
        BigInteger k = Shape.K(@params);
        ExecutionEngine.Assert(k <= MaxMeteredK, OpeningTooLarge);
        BigInteger cells = Shape.Cells(@params);
        BigInteger units = (cells * k + UnitMultiplyAdds - 1) / UnitMultiplyAdds;
        return new BigInteger[] { units, cells, Operands };
    }

    [Safe]
    public static BigInteger OutputLeaves(ByteString @params)
    {
        CheckParams(@params);
        return Shape.OutputLeaves(@params);
    }

    [Safe]
    public static BigInteger InputLeaves(ByteString @params, BigInteger operand)
    {
        CheckParams(@params);
        ExecutionEngine.Assert(operand >= 0 && operand < Operands, NoSuchOperand);
        return Shape.InputLeaves(Rows(@params, operand), Shape.K(@params));
    }

    /// <summary>[leafIndex, leafCount, step]: where the output states the cell.</summary>
    [Safe]
    public static BigInteger[] Writes(ByteString @params, BigInteger cell)
    {
        CheckCell(@params, cell);
        return new BigInteger[] { cell / Shape.CellsPerLeaf, Shape.OutputLeaves(@params), 0 };
    }

    /// <summary>
    /// [operand, leafIndex, leafCount] of each input leaf that the cell needs: row i of A, then row j of B.
    /// </summary>
    [Safe]
    public static List<BigInteger[]> Reads(ByteString @params, BigInteger cell)
    {
        CheckCell(@params, cell);
        BigInteger n = Shape.N(@params);
        List<BigInteger[]> reads = new();
        AddRow(reads, @params, OperandA, cell / n);
        AddRow(reads, @params, OperandA + 1, cell % n);
        return reads;
    }

    /// <summary>The int32 that an output leaf states for the cell; null for a leaf of another length.</summary>
    [Safe]
    public static object? Committed(ByteString @params, BigInteger cell, ByteString outputLeaf)
    {
        CheckCell(@params, cell);
        BigInteger first = cell - cell % Shape.CellsPerLeaf;
        BigInteger cellsInLeaf = BigInteger.Min(Shape.CellsPerLeaf, Shape.Cells(@params) - first);
        if (outputLeaf.Length != Shape.CellBytes * cellsInLeaf) return null;
        return Bytes.ReadI32(outputLeaf, Shape.CellBytes * (int)(cell - first));
    }

    /// <summary>The law: the lawful value of the cell, out of the leaves that reads names, in that order.</summary>
    [Safe]
    public static BigInteger Evaluate(ByteString @params, BigInteger cell, ByteString[] inputLeaves)
    {
        CheckCell(@params, cell);
        BigInteger n = Shape.N(@params);
        int k = (int)Shape.K(@params);
        return k <= Shape.LeafBytes
            ? DotOfPackedRows(@params, cell / n, cell % n, k, inputLeaves)
            : DotOfSplitRows(k, inputLeaves);
    }

    /// <summary>A leaf holds whole rows: both operands are one leaf, in which the row starts somewhere.</summary>
    private static int DotOfPackedRows(
        ByteString @params, BigInteger i, BigInteger j, int k, ByteString[] leaves)
    {
        ExecutionEngine.Assert(leaves.Length == Operands, InputsMalformed);
        BigInteger rowsPerLeaf = Shape.LeafBytes / k;
        ByteString a = leaves[0];
        ByteString b = leaves[1];
        CheckPackedLeaf(a, Shape.M(@params), i, rowsPerLeaf, k);
        CheckPackedLeaf(b, Shape.N(@params), j, rowsPerLeaf, k);
        return MatMulCell.Dot(0, a, (int)(i % rowsPerLeaf) * k, b, (int)(j % rowsPerLeaf) * k, k);
    }

    /// <summary>A row is cut into several leaves: the sum goes on from leaf to leaf.</summary>
    private static int DotOfSplitRows(int k, ByteString[] leaves)
    {
        int chunks = (k + Shape.LeafBytes - 1) / Shape.LeafBytes;
        ExecutionEngine.Assert(leaves.Length == Operands * chunks, InputsMalformed);
        int sum = 0;
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            int rest = k - chunk * Shape.LeafBytes;
            int length = rest < Shape.LeafBytes ? rest : Shape.LeafBytes;
            ByteString a = leaves[chunk];
            ByteString b = leaves[chunks + chunk];
            ExecutionEngine.Assert(a.Length == length && b.Length == length, InputsMalformed);
            sum = MatMulCell.Dot(sum, a, 0, b, 0, length);
        }
        return sum;
    }

    private static void CheckPackedLeaf(ByteString leaf, BigInteger rows, BigInteger row, BigInteger rowsPerLeaf, int k)
    {
        BigInteger firstRow = row - row % rowsPerLeaf;
        BigInteger rowsInLeaf = BigInteger.Min(rowsPerLeaf, rows - firstRow);
        ExecutionEngine.Assert(leaf.Length == rowsInLeaf * k, InputsMalformed);
    }

    private static void AddRow(List<BigInteger[]> reads, ByteString @params, BigInteger operand, BigInteger row)
    {
        BigInteger k = Shape.K(@params);
        BigInteger leaves = Shape.InputLeaves(Rows(@params, operand), k);
        if (k <= Shape.LeafBytes)
        {
            reads.Add(new BigInteger[] { operand, row / (Shape.LeafBytes / k), leaves });
            return;
        }
        BigInteger chunks = Shape.ChunksPerRow(k);
        for (BigInteger chunk = 0; chunk < chunks; chunk++)
            reads.Add(new BigInteger[] { operand, row * chunks + chunk, leaves });
    }

    private static BigInteger Rows(ByteString @params, BigInteger operand) =>
        operand == OperandA ? Shape.M(@params) : Shape.N(@params);

    private static void CheckParams(ByteString @params)
    {
        ExecutionEngine.Assert(Items.IsByteString(@params) && @params.Length == Shape.ParamsBytes, InvalidParams);
        ExecutionEngine.Assert(
            IsDimension(Shape.M(@params)) && IsDimension(Shape.N(@params)) && IsDimension(Shape.K(@params)),
            InvalidParams);
    }

    private static bool IsDimension(BigInteger value) => value > 0 && value <= Shape.MaxDimension;

    private static void CheckCell(ByteString @params, BigInteger cell)
    {
        CheckParams(@params);
        ExecutionEngine.Assert(cell >= 0 && cell < Shape.Cells(@params), NoSuchCell);
    }
}
