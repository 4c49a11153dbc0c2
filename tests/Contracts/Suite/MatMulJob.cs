using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>
/// A matrix product with its inputs, its right output by a plain loop, and everything that openings need.
/// </summary>
public sealed class MatMulJob
{
    const int LeafBytes = 4096;
    const int CellsPerLeaf = LeafBytes / 4;
    readonly byte[][][] _inputLeaves;
    readonly ReferenceTree[] _inputTrees;

    public MatMulJob(int m, int n, int k, int seed = 1) : this(m, n, k, Bytes(m * k, seed), Bytes(n * k, seed + 1))
    {
    }

    /// <param name="output">The product, where the caller knows it better than a plain loop of hours.</param>
    public MatMulJob(int m, int n, int k, byte[] a, byte[] b, int[]? output = null)
    {
        (M, N, K) = (m, n, k);
        Output = output ?? Product(m, n, k, a, b);
        _inputLeaves = [Leaves(a, k), Leaves(b, k)];
        _inputTrees = [.. _inputLeaves.Select(ReferenceTree.OfInput)];
    }

    public int M { get; }
    public int N { get; }
    public int K { get; }
    public int Cells => M * N;

    /// <summary>C, row by row.</summary>
    public int[] Output { get; }

    public byte[] Params => ParamsOf((uint)M, (uint)N, (uint)K);

    public byte[] InputRoots => [.. _inputTrees.SelectMany(tree => tree.Root)];

    public int UnitCount => (int)(((long)Cells * K + 999_999) / 1_000_000);

    public static byte[] ParamsOf(uint m, uint n, uint k)
    {
        byte[] bytes = new byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, m);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), n);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), k);
        return bytes;
    }

    public static byte[][] OutputLeaves(int[] output) =>
        [.. output.Chunk(CellsPerLeaf).Select(cells => MemoryMarshal.AsBytes<int>(cells).ToArray())];

    /// <summary>Leaf indices of a cell's inputs per operand, as the kernel's reads must name them.</summary>
    public (int Operand, int Leaf)[] Reads(int cell)
    {
        int[] rows = [cell / N, cell % N];
        if (K <= LeafBytes) return [.. rows.Select((row, operand) => (operand, row / (LeafBytes / K)))];
        int chunks = (K + LeafBytes - 1) / LeafBytes;
        return [.. rows.SelectMany((row, operand) => Enumerable.Range(row * chunks, chunks).Select(leaf => (operand, leaf)))];
    }

    public int InputLeafCount(int operand) => _inputLeaves[operand].Length;

    public byte[] InputLeaf(int operand, int leaf) => _inputLeaves[operand][leaf];

    public CellOpening Open(CommittedOutput output, int cell)
    {
        int leaf = cell / CellsPerLeaf;
        (int Operand, int Leaf)[] reads = Reads(cell);
        return new CellOpening(
            output.Leaves[leaf],
            output.Tree.Path(leaf),
            [.. reads.Select(read => _inputLeaves[read.Operand][read.Leaf])],
            [.. reads.Select(read => _inputTrees[read.Operand].Path(read.Leaf))]);
    }

    static int[] Product(int m, int n, int k, byte[] a, byte[] b)
    {
        int[] c = new int[m * n];
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++)
            {
                int sum = 0;
                for (int t = 0; t < k; t++) sum = unchecked(sum + a[i * k + t] * b[j * k + t]);
                c[i * n + j] = sum;
            }
        return c;
    }

    static byte[][] Leaves(byte[] matrix, int k)
    {
        if (k <= LeafBytes) return [.. matrix.Chunk(LeafBytes / k * k)];
        return [.. matrix.Chunk(k).SelectMany(row => row.Chunk(LeafBytes))];
    }

    static byte[] Bytes(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}

/// <summary>An output as its provider committed it, right or wrong.</summary>
public sealed record CommittedOutput(byte[][] Leaves, ReferenceTree Tree);

public sealed record CellOpening(byte[] OutputLeaf, byte[][] OutputPath, byte[][] InputLeaves, byte[][][] InputPaths)
{
    public object?[] Arguments => [OutputLeaf, OutputPath, InputLeaves, InputPaths];
}
