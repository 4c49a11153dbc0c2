using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>The kernel of public work: a matrix product without operands, all of whose numbers follow from a seed.</summary>
/// <remarks>
/// Storage-free; every method is safe. params = the seed, 32 bytes: whoever publishes public work brings nothing else.
/// Cell = row * 256 + column, an int32.
/// </remarks>
[DisplayName("SeededProductKernel")]
[ContractDescription("The law of StarMiner's public work: a matrix product out of a seed")]
[ContractVersion("0.1.0")]
public partial class SeededProductKernel : SmartContract
{
    private const int Side = SeededProductCell.Side;
    private const int Cells = Side * Side;
    private const int CellBytes = 4;
    private const int CellsPerLeaf = 4_096 / CellBytes;
    private const int Leaves = Cells / CellsPerLeaf;

    /// <summary>1 unit = 10^6 multiply-adds, as of MatMul.</summary>
    private const int UnitWork = 1_000_000;
    private const int Units = (Cells * Side + UnitWork - 1) / UnitWork;

    /// <summary>[units, cells, operands]; units rounded up.</summary>
    [Safe]
    public static BigInteger[] Meter(ByteString @params)
    {
        CheckParams(@params);
        return new BigInteger[] { Units, Cells, 0 };
    }

    /// <summary>Every seed is a job of the same size: nothing is left to choose.</summary>
    [Safe]
    public static ByteString PublicParams(ByteString seed)
    {
        CheckParams(seed);
        return seed;
    }

    [Safe]
    public static BigInteger OutputLeaves(ByteString @params)
    {
        CheckParams(@params);
        return Leaves;
    }

    /// <summary>There are no operands.</summary>
    [Safe]
    public static BigInteger InputLeaves(ByteString @params, BigInteger operand)
    {
        CheckParams(@params);
        throw new System.Exception(NoSuchOperand);
    }

    /// <summary>[leafIndex, leafCount, step]: where the output states the cell.</summary>
    [Safe]
    public static BigInteger[] Writes(ByteString @params, BigInteger cell)
    {
        CheckCell(@params, cell);
        return new BigInteger[] { cell / CellsPerLeaf, Leaves, 0 };
    }

    /// <summary>A cell needs nothing but the params.</summary>
    [Safe]
    public static List<BigInteger[]> Reads(ByteString @params, BigInteger cell)
    {
        CheckCell(@params, cell);
        return new();
    }

    /// <summary>The int32 that an output leaf states for the cell; null for a leaf of another length.</summary>
    [Safe]
    public static object? Committed(ByteString @params, BigInteger cell, ByteString outputLeaf)
    {
        CheckCell(@params, cell);
        if (!Items.IsByteString(outputLeaf) || outputLeaf.Length != CellBytes * CellsPerLeaf) return null;
        return (BigInteger)Bytes.Slice(outputLeaf, CellBytes * (int)(cell % CellsPerLeaf), CellBytes);
    }

    /// <summary>The law: the lawful value of the cell.</summary>
    [Safe]
    public static BigInteger Evaluate(ByteString @params, BigInteger cell, ByteString[] inputLeaves)
    {
        CheckCell(@params, cell);
        ExecutionEngine.Assert(Items.IsArray(inputLeaves) && inputLeaves.Length == 0, InputsMalformed);
        return SeededProductCell.Product(@params, (int)(cell / Side), (int)(cell % Side));
    }

    private static void CheckParams(ByteString @params) => ExecutionEngine.Assert(
        Items.IsByteString(@params) && @params.Length == SeededProductCell.SeedBytes, InvalidParams);

    private static void CheckCell(ByteString @params, BigInteger cell)
    {
        CheckParams(@params);
        ExecutionEngine.Assert(Items.IsIndex(cell, Cells), NoSuchCell);
    }
}
