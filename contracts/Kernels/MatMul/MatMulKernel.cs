using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>
/// Matrix product of bytes, unsigned or signed, into wrapping int32: C[i,j] = sum over k of A[i,k] * B[j,k];
/// cell = part * M * N + i * N + j.
/// </summary>
/// <remarks>Storage-free; every method is safe. params = M u32 | N u32 | K u32, and u8 signs where one is signed.</remarks>
[DisplayName("MatMulKernel")]
[ContractDescription("The law of StarMiner's matrix product of uint8 or int8 into int32")]
[ContractVersion("0.1.0")]
public partial class MatMulKernel : SmartContract
{
    private const int OperandA = 0;
    private const int Operands = 2;

    /// <summary>1 unit = 10^6 multiply-adds.</summary>
    private const int UnitMultiplyAdds = 1_000_000;

    /// <summary>[units, cells, operands]; units rounded up.</summary>
    [Safe]
    public static BigInteger[] Meter(ByteString @params)
    {
        CheckParams(@params);
        BigInteger k = Shape.K(@params);
        BigInteger cells = Shape.PartCells(@params);
        BigInteger units = Sheet.RoundUp(cells * k, UnitMultiplyAdds);
        BigInteger allCells = cells * Shape.Parts(k);
        return new BigInteger[] { units, allCells, Operands };
    }

    [Safe]
    public static BigInteger OutputLeaves(ByteString @params)
    {
        CheckParams(@params);
        return Shape.PartLeaves(@params) * Shape.Parts(Shape.K(@params));
    }

    [Safe]
    public static BigInteger InputLeaves(ByteString @params, BigInteger operand)
    {
        CheckParams(@params);
        ExecutionEngine.Assert(Items.IsIndex(operand, Operands), NoSuchOperand);
        return Sheet.Leaves(Rows(@params, operand), Shape.K(@params));
    }

    /// <summary>[leafIndex, leafCount, step]: where the output states the cell.</summary>
    [Safe]
    public static BigInteger[] Writes(ByteString @params, BigInteger cell)
    {
        CheckCell(@params, cell);
        BigInteger cells = Shape.PartCells(@params);
        BigInteger part = cell / cells;
        BigInteger partLeaves = Shape.PartLeaves(@params);
        BigInteger leaf = part * partLeaves + Sheet.Leaf(Shape.CellBytes, cell % cells, 0);
        BigInteger leaves = partLeaves * Shape.Parts(Shape.K(@params));
        return new BigInteger[] { leaf, leaves, part };
    }

    /// <summary>
    /// [operand, leafIndex, leafCount] of each leaf that the cell needs: the part's terms of row i of A, then of row j
    /// of B, then [-1, leafIndex, leafCount, step] for the sum that the part goes on from.
    /// </summary>
    [Safe]
    public static List<BigInteger[]> Reads(ByteString @params, BigInteger cell)
    {
        CheckCell(@params, cell);
        BigInteger cells = Shape.PartCells(@params);
        BigInteger n = Shape.N(@params);
        BigInteger part = cell / cells;
        List<BigInteger[]> reads = new();
        AddTerms(reads, @params, OperandA, cell % cells / n, part);
        AddTerms(reads, @params, OperandA + 1, cell % n, part);
        if (part > 0)
        {
            BigInteger[] sum = Writes(@params, cell - cells);
            reads.Add(new BigInteger[] { Sheet.OwnOutput, sum[0], sum[1], sum[2] });
        }
        return reads;
    }

    /// <summary>The int32 that an output leaf states for the cell; null for a leaf of another length.</summary>
    [Safe]
    public static object? Committed(ByteString @params, BigInteger cell, ByteString outputLeaf)
    {
        CheckCell(@params, cell);
        if (!IsOutputLeaf(@params, cell, outputLeaf)) return null;
        return Stated(@params, cell, outputLeaf);
    }

    /// <summary>The law: the lawful value of the cell, out of the leaves that reads names, in that order.</summary>
    [Safe]
    public static BigInteger Evaluate(ByteString @params, BigInteger cell, ByteString[] inputLeaves)
    {
        CheckCell(@params, cell);
        ExecutionEngine.Assert(Items.AreByteStrings(inputLeaves), InputsMalformed);
        BigInteger cells = Shape.PartCells(@params);
        BigInteger n = Shape.N(@params);
        BigInteger k = Shape.K(@params);
        BigInteger part = cell / cells;
        if (k <= Sheet.LeafBytes)
            return DotOfPackedRows(@params, cell / n, cell % n, (int)k, inputLeaves);
        int length = (int)Shape.Length(k, part);
        if (part == 0)
            return DotOfSplitRows(@params, 0, length, inputLeaves, extraLeaves: 0);
        ExecutionEngine.Assert(inputLeaves.Length > 0, InputsMalformed);
        ByteString previous = inputLeaves[inputLeaves.Length - 1];
        ExecutionEngine.Assert(IsOutputLeaf(@params, cell - cells, previous), InputsMalformed);
        int before = (int)Stated(@params, cell - cells, previous);
        return DotOfSplitRows(@params, before, length, inputLeaves, extraLeaves: 1);
    }

