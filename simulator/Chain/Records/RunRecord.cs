using Neo;
using Neo.IO;
using StarMiner.Client;

namespace StarMiner.Simulator;

/// <summary>
/// A whole run as a file: the options that its chain began with, every block and what ran in it, and the run hash. From
/// it another process, machine or build can do the run again, and see where it goes another way.
/// </summary>
public sealed record RunRecord(ChainOptions Options, UInt256 RunHash, ChainSnapshot End)
{
    static readonly byte[] Magic = "StarMiner run 1\n"u8.ToArray();

    public static byte[] Write(Chain chain)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        ChainOptions options = chain.Options;
        writer.Write(Magic);
        writer.Write(options.Seed);
        writer.Write(options.Network);
        writer.Write(options.BlockTimeMs);
        writer.Write(options.StartTimeMs);
        writer.Write(options.CommitteeSize);
        writer.Write(options.ValidatorsCount);
        writer.Write(options.Unlocked);
        writer.Write(chain.RunHash().ToArray());
        writer.Write(ChainFile.Write(chain.Snapshot(), options));
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="ChainException">This is no run.</exception>
    public static RunRecord Read(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Magic)) throw new ChainException("this is no run that starminer has recorded");
        using var reader = new BinaryReader(new MemoryStream(file, Magic.Length, file.Length - Magic.Length));
        try
        {
            var options = new ChainOptions
            {
                Seed = reader.ReadUInt64(),
                Network = reader.ReadUInt32(),
                BlockTimeMs = reader.ReadUInt32(),
                StartTimeMs = reader.ReadUInt64(),
                CommitteeSize = reader.ReadInt32(),
                ValidatorsCount = reader.ReadInt32(),
                Unlocked = reader.ReadBoolean(),
            };
            CheckSizes(options);
            var hash = new UInt256(reader.ReadBytes(UInt256.Length));
            byte[] chain = reader.ReadBytes((int)(reader.BaseStream.Length - reader.BaseStream.Position));
            return new RunRecord(options, hash, ChainFile.Read(chain, options));
        }
        catch (Exception damage) when (damage is IOException or FormatException)
        {
            throw new ChainException($"this run's file is damaged: {damage.Message}", damage);
        }
    }

    /// <summary>As many as Neo can name; a damaged file must not ask for millions of keys.</summary>
    static void CheckSizes(ChainOptions options)
    {
        if (options.CommitteeSize is < 1 or > 1_024 || options.ValidatorsCount < 1
            || options.ValidatorsCount > options.CommitteeSize)
            throw new ChainException("this run's file is damaged: its committee has no possible size");
    }
}
