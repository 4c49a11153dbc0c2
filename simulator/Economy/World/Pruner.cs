using System.Buffers.Binary;
using Neo;
using Neo.IO;
using Neo.SmartContract.Native;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Economies.World;

/// <summary>
/// Forgets old blocks: the ledger's records of them and of their transactions leave the state, and the logs go. What a
/// run of months remembers is then the contracts' own state alone.
/// </summary>
sealed class Pruner(Chain chain)
{
    // Prefixes of LedgerContract.
    const byte BlockPrefix = 5;
    const byte BlockHashPrefix = 9;
    const byte TransactionPrefix = 11;

    uint _next = 1;

    public void ForgetBefore(uint height)
    {
        ChainSnapshot now = chain.Snapshot();
        StateTreeEditor state = now.State.Edit();
        for (; _next < height; _next++)
        {
            if (chain.FindBlockHash(_next) is not { } hash) continue;
            TrimmedBlock? block = NativeContract.Ledger.GetTrimmedBlock(chain.View, hash);
            foreach (UInt256 transaction in block?.Hashes ?? [])
                state.Delete(Key(TransactionPrefix, transaction.ToArray()));
            state.Delete(Key(BlockPrefix, hash.ToArray()));
            state.Delete(Key(BlockHashPrefix, BigEndian(_next)));
        }
        chain.Restore(now.WithoutLogs() with { State = state.Publish() });
    }

    static byte[] Key(byte prefix, byte[] key)
    {
        byte[] whole = new byte[sizeof(int) + 1 + key.Length];
        BinaryPrimitives.WriteInt32LittleEndian(whole, NativeContract.Ledger.Id);
        whole[sizeof(int)] = prefix;
        key.CopyTo(whole, sizeof(int) + 1);
        return whole;
    }

    static byte[] BigEndian(uint index)
    {
        byte[] bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, index);
        return bytes;
    }
}
