using System.Buffers.Binary;
using System.Security.Cryptography;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator;

/// <summary>Adds a block's executions to the logs and to the chained hash of the run.</summary>
sealed class BlockLogs
{
    readonly StateTreeEditor _logs;
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly uint _block;
    ushort _ordinal;

    public BlockLogs(StateTreeEditor logs, byte[] history, Header block)
    {
        _logs = logs;
        _block = block.Index;
        _hash.AppendData(history);
        _hash.AppendData(block.Hash.ToArray());
    }

    public void Add(Execution execution) => Add(ExecutionLog.Write(execution));

    public void Add(byte[] log)
    {
        _logs.Put(Key(_block, _ordinal++), log);
        _hash.AppendData(log);
    }

    /// <summary>The chained hash with this block in it; nothing may be added after.</summary>
    public byte[] History()
    {
        using (_hash) return _hash.GetHashAndReset();
    }

    /// <summary>Executions of a block in the order in which they ran: OnPersist, transactions, PostPersist.</summary>
    public static IEnumerable<Execution> Read(StateTree logs, uint block) =>
        logs.WithPrefix(Key(block, 0)[..sizeof(uint)]).Select(entry => ExecutionLog.Read(entry.Value));

    static byte[] Key(uint block, ushort ordinal)
    {
        byte[] key = new byte[sizeof(uint) + sizeof(ushort)];
        BinaryPrimitives.WriteUInt32BigEndian(key, block);
        BinaryPrimitives.WriteUInt16BigEndian(key.AsSpan(sizeof(uint)), ordinal);
        return key;
    }
}
