using System.Buffers.Binary;
using System.Security.Cryptography;
using Neo;
using Neo.SmartContract.Native;

namespace StarMiner.Simulator;

static class RunHashes
{
    // Prefixes of LedgerContract: blocks and transactions as they were, witnesses included.
    const byte Block = 5;
    const byte Transaction = 11;

    public static UInt256 Of(ChainSnapshot moment)
    {
        byte[] state = moment.State.Digest(HasNoWitness);
        return new UInt256(SHA256.HashData([.. moment.History, .. state]));
    }

    static bool HasNoWitness(byte[] key) =>
        BinaryPrimitives.ReadInt32LittleEndian(key) != NativeContract.Ledger.Id
            || key[sizeof(int)] is not (Block or Transaction);
}
