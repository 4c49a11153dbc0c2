using System.Security.Cryptography;
using System.Text;

namespace StarMiner.Compiler.Artifacts;

/// <summary>NEF 3: the executable that a chain deploys.</summary>
public static class NefWriter
{
    const uint Magic = 0x3346454E;
    const int CompilerBytes = 64;
    const int MaxSourceBytes = 256;
    const int MaxMethodBytes = 32;
    const int MaxTokens = 128;
    const int MaxNefBytes = 131_070;

    public static byte[] Write(CompiledContract contract, string compiler, string source)
    {
        Limit(contract.Tokens.Count, MaxTokens, "method tokens");
        Limit(Encoding.UTF8.GetByteCount(source), MaxSourceBytes, "bytes of source URL");
        var stream = new MemoryStream();
        var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(Padded(compiler));
        WriteText(writer, source);
        writer.Write((byte)0);
        WriteLength(writer, contract.Tokens.Count);
        foreach (MethodToken token in contract.Tokens)
            WriteToken(writer, token);
        writer.Write((ushort)0);
        WriteLength(writer, contract.Script.Length);
        writer.Write(contract.Script);
        writer.Write(Checksum(stream.ToArray()));
        Limit((int)stream.Length, MaxNefBytes, "bytes of NEF");
        return stream.ToArray();
    }

    static byte[] Checksum(byte[] content) => SHA256.HashData(SHA256.HashData(content))[..4];

    static void WriteToken(BinaryWriter writer, MethodToken token)
    {
        Limit(Encoding.UTF8.GetByteCount(token.Method), MaxMethodBytes, $"bytes of method name '{token.Method}'");
        writer.Write(token.Hash);
        WriteText(writer, token.Method);
        writer.Write(token.ParameterCount);
        writer.Write(token.HasReturn);
        writer.Write(token.CallFlags);
    }

    static byte[] Padded(string compiler)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(compiler);
        Limit(bytes.Length, CompilerBytes, "bytes of compiler name");
        Array.Resize(ref bytes, CompilerBytes);
        return bytes;
    }

    static void WriteText(BinaryWriter writer, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        WriteLength(writer, bytes.Length);
        writer.Write(bytes);
    }

    static void WriteLength(BinaryWriter writer, int length)
    {
        if (length < 0xFD)
        {
            writer.Write((byte)length);
        }
        else if (length <= ushort.MaxValue)
        {
            writer.Write((byte)0xFD);
            writer.Write((ushort)length);
        }
        else
        {
            writer.Write((byte)0xFE);
            writer.Write(length);
        }
    }

    static void Limit(int actual, int most, string what)
    {
        if (actual > most)
            throw new CompileException("NEOC4001", $"The chain accepts at most {most} {what}; here are {actual}");
    }
}
