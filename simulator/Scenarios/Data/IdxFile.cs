using System.Buffers.Binary;
using System.IO.Compression;

namespace StarMiner.Simulator.Scenarios.Data;

/// <summary>
/// An IDX file of bytes, gzipped: magic 00 00 08 d, then d dimensions as big-endian int32, then the values.
/// </summary>
/// <param name="Dimensions">Outermost first.</param>
public sealed record IdxFile(int[] Dimensions, byte[] Values)
{
    const int UnsignedByte = 0x08;
    const int MostDimensions = 3;
    const int MostValues = 1 << 28;

    public static IdxFile Load(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = new GZipStream(file, CompressionMode.Decompress);
        return Read(stream);
    }

    public static IdxFile Read(Stream stream)
    {
        try
        {
            return ReadChecked(stream);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("the file ends before its last value");
        }
    }

    static IdxFile ReadChecked(Stream stream)
    {
        Span<byte> word = stackalloc byte[4];
        stream.ReadExactly(word);
        if (word[0] != 0 || word[1] != 0 || word[2] != UnsignedByte || word[3] is 0 or > MostDimensions)
            throw new InvalidDataException("an IDX file of bytes starts with 00 00 08");
        var dimensions = new int[word[3]];
        long count = 1;
        for (var i = 0; i < dimensions.Length; i++)
        {
            stream.ReadExactly(word);
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(word);
            if (dimensions[i] <= 0) throw new InvalidDataException("a dimension is at least 1");
            count *= dimensions[i];
            if (count > MostValues) throw new InvalidDataException($"at most {MostValues} values are read");
        }
        var values = new byte[count];
        stream.ReadExactly(values);
        if (stream.ReadByte() >= 0) throw new InvalidDataException("more values than the dimensions say");
        return new IdxFile(dimensions, values);
    }
}
