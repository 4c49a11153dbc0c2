using System.Buffers.Binary;

namespace StarMiner.Worker.Kernels;

/// <summary>Parameters are u32 fields; each has a range that its kernel contract holds it to.</summary>
ref struct ParameterReader
{
    readonly string kernel;
    ReadOnlySpan<byte> rest;

    /// <exception cref="JobException">Not as long as it must be.</exception>
    internal ParameterReader(string kernel, ReadOnlySpan<byte> parameters, int bytes)
    {
        if (parameters.Length != bytes)
            throw new JobException($"{kernel} takes {bytes} bytes of parameters, not {parameters.Length}");
        this.kernel = kernel;
        rest = parameters;
    }

    /// <exception cref="JobException">Out of range.</exception>
    internal int Next(string name, uint least, uint most)
    {
        uint value = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        rest = rest[sizeof(uint)..];
        return value >= least && value <= most
            ? (int)value
            : throw new JobException($"{kernel} {name} = {value}, not {least}..{most}");
    }

    internal static byte[] Write(params ReadOnlySpan<int> fields)
    {
        byte[] bytes = new byte[fields.Length * sizeof(int)];
        for (int field = 0; field < fields.Length; field++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(field * sizeof(int)), fields[field]);
        return bytes;
    }
}
