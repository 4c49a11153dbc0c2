using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>Choices that follow from a seed alone: SHA-256 over seed, purpose and a counter.</summary>
public sealed class SeededChoices(long seed, string purpose)
{
    ulong count;

    /// <returns>0 to <paramref name="choices"/> - 1; the bias of the remainder is below choices / 2^64.</returns>
    public ulong Next(ulong choices)
    {
        byte[] image =
            [.. BitConverter.GetBytes(seed), .. BitConverter.GetBytes(count++), .. Encoding.UTF8.GetBytes(purpose)];
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(image)) % choices;
    }
}
