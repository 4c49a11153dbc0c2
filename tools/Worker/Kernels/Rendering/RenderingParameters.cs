using System.Buffers.Binary;

namespace StarMiner.Worker.Kernels.Rendering;

/// <summary>Picture of 1..4,096 pixels a side, scene of at most 16 spheres.</summary>
public readonly record struct RenderingParameters(int Width, int Height, int Spheres)
{
    public const int Bytes = 12;
    public const int MaxSide = 4096;
    public const int MaxSpheres = 16;

    /// <exception cref="JobException">Wrong length, or a number out of range.</exception>
    public static RenderingParameters Read(ReadOnlySpan<byte> parameters)
    {
        if (parameters.Length != Bytes)
            throw new JobException($"Rendering takes {Bytes} bytes of parameters, not {parameters.Length}");
        return new(
            Number(parameters, "width", 1, MaxSide), Number(parameters[4..], "height", 1, MaxSide),
            Number(parameters[8..], "spheres", 0, MaxSpheres));
    }

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Bytes];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), Height);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Spheres);
        return bytes;
    }

    static int Number(ReadOnlySpan<byte> bytes, string name, uint least, uint most)
    {
        uint number = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        return number >= least && number <= most
            ? (int)number
            : throw new JobException($"Rendering {name} = {number}, not {least}..{most}");
    }
}
