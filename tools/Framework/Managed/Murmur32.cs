using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Neo.SmartContract.Framework.Managed;

/// <summary>MurmurHash3's 32-bit form: not a cryptographic hash.</summary>
internal static class Murmur32
{
    private const uint C1 = 0xCC9E2D51;
    private const uint C2 = 0x1B873593;

    public static uint HashData(ReadOnlySpan<byte> data, uint seed)
    {
        uint hash = seed;
        int whole = data.Length & ~3;
        for (int i = 0; i < whole; i += 4)
        {
            hash ^= Scramble(BinaryPrimitives.ReadUInt32LittleEndian(data[i..]));
            hash = BitOperations.RotateLeft(hash, 13) * 5 + 0xE6546B64;
        }
        uint tail = 0;
        for (int i = data.Length - 1; i >= whole; i--) tail = tail << 8 | data[i];
        hash ^= Scramble(tail) ^ (uint)data.Length;
        hash = (hash ^ hash >> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >> 13) * 0xC2B2AE35;
        return hash ^ hash >> 16;
    }

    private static uint Scramble(uint word) => BitOperations.RotateLeft(word * C1, 15) * C2;
}
