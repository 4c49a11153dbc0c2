using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StarMiner.Simulator.Devnet.Journal;

/// <summary>
/// An append-only file of records: length, checksum, content. What was being written when the process died is cut off.
/// </summary>
sealed class ActFile : IDisposable
{
    const int ChecksumBytes = 8;
    const int HeadBytes = sizeof(int) + ChecksumBytes;

    readonly FileStream _file;

    ActFile(FileStream file) => _file = file;

    /// <summary>[B]</summary>
    public long Length => _file.Length;

    /// <summary>Opens or makes a file, ready for the next record.</summary>
    /// <param name="records">What it holds, in order.</param>
    public static ActFile Open(string path, out IReadOnlyList<byte[]> records)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            records = ReadAll(file, out long end);
            file.SetLength(end);
            file.Position = end;
            return new ActFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Returns when the record would survive a power failure.</summary>
    public void Append(byte[] record)
    {
        long start = _file.Position;
        byte[] bytes = new byte[HeadBytes + record.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, record.Length);
        Checksum(record).CopyTo(bytes.AsSpan(sizeof(int)));
        record.CopyTo(bytes, HeadBytes);
        try
        {
            _file.Write(bytes);
            _file.Flush(flushToDisk: true);
        }
        catch
        {
            // Half a record in front of the next one would hide it.
            _file.SetLength(start);
            _file.Position = start;
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    static List<byte[]> ReadAll(FileStream file, out long end)
    {
        var records = new List<byte[]>();
        byte[] head = new byte[HeadBytes];
        end = 0;
        while (file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) == HeadBytes)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (length < 0 || length > file.Length - file.Position) break;
            byte[] record = new byte[length];
            file.ReadExactly(record);
            if (!Checksum(record).AsSpan().SequenceEqual(head.AsSpan(sizeof(int)))) break;
            records.Add(record);
            end = file.Position;
        }
        return records;
    }

    static byte[] Checksum(byte[] record) => SHA256.HashData(record)[..ChecksumBytes];
}
