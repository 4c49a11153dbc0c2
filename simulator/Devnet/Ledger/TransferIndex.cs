using System.Buffers.Binary;
using System.Numerics;
using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Devnet.Ledger;

/// <param name="Execution">Which execution of the block sent it; 0 is OnPersist.</param>
/// <param name="From">Zero where the token was minted.</param>
/// <param name="To">Zero where it was burned.</param>
/// <param name="Amount">In the token's smallest unit.</param>
public sealed record TokenTransfer(
    uint Block, ulong TimeMs, ushort Execution, UInt160 Token, UInt160 From, UInt160 To, BigInteger Amount,
    UInt256 Transaction);

/// <summary>
/// The Transfer events of all transactions by account, beside the chain's state and as immutable as it.
/// Keys: 0, account, block, execution, ordinal -> transfer; 1, account, token -> the newest block with one. Numbers are
/// big-endian, so that a seek goes through time.
/// </summary>
static class TransferIndex
{
    const byte ByTime = 0;
    const byte Newest = 1;
    const int TransferParts = 3;

    /// <summary>
    /// The index with one block more. What a block's own two scripts do is left out, as neo-express does.
    /// </summary>
    public static StateTree Add(StateTree index, Header block, IEnumerable<Execution> transactions)
    {
        StateTreeEditor? editor = null;
        ushort ordinal = 0;
        foreach (Execution execution in transactions)
        {
            ordinal++;
            for (int i = 0; i < execution.Notifications.Count; i++)
            {
                if (Read(block, ordinal, execution, execution.Notifications[i]) is not { } transfer) continue;
                editor ??= index.Edit();
                Put(editor, transfer, (ushort)i);
            }
        }
        return editor?.Publish() ?? index;
    }

    /// <summary>An account's transfers, oldest first.</summary>
    public static IEnumerable<TokenTransfer> Of(StateTree index, UInt160 account) =>
        index.WithPrefix([ByTime, .. account.ToArray()]).Select(entry => Decode(entry.Value));

    /// <summary>The newest block that moved this token to or from the account; 0 where none did.</summary>
    public static uint NewestBlock(StateTree index, UInt160 account, UInt160 token) =>
        index.TryGet(NewestKey(account, token), out byte[]? block) ? BinaryPrimitives.ReadUInt32BigEndian(block) : 0;

    static TokenTransfer? Read(Header block, ushort ordinal, Execution execution, Notification sent)
    {
        if (sent.Event != "Transfer" || sent.Values.Count != TransferParts) return null;
        if (AccountIn(sent.Values[0]) is not { } from || AccountIn(sent.Values[1]) is not { } to) return null;
        if ((from == UInt160.Zero && to == UInt160.Zero) || sent.Values[2] is not (Integer or ByteString)) return null;
        if (sent.Values[2] is ByteString { Size: > Integer.MaxSize }) return null;
        return new TokenTransfer(
            block.Index, block.Timestamp, ordinal, sent.Contract, from, to, sent.Values[2].GetInteger(),
            execution.Transaction!);
    }

    /// <returns>Null where the value is no account.</returns>
    static UInt160? AccountIn(StackItem item)
    {
        if (item.IsNull) return UInt160.Zero;
        if (item is not (ByteString or Neo.VM.Types.Buffer)) return null;
        return item.GetSpan().Length == UInt160.Length ? new UInt160(item.GetSpan()) : null;
    }

    static void Put(StateTreeEditor editor, TokenTransfer transfer, ushort ordinal)
    {
        byte[] value = Encode(transfer);
        byte[] block = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(block, transfer.Block);
        byte[] place = new byte[2 * sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(place, transfer.Execution);
        BinaryPrimitives.WriteUInt16BigEndian(place.AsSpan(sizeof(ushort)), ordinal);
        foreach (UInt160 account in new[] { transfer.From, transfer.To })
        {
            editor.Put([ByTime, .. account.ToArray(), .. block, .. place], value);
            editor.Put(NewestKey(account, transfer.Token), block);
        }
    }

    static byte[] NewestKey(UInt160 account, UInt160 token) => [Newest, .. account.ToArray(), .. token.ToArray()];

    static byte[] Encode(TokenTransfer transfer)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(transfer.Block);
        writer.Write(transfer.TimeMs);
        writer.Write(transfer.Execution);
        writer.Write(transfer.Token.ToArray());
        writer.Write(transfer.From.ToArray());
        writer.Write(transfer.To.ToArray());
        writer.Write(transfer.Transaction.ToArray());
        writer.Write(transfer.Amount.ToByteArray());
        writer.Flush();
        return stream.ToArray();
    }

    static TokenTransfer Decode(byte[] value)
    {
        using var reader = new BinaryReader(new MemoryStream(value));
        uint block = reader.ReadUInt32();
        ulong timeMs = reader.ReadUInt64();
        ushort execution = reader.ReadUInt16();
        var token = new UInt160(reader.ReadBytes(UInt160.Length));
        var from = new UInt160(reader.ReadBytes(UInt160.Length));
        var to = new UInt160(reader.ReadBytes(UInt160.Length));
        var transaction = new UInt256(reader.ReadBytes(UInt256.Length));
        var amount = new BigInteger(reader.ReadBytes(value.Length));
        return new TokenTransfer(block, timeMs, execution, token, from, to, amount, transaction);
    }
}
