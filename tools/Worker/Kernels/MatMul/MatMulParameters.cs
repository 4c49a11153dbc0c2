using System.Buffers.Binary;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>Which factors' bytes are two's complement.</summary>
[Flags]
public enum MatMulSigns : byte
{
    None = 0,
    A = 1,
    B = 2,
}

/// <summary>Sides of the product C[M,N] = A[M,K] * B[N,K] transposed, each 1..65,536.</summary>
public readonly record struct MatMulParameters(int M, int N, int K)
{
    public const int Bytes = 12;
    public const int MaxSide = 65_536;

    /// <summary>In a byte of its own behind the sides, where there is something to say.</summary>
    public MatMulSigns Signs { get; init; }

    /// <exception cref="JobException">Wrong length, a side or the signs out of range.</exception>
    public static MatMulParameters Read(ReadOnlySpan<byte> parameters)
    {
        if (parameters.Length is not (Bytes or Bytes + 1))
            throw new JobException($"MatMul takes {Bytes} or {Bytes + 1} bytes of parameters, not {parameters.Length}");
        var signs = parameters.Length == Bytes ? MatMulSigns.None : (MatMulSigns)parameters[Bytes];
        if (parameters.Length > Bytes && signs is MatMulSigns.None or > (MatMulSigns.A | MatMulSigns.B))
            throw new JobException($"MatMul signs = {(byte)signs}, not 1..3");
        return new(Side(parameters, "M"), Side(parameters[4..], "N"), Side(parameters[8..], "K")) { Signs = signs };
    }

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Signs == MatMulSigns.None ? Bytes : Bytes + 1];
        if (Signs != MatMulSigns.None) bytes[Bytes] = (byte)Signs;
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
