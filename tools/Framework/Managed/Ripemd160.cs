using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Neo.SmartContract.Framework.Managed;

/// <summary>RIPEMD-160 after its authors' paper: two lines of 80 steps over each block of 64 bytes.</summary>
internal static class Ripemd160
{
    private const int BlockBytes = 64;

    private static ReadOnlySpan<uint> LeftConstants => [0, 0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xA953FD4E];

    private static ReadOnlySpan<uint> RightConstants => [0x50A28BE6, 0x5C4DD124, 0x6D703EF3, 0x7A6D76E9, 0];

    private static ReadOnlySpan<byte> LeftWords =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        7, 4, 13, 1, 10, 6, 15, 3, 12, 0, 9, 5, 2, 14, 11, 8,
        3, 10, 14, 4, 9, 15, 8, 1, 2, 7, 0, 6, 13, 11, 5, 12,
        1, 9, 11, 10, 0, 8, 12, 4, 13, 3, 7, 15, 14, 5, 6, 2,
        4, 0, 5, 9, 7, 12, 2, 10, 14, 1, 3, 8, 11, 6, 15, 13,
    ];

    private static ReadOnlySpan<byte> RightWords =>
    [
        5, 14, 7, 0, 9, 2, 11, 4, 13, 6, 15, 8, 1, 10, 3, 12,
        6, 11, 3, 7, 0, 13, 5, 10, 14, 15, 8, 12, 4, 9, 1, 2,
        15, 5, 1, 3, 7, 14, 6, 9, 11, 8, 12, 2, 10, 0, 4, 13,
        8, 6, 4, 1, 3, 11, 15, 0, 5, 12, 2, 13, 9, 7, 10, 14,
        12, 15, 10, 4, 1, 5, 8, 7, 6, 2, 13, 14, 0, 3, 9, 11,
    ];

    private static ReadOnlySpan<byte> LeftShifts =>
    [
        11, 14, 15, 12, 5, 8, 7, 9, 11, 13, 14, 15, 6, 7, 9, 8,
        7, 6, 8, 13, 11, 9, 7, 15, 7, 12, 15, 9, 11, 7, 13, 12,
        11, 13, 6, 7, 14, 9, 13, 15, 14, 8, 13, 6, 5, 12, 7, 5,
        11, 12, 14, 15, 14, 15, 9, 8, 9, 14, 5, 6, 8, 6, 5, 12,
        9, 15, 5, 11, 6, 8, 13, 12, 5, 12, 13, 14, 11, 8, 5, 6,
    ];

    private static ReadOnlySpan<byte> RightShifts =>
    [
        8, 9, 9, 11, 13, 15, 15, 5, 7, 7, 8, 11, 14, 14, 12, 6,
        9, 13, 15, 7, 12, 8, 9, 11, 7, 7, 12, 7, 6, 15, 13, 11,
        9, 7, 15, 11, 8, 6, 6, 14, 12, 13, 5, 14, 13, 13, 7, 5,
        15, 5, 8, 11, 14, 14, 6, 14, 6, 9, 12, 9, 12, 5, 15, 8,
        8, 5, 12, 9, 12, 5, 14, 6, 8, 13, 6, 5, 15, 13, 11, 11,
    ];

    public static byte[] HashData(ReadOnlySpan<byte> data)
    {
        Span<uint> state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0];
        byte[] padded = Pad(data);
        for (int start = 0; start < padded.Length; start += BlockBytes)
            Absorb(state, padded.AsSpan(start, BlockBytes));
        byte[] hash = new byte[20];
        for (int i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(hash.AsSpan(4 * i), state[i]);
        return hash;
    }

    private static byte[] Pad(ReadOnlySpan<byte> data)
    {
        byte[] padded = new byte[(data.Length + 1 + 8 + BlockBytes - 1) / BlockBytes * BlockBytes];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        BinaryPrimitives.WriteUInt64LittleEndian(padded.AsSpan(padded.Length - 8), (ulong)data.Length * 8);
        return padded;
    }

    private static void Absorb(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[16];
        for (int i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(4 * i)..]);
        Span<uint> left = [.. state];
        Span<uint> right = [.. state];
        for (int step = 0; step < 80; step++)
        {
            int round = step / 16;
            Step(left, round, words[LeftWords[step]] + LeftConstants[round], LeftShifts[step]);
            Step(right, 4 - round, words[RightWords[step]] + RightConstants[round], RightShifts[step]);
        }
        uint first = state[1] + left[2] + right[3];
        state[1] = state[2] + left[3] + right[4];
        state[2] = state[3] + left[4] + right[0];
        state[3] = state[4] + left[0] + right[1];
        state[4] = state[0] + left[1] + right[2];
        state[0] = first;
    }

    private static void Step(Span<uint> s, int function, uint addend, int shift)
    {
        uint mixed = BitOperations.RotateLeft(s[0] + Mix(function, s[1], s[2], s[3]) + addend, shift) + s[4];
        (s[0], s[4], s[3], s[2], s[1]) = (s[4], s[3], BitOperations.RotateLeft(s[2], 10), s[1], mixed);
    }

    private static uint Mix(int function, uint x, uint y, uint z) => function switch
    {
        0 => x ^ y ^ z,
        1 => (x & y) | (~x & z),
        2 => (x | ~y) ^ z,
        3 => (x & z) | (y & ~z),
        _ => x ^ (y | ~z),
    };
}
