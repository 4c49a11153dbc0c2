using System.Buffers.Binary;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>Sides of the product C[M,N] = A[M,K] * B[N,K] transposed, each 1..65,536.</summary>
public readonly record struct MatMulParameters(int M, int N, int K)
{
    public const int Bytes = 12;
    public const int MaxSide = 65_536;

    /// <exception cref="JobException">Wrong length, or a side out of range.</exception>
    public static MatMulParameters Read(ReadOnlySpan<byte> parameters)
    {
        if (parameters.Length != Bytes)
            throw new JobException($"MatMul takes {Bytes} bytes of parameters, not {parameters.Length}");
        return new(Side(parameters, "M"), Side(parameters[4..], "N"), Side(parameters[8..], "K"));
    }

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Bytes];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, M);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), N);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), K);
        return bytes;
    }

    static int Side(ReadOnlySpan<byte> bytes, string name)
    {
        uint side = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        return side is >= 1 and <= MaxSide
            ? (int)side
            : throw new JobException($"MatMul {name} = {side}, not 1..{MaxSide}");
    }
}
