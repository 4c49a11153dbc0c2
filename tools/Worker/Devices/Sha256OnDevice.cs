using ILGPU;

namespace StarMiner.Worker.Devices;

/// <summary>SHA-256 (FIPS 180-4) as a device computes it, a message a thread; numbers in it are big endian.</summary>
static class Sha256OnDevice
{
    const int BlockBytes = 64, BlockWords = 16, StateWords = 8;

    /// <summary>0x80 and the message's length in bits stand behind it.</summary>
    const int TailBytes = 1 + sizeof(ulong);

    const int Rounds = 64;

    /// <summary>The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).</summary>
    internal static uint[] RoundConstants { get; } = [.. Primes().Take(Rounds).Select(FractionOfCubeRoot)];

    /// <summary>The hash of a whole message.</summary>
    internal static void Hash<TMessage>(TMessage message, ArrayView<uint> constants, ArrayView<byte> hash)
        where TMessage : struct, IDeviceMessage
    {
        var words = LocalMemory.Allocate<uint>(BlockWords);
        var state = LocalMemory.Allocate<uint>(StateWords);
        Begin(state);
        int total = message.Bytes;
        int blocks = Blocks(total);
        for (int block = 0; block < blocks; block++)
        {
            for (int word = 0; word < BlockWords; word++)
            {
                uint value = 0;
                for (int part = 0; part < sizeof(uint); part++)
                {
                    int at = block * BlockBytes + word * sizeof(uint) + part;
                    value = value << 8 | (at < total ? message.At(at) : Padding(at, total, blocks));
                }
                words[word] = value;
            }
            Compress(state, words, constants);
        }
        Write(state, hash);
    }

    static int Blocks(int totalBytes) => (totalBytes + TailBytes + BlockBytes - 1) / BlockBytes;

    /// <summary>What a byte behind the message is.</summary>
    static uint Padding(int at, int totalBytes, int blocks)
    {
        if (at == totalBytes) return 0x80;
        int fromEnd = blocks * BlockBytes - 1 - at;
        // A message has fewer than 2^28 bytes: its bits fit four bytes.
        return fromEnd < sizeof(uint) ? (uint)totalBytes << 3 >> 8 * fromEnd & 0xFF : 0;
    }

    static void Begin(ArrayView<uint> state)
    {
        state[0] = 0x6a09e667;
        state[1] = 0xbb67ae85;
        state[2] = 0x3c6ef372;
        state[3] = 0xa54ff53a;
        state[4] = 0x510e527f;
        state[5] = 0x9b05688c;
        state[6] = 0x1f83d9ab;
        state[7] = 0x5be0cd19;
    }

    /// <summary>One block into the state. The words are used up: they become the schedule's last sixteen.</summary>
    static void Compress(ArrayView<uint> state, ArrayView<uint> words, ArrayView<uint> constants)
    {
        uint a = state[0], b = state[1], c = state[2], d = state[3];
        uint e = state[4], f = state[5], g = state[6], h = state[7];
        for (int round = 0; round < Rounds; round++)
        {
            uint word = words[round % BlockWords];
            if (round >= BlockWords)
            {
                uint old = words[(round + 1) % BlockWords], late = words[(round + 14) % BlockWords];
                uint small0 = Turn(old, 7) ^ Turn(old, 18) ^ old >> 3;
                uint small1 = Turn(late, 17) ^ Turn(late, 19) ^ late >> 10;
                word += small0 + words[(round + 9) % BlockWords] + small1;
                words[round % BlockWords] = word;
            }
            uint big1 = Turn(e, 6) ^ Turn(e, 11) ^ Turn(e, 25);
            uint first = h + big1 + (e & f ^ ~e & g) + constants[round] + word;
            uint big0 = Turn(a, 2) ^ Turn(a, 13) ^ Turn(a, 22);
            uint second = big0 + (a & b ^ a & c ^ b & c);
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    static void Write(ArrayView<uint> state, ArrayView<byte> hash)
    {
        for (int word = 0; word < StateWords; word++)
            for (int part = 0; part < sizeof(uint); part++)
                hash[word * sizeof(uint) + part] = (byte)(state[word] >> 24 - 8 * part);
    }

    static uint Turn(uint value, int bits) => value >> bits | value << 32 - bits;

    static IEnumerable<int> Primes() =>
        Enumerable.Range(2, int.MaxValue - 2).Where(number =>
            Enumerable.Range(2, number - 2).TakeWhile(factor => factor * factor <= number).All(factor => number % factor != 0));

    static uint FractionOfCubeRoot(int prime)
    {
        // The largest integer whose cube is at most prime x 2^96 is the root with 32 bits behind the point.
        var cube = (System.Numerics.BigInteger)prime << 96;
        System.Numerics.BigInteger root = 0;
        for (int bit = 35; bit >= 0; bit--)
        {
            var next = root | System.Numerics.BigInteger.One << bit;
            if (next * next * next <= cube) root = next;
        }
        return (uint)(root & uint.MaxValue);
    }
}

/// <summary>Bytes as a device reads them one by one to hash them.</summary>
interface IDeviceMessage
{
    int Bytes { get; }

    /// <summary>The byte at this place, from 0.</summary>
    uint At(int at);
}
