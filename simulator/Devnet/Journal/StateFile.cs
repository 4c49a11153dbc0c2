using System.Security.Cryptography;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Ledger;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Devnet.Journal;

/// <summary>A ledger's whole state as bytes, with a checksum at the end.</summary>
static class StateFile
{
    static readonly byte[] Magic = "StarMiner devnet 1\n"u8.ToArray();

    public static byte[] Write(LedgerState state, ChainOptions options)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Magic);
        WriteMoment(writer, state.Now, options);
        writer.Write(state.ClockOffsetMs);
        writer.Write7BitEncodedInt(state.Saved.Count);
        foreach (var (name, saved) in state.Saved)
        {
            writer.Write(name);
            WriteMoment(writer, saved.Moment, options);
            writer.Write(saved.ClockOffsetMs);
        }
        writer.Write7BitEncodedInt(state.Impersonated.Count);
        foreach (UInt160 account in state.Impersonated) writer.Write(account.ToArray());
        writer.Flush();
        byte[] content = bytes.ToArray();
        return [.. content, .. SHA256.HashData(content)];
    }

    /// <exception cref="ChainException">Damaged, or of a devnet with another seed or network.</exception>
    public static LedgerState Read(byte[] file, ChainOptions options)
    {
        int length = file.Length - SHA256.HashSizeInBytes;
        if (length < Magic.Length || !file.AsSpan().StartsWith(Magic)
            || !SHA256.HashData(file.AsSpan(0, length)).AsSpan().SequenceEqual(file.AsSpan(length)))
            throw new ChainException("the devnet's state file is damaged");
        using var reader = new BinaryReader(new MemoryStream(file, Magic.Length, length - Magic.Length));
        Moment now = ReadMoment(reader, options);
        long offsetMs = reader.ReadInt64();
        var saved = new Dictionary<string, SavedMoment>();
        for (int left = reader.Read7BitEncodedInt(); left > 0; left--)
            saved.Add(reader.ReadString(), new SavedMoment(ReadMoment(reader, options), reader.ReadInt64()));
        var impersonated = new UInt160[reader.Read7BitEncodedInt()];
        for (int i = 0; i < impersonated.Length; i++) impersonated[i] = new UInt160(reader.ReadBytes(UInt160.Length));
        return new LedgerState(now, offsetMs, saved, impersonated);
    }

    static void WriteMoment(BinaryWriter writer, Moment moment, ChainOptions options)
    {
        byte[] chain = ChainFile.Write(moment.Chain, options);
        writer.Write7BitEncodedInt(chain.Length);
        writer.Write(chain);
        TreeFile.Write(writer, moment.Transfers);
    }

    static Moment ReadMoment(BinaryReader reader, ChainOptions options)
    {
        byte[] chain = reader.ReadBytes(reader.Read7BitEncodedInt());
        return new Moment(ChainFile.Read(chain, options), TreeFile.Read(reader));
    }
}