    private static bool IsOutputLeaf(ByteString @params, BigInteger cell, ByteString leaf)
    {
        BigInteger cells = Shape.PartCells(@params);
        return Items.IsByteString(leaf) && leaf.Length == Sheet.Length(cells, Shape.CellBytes, cell % cells, 0);
    }

    private static BigInteger Stated(ByteString @params, BigInteger cell, ByteString leaf) =>
        Bytes.ReadI32(leaf, Sheet.Offset(Shape.CellBytes, cell % Shape.PartCells(@params), 0));

    /// <summary>A leaf holds whole rows: both operands are one leaf, in which the row starts somewhere.</summary>
    private static int DotOfPackedRows(
        ByteString @params, BigInteger i, BigInteger j, int k, ByteString[] leaves)
    {
        ExecutionEngine.Assert(leaves.Length == Operands, InputsMalformed);
        ByteString a = leaves[0];
        ByteString b = leaves[1];
        ExecutionEngine.Assert(
            a.Length == Sheet.Length(Shape.M(@params), k, i, 0) && b.Length == Sheet.Length(Shape.N(@params), k, j, 0),
            InputsMalformed);
        return Dot(@params, 0, a, Sheet.Offset(k, i, 0), b, Sheet.Offset(k, j, 0), k);
    }

    /// <summary>A row is cut into several leaves: the sum goes on from leaf to leaf.</summary>
    private static int DotOfSplitRows(
        ByteString @params, int sum, int terms, ByteString[] leaves, int extraLeaves)
    {
        int chunks = (terms + Sheet.LeafBytes - 1) / Sheet.LeafBytes;
        ExecutionEngine.Assert(leaves.Length == Operands * chunks + extraLeaves, InputsMalformed);
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            int rest = terms - chunk * Sheet.LeafBytes;
            int length = rest < Sheet.LeafBytes ? rest : Sheet.LeafBytes;
            ByteString a = leaves[chunk];
            ByteString b = leaves[chunks + chunk];
            ExecutionEngine.Assert(a.Length == length && b.Length == length, InputsMalformed);
            sum = Dot(@params, sum, a, 0, b, 0, length);
        }
        return sum;
    }

    private static int Dot(
        ByteString @params, int sum, ByteString a, int aStart, ByteString b, int bStart, int length)
    {
        int signs = Shape.Signs(@params);
        if (signs == 0) return MatMulCell.Dot(sum, a, aStart, b, bStart, length);
        int aSign = Shape.SignOf(signs, Shape.SignedA);
        int bSign = Shape.SignOf(signs, Shape.SignedB);
        return MatMulCell.DotSigned(sum, a, aStart, aSign, b, bStart, bSign, length);
    }

    /// <summary>A part's terms of one row: one leaf of whole rows, or the leaves of that part of the row.</summary>
    private static void AddTerms(
        List<BigInteger[]> reads, ByteString @params, BigInteger operand, BigInteger row, BigInteger part)
    {
        BigInteger k = Shape.K(@params);
        BigInteger leaves = Sheet.Leaves(Rows(@params, operand), k);
        BigInteger start = Shape.Start(part);
        BigInteger end = start + Shape.Length(k, part);
        for (BigInteger place = start; place < end; place += Sheet.LeafBytes)
        {
            BigInteger leaf = Sheet.Leaf(k, row, place);
            reads.Add(new BigInteger[] { operand, leaf, leaves });
        }
    }

    private static BigInteger Rows(ByteString @params, BigInteger operand) =>
        operand == OperandA ? Shape.M(@params) : Shape.N(@params);

    private static void CheckParams(ByteString @params)
    {
        ExecutionEngine.Assert(Items.IsByteString(@params), InvalidParams);
        ExecutionEngine.Assert(@params.Length == Shape.ParamsBytes || HasSigns(@params), InvalidParams);
        ExecutionEngine.Assert(
            IsDimension(Shape.M(@params)) && IsDimension(Shape.N(@params)) && IsDimension(Shape.K(@params)),
            InvalidParams);
    }

    private static bool HasSigns(ByteString @params)
    {
        if (@params.Length != Shape.ParamsBytes + 1) return false;
        int signs = Shape.Signs(@params);
        return signs > 0 && signs <= Shape.SignedA + Shape.SignedB;
    }

    private static bool IsDimension(BigInteger value) => value > 0 && value <= Shape.MaxDimension;

    private static void CheckCell(ByteString @params, BigInteger cell)
    {
        CheckParams(@params);
        BigInteger cells = Shape.PartCells(@params) * Shape.Parts(Shape.K(@params));
        ExecutionEngine.Assert(Items.IsIndex(cell, cells), NoSuchCell);
    }
}
