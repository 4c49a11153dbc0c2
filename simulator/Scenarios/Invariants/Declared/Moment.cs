using System.Numerics;
using Neo;
using Neo.VM.Types;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Invariants.Declared;

/// <summary>A state of the chain as declared invariants see it. What was read once is remembered: states do not change.</summary>
/// <param name="read">Calls a safe method in this state.</param>
public sealed class Moment(Func<ContractCall, StackItem> read)
{
    readonly Dictionary<string, object?> _known = [];

    /// <summary>What a view returned: a number, true or false, bytes, null, or a list of such.</summary>
    /// <exception cref="InvariantException">It faulted.</exception>
    public object? Read(UInt160 contract, string method, IReadOnlyList<object?> arguments)
    {
        string key = $"{contract}.{method}({string.Join(',', arguments.Select(Values.Text))})";
        if (_known.TryGetValue(key, out object? known)) return known;
        try
        {
            return _known[key] = Values.Of(read(new ContractCall(contract, method, [.. arguments])));
        }
        catch (ContractFaultException fault)
        {
            throw new InvariantException($"{method} faulted: {fault.Error}");
        }
    }
}

/// <summary>An invariant cannot be judged; the message says why.</summary>
public sealed class InvariantException(string message) : Exception(message);

/// <summary>Values of expressions.</summary>
static class Values
{
    public static object? Of(StackItem item) => item switch
    {
        Null => null,
        Neo.VM.Types.Boolean => item.GetBoolean(),
        Integer => item.GetInteger(),
        Neo.VM.Types.Array list => list.Select(Of).ToArray(),
        ByteString or Neo.VM.Types.Buffer => item.GetSpan().ToArray(),
        _ => throw new InvariantException($"a {item.Type} is no value of an invariant"),
    };

    public static BigInteger Number(object? value) => value switch
    {
        BigInteger number => number,
        bool truth => truth ? 1 : 0,
        null => 0,
        byte[] { Length: <= 32 } bytes => new BigInteger(bytes),
        _ => throw new InvariantException($"{Text(value)} is no number"),
    };

    public static bool Truth(object? value) =>
        value is bool truth ? truth : throw new InvariantException($"{Text(value)} is neither true nor false");

    public static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (bool a, bool b) => a == b,
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        (object?[] a, object?[] b) => a.Length == b.Length && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        _ => Number(left) == Number(right),
    };

    public static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes).ToLowerInvariant(),
        object?[] list => $"[{string.Join(", ", list.Select(Text))}]",
        _ => value.ToString()!,
    };
}
