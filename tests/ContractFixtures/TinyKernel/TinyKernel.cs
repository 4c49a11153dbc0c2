using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;

namespace StarMiner.ContractFixtures;

/// <summary>
/// A third party's kernel, written against nothing but the ABI: 1,500 numbers out of a seed of 32 bytes, no operands.
/// </summary>
[DisplayName("TinyKernel")]
public class TinyKernel : SmartContract
{
    private const int SeedBytes = 32;
    private const int Cells = 1_500;
    private const int CellsPerLeaf = 1_024;
    private const int CellBytes = 4;

    [Safe]
    public static BigInteger[] Meter(ByteString @params)
    {
        ExecutionEngine.Assert(@params.Length == SeedBytes, "TinyKernel/invalid-params");
        return new BigInteger[] { 3, Cells, 0 };
    }

    /// <summary>Any seed is a job.</summary>
    [Safe]
    public static ByteString PublicParams(ByteString seed) => seed;

    [Safe]
    public static BigInteger OutputLeaves(ByteString @params) => 2;

    [Safe]
    public static BigInteger[] Writes(ByteString @params, BigInteger cell) =>
        new BigInteger[] { cell / CellsPerLeaf, 2, 0 };

    [Safe]
    public static object[] Reads(ByteString @params, BigInteger cell) => new object[0];

    [Safe]
    public static object? Committed(ByteString @params, BigInteger cell, ByteString outputLeaf)
    {
        int number = (int)cell;
        int cellsInLeaf = number < CellsPerLeaf ? CellsPerLeaf : Cells - CellsPerLeaf;
        if (outputLeaf.Length != CellBytes * cellsInLeaf) return null;
        int at = CellBytes * (number % CellsPerLeaf);
        return outputLeaf[at] + 256 * (BigInteger)outputLeaf[at + 1] + 65_536 * (BigInteger)outputLeaf[at + 2]
            + 16_777_216 * (BigInteger)outputLeaf[at + 3];
    }

    [Safe]
    public static BigInteger Evaluate(ByteString @params, BigInteger cell, ByteString[] inputLeaves)
    {
        BigInteger value = cell;
        for (int round = 0; round < 8; round++)
            value = (value * 31 + @params[(int)((cell + round) % SeedBytes)] + round) % 65_521;
        return value;
    }
}
