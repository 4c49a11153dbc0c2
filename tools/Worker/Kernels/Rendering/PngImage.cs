using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace StarMiner.Worker.Kernels.Rendering;

/// <summary>A Rendering job's output as a picture file (PNG, ISO/IEC 15948).</summary>
public static class PngImage
{
    const int PixelBytes = 4;

    /// <param name="output">Pixels of red, green, blue, 0.</param>
    public static byte[] Encode(ReadOnlySpan<byte> output, int width, int height)
    {
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits a channel
        header[9] = 2; // red, green, blue
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compress(output, width, height));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    static byte[] Compress(ReadOnlySpan<byte> output, int width, int height)
    {
        byte[] rows = new byte[height * (1 + 3 * width)];
        int at = 0;
        for (int y = 0; y < height; y++)
        {
            at++; // the row's filter: none
            for (int x = 0; x < width; x++, at += 3)
                output.Slice((y * width + x) * PixelBytes, 3).CopyTo(rows.AsSpan(at));
        }
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(rows);
        return packed.ToArray();
    }

    static void WriteChunk(Stream file, string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, content.Length);
        file.Write(word);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc32(body));
        file.Write(word);
    }

    static uint Crc32(byte[] bytes)
    {
        uint remainder = uint.MaxValue;
        foreach (byte value in bytes)
        {
            remainder ^= value;
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder & 1) == 1 ? remainder >> 1 ^ 0xEDB88320 : remainder >> 1;
        }
        return ~remainder;
    }
}
