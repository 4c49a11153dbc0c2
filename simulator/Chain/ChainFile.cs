using System.IO.Compression;
using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator;

/// <summary>
/// A moment of a chain as bytes that another process can go on from: state, logs and what the next block hangs on.
/// Compressed, which also guards against damage. The validators' keys are not in it: seed and network must be the same.
/// </summary>
public static class ChainFile
{
    static readonly byte[] Magic = "StarMiner chain 1\n"u8.ToArray();

    public static byte[] Write(ChainSnapshot chain, ChainOptions options)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Magic);
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(zip))
        {
            writer.Write(options.Seed);
            writer.Write(options.Network);
            byte[] head = chain.Head.ToArray();
            writer.Write7BitEncodedInt(head.Length);
            writer.Write(head);
            writer.Write(chain.History);
            writer.Write(chain.Drafts);
            TreeFile.Write(writer, chain.State);
            TreeFile.Write(writer, chain.Logs);
        }
        return bytes.ToArray();
    }

    /// <exception cref="ChainException">No such file, or a chain with other keys.</exception>
    public static ChainSnapshot Read(byte[] file, ChainOptions options)
    {
        if (!file.AsSpan().StartsWith(Magic)) throw new ChainException("this is no chain that a devnet has written");
        try
        {
            using var zip = new GZipStream(
                new MemoryStream(file, Magic.Length, file.Length - Magic.Length), CompressionMode.Decompress);
            using var reader = new BinaryReader(zip);
            ulong seed = reader.ReadUInt64();
            uint network = reader.ReadUInt32();
            if (seed != options.Seed || network != options.Network)
            {
                throw new ChainException(
                    $"this chain has seed {seed} and network {network}, not {options.Seed} and {options.Network}");
            }
            var head = reader.ReadBytes(reader.Read7BitEncodedInt()).AsSerializable<Header>();
            byte[] history = reader.ReadBytes(UInt256.Length);
            ulong drafts = reader.ReadUInt64();
            return new ChainSnapshot(TreeFile.Read(reader), head, TreeFile.Read(reader), history, drafts);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException or FormatException)
        {
            throw new ChainException($"this chain's file is damaged: {damage.Message}", damage);
        }
    }
}
