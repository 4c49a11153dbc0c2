using System.Numerics;
using Neo;
using Neo.SmartContract;
using StarMiner.Simulator.Fuzz.Steps;

namespace StarMiner.Simulator.Fuzz.Generation;

/// <summary>Makes arguments of the ABI's types, more often such as mean something.</summary>
sealed class ValueGenerator(FuzzWorld world, ValuePool pool, Random random)
{
    /// <summary>Lists within lists.</summary>
    const int Deepest = 2;

    const int MostBits = 256;

    /// <summary>From now to a deadline [ms].</summary>
    static readonly ulong[] Waits = [0, 60_000, 3_600_000, 86_400_000, 30 * 86_400_000UL];

    readonly string[] _actors = [.. world.Places.Actors.Keys];
    readonly string[] _contracts = [.. world.Contracts.Select(contract => contract.Name)];

    /// <summary>The time that a step will be tried at: deadlines lie behind it.</summary>
    public ulong NowMs { get; set; }

    /// <param name="by">Who calls: arguments are often about the caller.</param>
    /// <param name="to">The contract that gets the value: its own constants mean most to it.</param>
    public FuzzValue Of(ContractParameterType type, string by, string to, int depth = 0) => type switch
    {
        ContractParameterType.Integer => new NumberValue(Number()),
        ContractParameterType.Boolean => new TruthValue(random.Next(2) == 0),
        ContractParameterType.Hash160 => Account(by),
        ContractParameterType.String => new TextValue(Any(TextsFor(to))),
        ContractParameterType.Hash256 => new BytesValue(Fixed(UInt256.Length)),
        ContractParameterType.PublicKey => new BytesValue("02" + Fixed(32)),
        ContractParameterType.Signature => new BytesValue(Fixed(64)),
        ContractParameterType.ByteArray => Bytes(by, to),
        ContractParameterType.Array => List(by, to, depth),
        _ => Anything(by, to, depth),
    };

    /// <summary>A value near another.</summary>
    public FuzzValue Mutate(FuzzValue value, ContractParameterType type, string by, string to) => value switch
    {
        NumberValue { Number: var number } when random.Next(3) > 0 => new NumberValue(Within(random.Next(5) switch
        {
            0 => number + 1,
            1 => number - 1,
            2 => number * 2,
            3 => number / 2,
            _ => number / Math.Max(2, random.Next(1_000)),
        })),
        ListValue { Items: { Count: > 0 } items } when random.Next(4) > 0 => new ListValue(
            [.. items.Select((item, i) =>
                i == random.Next(items.Count) ? Mutate(item, ContractParameterType.Any, by, to) : item)]),
        _ => Of(type, by, to),
    };

    /// <summary>No script can push more than the VM's 256 bits.</summary>
    static BigInteger Within(BigInteger number) => number.GetBitLength() < MostBits ? number : number.Sign;

    BigInteger Number() => random.Next(24) switch
    {
        // What is counted from nought: kinds, places, flags.
        20 or 21 => random.Next(5),
        22 or 23 => NowMs + Any(Waits),
        < 6 => Any(pool.Numbers) + random.Next(-1, 2),
        < 12 when pool.Seen.Count > 0 => pool.Seen.ElementAt(random.Next(pool.Seen.Count)) + random.Next(-1, 2),
        < 18 => random.Next(1, 100) * BigInteger.Pow(10, random.Next(0, 12)),
        18 => -random.Next(1, 1_000),
        _ => BigInteger.Pow(2, random.Next(30, 255)) - random.Next(2),
    };

    FuzzValue Account(string by) => random.Next(20) switch
    {
        < 9 => new AccountValue(by, false),
        < 14 => new AccountValue(Any(_actors), false),
        < 18 => new AccountValue(Any(_contracts), true),
        18 => new BytesValue(new string('0', 2 * UInt160.Length)),
        _ => new BytesValue(Fixed(UInt160.Length)),
    };

    FuzzValue Bytes(string by, string to) => random.Next(6) switch
    {
        0 => Account(by),
        1 => new BytesValue(Fixed(random.Next(34))),
        2 => new TextValue(Any(TextsFor(to))),
        _ => new BytesValue(Any(pool.Bytes)),
    };

    FuzzValue List(string by, string to, int depth)
    {
        if (depth >= Deepest) return new ListValue([]);
        if (pool.Lists.Count > 0 && random.Next(2) == 0) return Any(pool.Lists);
        int count = random.Next(4);
        return new ListValue([.. Enumerable.Range(0, count).Select(_ => Anything(by, to, depth + 1))]);
    }

    FuzzValue Anything(string by, string to, int depth) => random.Next(12) switch
    {
        < 3 => new NothingValue(),
        < 6 => new NumberValue(Number()),
        6 => Account(by),
        7 or 8 => new TextValue(Any(TextsFor(to))),
        9 => Bytes(by, to),
        _ when depth == 0 => Order(by, to),
        _ => List(by, to, depth),
    };

    /// <summary>A word and what goes with it: how payments say what they are for.</summary>
    FuzzValue Order(string by, string to) => pool.Lists.Count > 0 && random.Next(3) == 0
        ? Mutate(Any(pool.Lists), ContractParameterType.Array, by, to)
        : new ListValue([
            new TextValue(Any(TextsFor(to))), .. Enumerable.Range(0, random.Next(4)).Select(_ => Anything(by, to, 1))]);

    IReadOnlyList<string> TextsFor(string contract) =>
        random.Next(4) > 0 && pool.TextsOf(contract) is { Count: > 0 } own ? own : pool.Texts;

    string Fixed(int bytes)
    {
        byte[] value = new byte[bytes];
        random.NextBytes(value);
        return Convert.ToHexString(value).ToLowerInvariant();
    }

    T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
