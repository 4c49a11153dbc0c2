using System.Buffers.Binary;
using System.Security.Cryptography;
using Neo;
using Neo.Cryptography;
using Neo.Network.P2P;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract.Native;
using ECPoint = Neo.Cryptography.ECC.ECPoint;

namespace StarMiner.Simulator;

/// <summary>Makes the blocks that this chain's validators would make.</summary>
sealed class BlockMaker(ChainOptions options, ProtocolSettings settings, KeyRing keys)
{
    ECPoint[] _lastValidators = [];
    MultiSigAccount? _last;

    /// <summary>
    /// The next block without transactions, next consensus and witness: what a script that runs in it can see.
    /// </summary>
    public Block Draft(Header head, ulong timestampMs) => new()
    {
        Header = new Header
        {
            Version = 0,
            PrevHash = head.Hash,
            MerkleRoot = UInt256.Zero,
            Timestamp = timestampMs,
            Nonce = Nonce(head.Index + 1),
            Index = head.Index + 1,
            PrimaryIndex = (byte)((head.Index + 1) % (uint)settings.ValidatorsCount),
            NextConsensus = UInt160.Zero,
            Witness = Empty(),
        },
        Transactions = [],
    };

    /// <summary>
    /// Completes and signs the draft. The witness must be there before the block runs: the ledger stores it.
    /// </summary>
    public Block Complete(Block draft, Header head, Transaction[] transactions, DataCache state)
    {
        draft.Transactions = transactions;
        draft.Header.MerkleRoot = MerkleTree.ComputeRoot([.. transactions.Select(t => t.Hash)]);
        draft.Header.NextConsensus = NextConsensus(state, draft.Index).ScriptHash;
        return Sign(draft, head);
    }

    /// <summary>The next block, empty, where the validators stay the same.</summary>
    public Block Repeat(Header head, ulong timestampMs)
    {
        Block block = Draft(head, timestampMs);
        block.Header.NextConsensus = head.NextConsensus;
        return Sign(block, head);
    }

    /// <summary>Keeps the accounts that the newest block may have named to sign the next one.</summary>
    public void Learn(DataCache state, uint height)
    {
        AccountOf(NativeContract.NEO.GetNextBlockValidators(state, settings.ValidatorsCount));
        if (height > 0) NextConsensus(state, height);
        NextConsensus(state, height + 1);
    }

    Block Sign(Block block, Header head)
    {
        if (!options.Unlocked)
            block.Header.Witness = keys.ValidatorAccount(head.NextConsensus)
                .Sign(block.Header.GetSignData(settings.Network));
        return block;
    }

    MultiSigAccount NextConsensus(DataCache state, uint index) => AccountOf(
        NeoToken.ShouldRefreshCommittee(index, settings.CommitteeMembersCount)
            ? NativeContract.NEO.ComputeNextBlockValidators(state, settings)
            : NativeContract.NEO.GetNextBlockValidators(state, settings.ValidatorsCount));

    MultiSigAccount AccountOf(ECPoint[] validators)
    {
        if (_last is { } last && _lastValidators.SequenceEqual(validators)) return last;
        _lastValidators = validators;
        return _last = keys.OfValidators(validators);
    }

    /// <summary>A block nonce that depends on nothing but the seed and the index.</summary>
    ulong Nonce(uint index)
    {
        Span<byte> input = stackalloc byte[16];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(input, options.Seed);
        BinaryPrimitives.WriteUInt64LittleEndian(input[8..], index);
        SHA256.HashData(input, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    static Witness Empty() => new()
    {
        InvocationScript = ReadOnlyMemory<byte>.Empty,
        VerificationScript = ReadOnlyMemory<byte>.Empty,
    };
}
