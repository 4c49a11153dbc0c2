using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>A ray-traced picture: cell = y * width + x, a pixel of 4 bytes (red, green, blue, 0).</summary>
/// <remarks>
/// Storage-free; every method is safe. params = width u32 | height u32 | spheres u32. The one operand is the scene, which
/// fits one leaf: <see cref="RenderingCell"/> says how it lies.
/// </remarks>
[DisplayName("RenderingKernel")]
[ContractDescription("The law of StarMiner's fixed-point ray tracer")]
[ContractVersion("0.1.0")]
public partial class RenderingKernel : SmartContract
{
    private const int ParamsBytes = 12;
    private const int MaxSide = 4_096;

    /// <summary>A pixel of that many spheres stays far below the GAS that one transaction may take.</summary>
    private const int MaxSpheres = 16;

    private const int Operands = 1;
    private const int CellBytes = 4;
    private const int CellsPerLeaf = 4_096 / CellBytes;

    /// <summary>1 unit = 2,000 pixels times spheres; sky, floor, sun and camera count as 8 more.</summary>
    private const int UnitWork = 2_000;
    private const int BaseSpheres = 8;

    /// <summary>[units, cells, operands]; units rounded up.</summary>
    [Safe]
    public static BigInteger[] Meter(ByteString @params)
    {
        CheckParams(@params);
        BigInteger cells = Cells(@params);
        BigInteger units = (cells * (Spheres(@params) + BaseSpheres) + UnitWork - 1) / UnitWork;
        return new BigInteger[] { units, cells, Operands };
    }

    [Safe]
    public static BigInteger OutputLeaves(ByteString @params)
    {
        CheckParams(@params);
        return (Cells(@params) + CellsPerLeaf - 1) / CellsPerLeaf;
    }

    [Safe]
    public static BigInteger InputLeaves(ByteString @params, BigInteger operand)
    {
        CheckParams(@params);
        ExecutionEngine.Assert(Items.IsIndex(operand, Operands), NoSuchOperand);
        return 1;
    }

    /// <summary>[leafIndex, leafCount, step]: where the output states the pixel.</summary>
    [Safe]
    public static BigInteger[] Writes(ByteString @params, BigInteger cell)
    {
        CheckCell(@params, cell);
        return new BigInteger[] { cell / CellsPerLeaf, OutputLeaves(@params), 0 };
    }

    /// <summary>[operand, leafIndex, leafCount]: every pixel needs the scene.</summary>
    [Safe]
    public static List<BigInteger[]> Reads(ByteString @params, BigInteger cell)
    {
        CheckCell(@params, cell);
        List<BigInteger[]> reads = new();
        reads.Add(new BigInteger[] { 0, 0, 1 });
        return reads;
    }

    /// <summary>The int32 that an output leaf states for the pixel; null for a leaf of another length.</summary>
    [Safe]
    public static object? Committed(ByteString @params, BigInteger cell, ByteString outputLeaf)
    {
        CheckCell(@params, cell);
        BigInteger first = cell - cell % CellsPerLeaf;
        BigInteger cellsInLeaf = BigInteger.Min(CellsPerLeaf, Cells(@params) - first);
        if (!Items.IsByteString(outputLeaf) || outputLeaf.Length != CellBytes * cellsInLeaf) return null;
        return (BigInteger)Bytes.Slice(outputLeaf, CellBytes * (int)(cell - first), CellBytes);
    }

    /// <summary>The law: the lawful colour of the pixel.</summary>
    [Safe]
    public static BigInteger Evaluate(ByteString @params, BigInteger cell, ByteString[] inputLeaves)
    {
        CheckCell(@params, cell);
        int spheres = (int)Spheres(@params);
        ExecutionEngine.Assert(Items.AreByteStrings(inputLeaves) && inputLeaves.Length == Operands, InputsMalformed);
        ByteString scene = inputLeaves[0];
        ExecutionEngine.Assert(
            scene.Length == RenderingCell.RecordBytes * (RenderingCell.HeaderRecords + spheres), InputsMalformed);
        int width = (int)Width(@params);
        return RenderingCell.Pixel(
            scene, spheres, width, (int)Height(@params), (int)(cell % width), (int)(cell / width));
    }

    private static BigInteger Width(ByteString @params) => Bytes.ReadU32(@params, 0);

    private static BigInteger Height(ByteString @params) => Bytes.ReadU32(@params, 4);

    private static BigInteger Spheres(ByteString @params) => Bytes.ReadU32(@params, 8);

    private static BigInteger Cells(ByteString @params) => Width(@params) * Height(@params);

    private static void CheckParams(ByteString @params)
    {
        ExecutionEngine.Assert(Items.IsByteString(@params) && @params.Length == ParamsBytes, InvalidParams);
        ExecutionEngine.Assert(
            IsSide(Width(@params)) && IsSide(Height(@params)) && Spheres(@params) <= MaxSpheres, InvalidParams);
    }

    private static bool IsSide(BigInteger value) => value > 0 && value <= MaxSide;

    private static void CheckCell(ByteString @params, BigInteger cell)
    {
        CheckParams(@params);
        ExecutionEngine.Assert(Items.IsIndex(cell, Cells(@params)), NoSuchCell);
    }
}
