using System.Security.Cryptography;
using System.Text;

namespace StarMiner.Compiler.Inspect;

/// <summary>Script and method tokens of a NEF 3 file.</summary>
static class NefReader
{
    const uint Magic = 0x3346454E;
    const int CompilerBytes = 64;
    const int ChecksumBytes = 4;
    const int HashBytes = 20;
    const int MaxNefBytes = 1 << 20;

    /// <exception cref="InvalidDataException">It is no NEF, or it was damaged.</exception>
    public static (byte[] Script, IReadOnlyList<MethodToken> Tokens) Read(byte[] file)
    {
        if (file.Length < ChecksumBytes || file.Length > MaxNefBytes || BitConverter.ToUInt32(file) != Magic)
            throw new InvalidDataException("this is no NEF file");
        byte[] checksum = SHA256.HashData(SHA256.HashData(file.AsSpan(..^ChecksumBytes)))[..ChecksumBytes];
        if (!checksum.AsSpan().SequenceEqual(file.AsSpan(^ChecksumBytes..)))
            throw new InvalidDataException("the checksum is wrong: the file was changed after it was compiled");
        try
        {
            return Body(new BinaryReader(new MemoryStream(file, 0, file.Length - ChecksumBytes)));
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("the file ends too early");
        }
    }

    static (byte[], IReadOnlyList<MethodToken>) Body(BinaryReader reader)
    {
        reader.ReadBytes(sizeof(uint) + CompilerBytes);
        Bytes(reader);
        reader.ReadByte();
        var tokens = new MethodToken[Length(reader)];
        for (int i = 0; i < tokens.Length; i++)
            tokens[i] = new MethodToken(
                reader.ReadBytes(HashBytes), Encoding.UTF8.GetString(Bytes(reader)),
                reader.ReadUInt16(), reader.ReadBoolean(), reader.ReadByte());
        reader.ReadUInt16();
        return (Bytes(reader), tokens);
    }

    static byte[] Bytes(BinaryReader reader)
    {
        int length = Length(reader);
        byte[] bytes = reader.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }

    static int Length(BinaryReader reader)
    {
        long length = reader.ReadByte() switch
        {
            0xFD => reader.ReadUInt16(),
            0xFE => reader.ReadUInt32(),
            0xFF => long.MaxValue,
            var small => small,
        };
        return length <= MaxNefBytes ? (int)length : throw new EndOfStreamException();
    }
}
