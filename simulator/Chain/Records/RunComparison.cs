using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator;

/// <summary>Where two runs part.</summary>
/// <param name="Block">The first block that differs.</param>
/// <param name="Words">In what, one line.</param>
/// <param name="Key">The first key of the state that differs after it; null where the states agree.</param>
public sealed record RunDifference(uint Block, string Words, KeyDifference? Key);

/// <param name="Contract">Name of the contract whose storage it is.</param>
/// <param name="Key">Hex, without the contract's id.</param>
/// <param name="First">Hex; null where the first run has no such key.</param>
public sealed record KeyDifference(string Contract, string Key, string? First, string? Second);

/// <summary>Finds the first block and key in which two recorded runs differ.</summary>
public static class RunComparison
{
    /// <summary>Null where the runs are one and the same.</summary>
    public static RunDifference? Find(RunRecord first, RunRecord second, CancellationToken cancel = default)
    {
        uint last = Math.Min(first.End.Head.Index, second.End.Head.Index);
        for (uint block = 0; block <= last; block++)
        {
            cancel.ThrowIfCancellationRequested();
            if (InBlock(first.End, second.End, block) is not { } words) continue;
            return new RunDifference(block, words, KeyAfter(first, second, block, cancel));
        }
        if (first.End.Head.Index == second.End.Head.Index) return null;
        return new RunDifference(
            last + 1, $"one run ends with block {last}, the other goes on to "
                + $"{Math.Max(first.End.Head.Index, second.End.Head.Index)}", null);
    }

    /// <summary>What two moments' logs say of one block, where they do not say the same.</summary>
    internal static string? Executions(ChainSnapshot first, ChainSnapshot second, uint block)
    {
        Execution[] a = [.. first.ExecutionsOf(block)], b = [.. second.ExecutionsOf(block)];
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
            if (!ExecutionLog.Write(a[i]).AsSpan().SequenceEqual(ExecutionLog.Write(b[i])))
                return $"{NameOf(i, a.Length)}: {Between(a[i], b[i])}";
        return a.Length == b.Length ? null : $"{a.Length - 2} transactions, {b.Length - 2} in the other";
    }

    static string? InBlock(ChainSnapshot first, ChainSnapshot second, uint block)
    {
        if (Executions(first, second, block) is { } words) return words;
        var (a, b) = (
            NativeContract.Ledger.GetBlockHash(first.View, block),
            NativeContract.Ledger.GetBlockHash(second.View, block));
        return a == b ? null : $"the header: {a}, {b} in the other";
    }

    /// <summary>Does both runs again up to the block, and compares what is stored after it.</summary>
    static KeyDifference? KeyAfter(RunRecord first, RunRecord second, uint block, CancellationToken cancel)
    {
        var (a, b) = (new RunReplay(first), new RunReplay(second));
        a.GoTo(block, cancel);
        b.GoTo(block, cancel);
        return FirstKey(a.Chain, b.Chain);
    }

    static KeyDifference? FirstKey(Chain first, Chain second)
    {
        using var a = Entries(first.State).GetEnumerator();
        using var b = Entries(second.State).GetEnumerator();
        bool hasA = a.MoveNext(), hasB = b.MoveNext();
        while (hasA || hasB)
        {
            int order = !hasA ? 1 : !hasB ? -1 : a.Current.Key.AsSpan().SequenceCompareTo(b.Current.Key);
            if (order != 0 || !a.Current.Value.AsSpan().SequenceEqual(b.Current.Value))
            {
                byte[] key = order <= 0 ? a.Current.Key : b.Current.Key;
                return new KeyDifference(
                    ContractOf(order <= 0 ? first : second, key), Hex(key.AsSpan(sizeof(int))),
                    order <= 0 ? Hex(a.Current.Value) : null, order >= 0 ? Hex(b.Current.Value) : null);
            }
            (hasA, hasB) = (a.MoveNext(), b.MoveNext());
        }
        return null;
    }

    /// <summary>What contracts stored; blocks and their witnesses have been compared already.</summary>
    static IEnumerable<(byte[] Key, byte[] Value)> Entries(StateTree state) => state.Seek([])
        .Where(entry => BitConverter.ToInt32(entry.Key) != NativeContract.Ledger.Id);

    static string ContractOf(Chain chain, byte[] key)
    {
        int id = BitConverter.ToInt32(key);
        return NativeContract.ContractManagement.ListContracts(chain.View)
            .FirstOrDefault(contract => contract.Id == id)?.Manifest.Name ?? $"contract {id}";
    }

    static string NameOf(int ordinal, int count) =>
        ordinal == 0 ? "OnPersist" : ordinal == count - 1 ? "PostPersist" : $"transaction {ordinal}";

    static string Between(Execution a, Execution b)
    {
        if (a.Transaction != b.Transaction) return $"{a.Transaction}, {b.Transaction} in the other";
        if (a.State != b.State) return $"{a.State}, {b.State} in the other";
        if (a.Fault?.Message != b.Fault?.Message) return $"'{a.Fault?.Message}', '{b.Fault?.Message}' in the other";
        if (a.GasDatoshi != b.GasDatoshi) return $"{a.GasDatoshi} datoshi, {b.GasDatoshi} in the other";
        for (int i = 0; i < Math.Min(a.Notifications.Count, b.Notifications.Count); i++)
        {
            string one = Text(a.Notifications[i]), two = Text(b.Notifications[i]);
            if (one != two) return $"event {i + 1}: {one}, {two} in the other";
        }
        return a.Notifications.Count == b.Notifications.Count
            ? "another result"
            : $"{a.Notifications.Count} events, {b.Notifications.Count} in the other";
    }

    static string Text(Notification note) =>
        $"{note.Event}({string.Join(", ", note.Values.Select(value => value.Describe()))})";

    static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
