using StarMiner.Client;

namespace StarMiner.Simulator.Economies.World;

/// <summary>What somebody sends in one transaction: all of it happens or nothing.</summary>
/// <param name="FeeDatoshi">The most that the VM may take [1e-8 GAS].</param>
/// <param name="Refused">Gets the contract's error where it faulted.</param>
public sealed record Act(
    Account By, IReadOnlyList<ContractCall> Calls, long FeeDatoshi, Action<string>? Refused = null);

/// <summary>The acts of one round, in the order in which the block has them.</summary>
public sealed class ActList
{
    /// <summary>So many calls share a transaction: results and notifications stay far below the VM's limits.</summary>
    const int CallsTogether = 16;

    readonly List<Act> _acts = [];

    public IReadOnlyList<Act> Acts => _acts;

    public void Add(Account by, ContractCall call, long feeDatoshi, Action<string>? refused = null) =>
        _acts.Add(new Act(by, [call], feeDatoshi, refused));

    /// <summary>Calls that go through together or not at all.</summary>
    public void AddTogether(
        Account by, IReadOnlyList<ContractCall> calls, long feeDatoshi, Action<string>? refused = null) =>
        _acts.Add(new Act(by, calls, feeDatoshi, refused));

    /// <summary>Several calls of one kind, as few transactions as may be.</summary>
    /// <param name="refused">Gets the items whose transaction faulted.</param>
    public void AddAll<T>(
        Account by, IReadOnlyList<T> items, Func<T, ContractCall> call, long feeDatoshi,
        Action<IReadOnlyList<T>, string>? refused = null)
    {
        for (int start = 0; start < items.Count; start += CallsTogether)
        {
            T[] part = [.. items.Skip(start).Take(CallsTogether)];
            _acts.Add(new Act(
                by, [.. part.Select(call)], feeDatoshi * part.Length,
                refused is null ? null : error => refused(part, error)));
        }
    }

    public void Clear() => _acts.Clear();
}
