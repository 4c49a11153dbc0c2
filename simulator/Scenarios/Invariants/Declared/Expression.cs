using System.Numerics;
using Neo;

namespace StarMiner.Simulator.Scenarios.Invariants.Declared;

/// <summary>What an expression is judged in.</summary>
/// <param name="Now">The state after a step.</param>
/// <param name="Before">The state before it, for <c>old</c>.</param>
/// <param name="Signers">Who signed in that step.</param>
public sealed record Judgement(Moment Now, Moment Before, IReadOnlySet<UInt160> Signers, Places Places)
{
    /// <summary>Values of the names that <c>all</c>, <c>any</c> and <c>sum</c> introduce.</summary>
    internal IReadOnlyDictionary<string, object?> Bound { get; init; } = new Dictionary<string, object?>();
}

/// <summary>Where actors and contracts live in a run.</summary>
public sealed record Places(IReadOnlyDictionary<string, UInt160> Actors, IReadOnlyDictionary<string, UInt160> Contracts)
{
    public IEnumerable<object?> Of(string list) => (list switch
    {
        "actors" => Actors.Values,
        "contracts" => Contracts.Values,
        _ => Actors.Values.Concat(Contracts.Values),
    }).Select(hash => (object?)Neo.IO.Helper.ToArray(hash));

    public UInt160 Contract(string name) => Contracts.TryGetValue(name, out UInt160? hash)
        ? hash
        : throw new InvariantException($"{name} is not deployed");
}

abstract record Expression
{
    public abstract object? In(Judgement judgement);
}

sealed record Literal(object? Value) : Expression
{
    public override object? In(Judgement judgement) => Value;
}

/// <summary>The account of an actor or a contract.</summary>
sealed record Account(string Name) : Expression
{
    public override object? In(Judgement judgement) => Neo.IO.Helper.ToArray(
        judgement.Places.Actors.TryGetValue(Name, out UInt160? hash) ? hash : judgement.Places.Contract(Name));
}

sealed record Bound(string Name) : Expression
{
    public override object? In(Judgement judgement) => judgement.Bound[Name];
}

sealed record View(string Contract, string Method, IReadOnlyList<Expression> Arguments) : Expression
{
    public override object? In(Judgement judgement) => judgement.Now.Read(
        judgement.Places.Contract(Contract), Method, [.. Arguments.Select(argument => argument.In(judgement))]);
}

sealed record Item(Expression List, Expression Index) : Expression
{
    public override object? In(Judgement judgement)
    {
        BigInteger index = Values.Number(Index.In(judgement));
        return List.In(judgement) is object?[] list && index >= 0 && index < list.Length
            ? list[(int)index]
            : throw new InvariantException($"there is no item {index}");
    }
}

/// <summary>The value in the state before the step.</summary>
sealed record Old(Expression Value) : Expression
{
    public override object? In(Judgement judgement) => Value.In(judgement with { Now = judgement.Before });
}

/// <summary>Whether an account signed in the step.</summary>
sealed record Signed(Expression Who) : Expression
{
    public override object? In(Judgement judgement) => Who.In(judgement) is byte[] { Length: UInt160.Length } account
        ? judgement.Signers.Contains(new UInt160(account))
        : throw new InvariantException("signed needs an account");
}

sealed record Not(Expression Value) : Expression
{
    public override object? In(Judgement judgement) => !Values.Truth(Value.In(judgement));
}

/// <summary><c>sum</c>, <c>all</c> or <c>any</c> of an expression over actors, contracts or both (holders).</summary>
sealed record Each(string How, string Name, string List, Expression Body) : Expression
{
    public override object? In(Judgement judgement)
    {
        IEnumerable<object?> values = judgement.Places.Of(List).Select(value => Body.In(judgement with
        {
            Bound = new Dictionary<string, object?>(judgement.Bound) { [Name] = value },
        }));
        return How switch
        {
            "all" => values.All(Values.Truth),
            "any" => values.Any(Values.Truth),
            _ => values.Aggregate(BigInteger.Zero, (sum, value) => sum + Values.Number(value)),
        };
    }
}

sealed record Binary(string Operator, Expression Left, Expression Right) : Expression
{
    /// <summary>Products of products must end somewhere [bits].</summary>
    const long MostBits = 4_096;

    public override object? In(Judgement judgement)
    {
        if (Operator is "and" or "or")
        {
            bool settles = Operator == "or";
            return Values.Truth(Left.In(judgement)) == settles ? settles : Values.Truth(Right.In(judgement));
        }
        object? left = Left.In(judgement), right = Right.In(judgement);
        if (Operator is "==" or "!=") return Values.Same(left, right) == (Operator == "==");
        return Calculate(Values.Number(left), Values.Number(right));
    }

    object Calculate(BigInteger a, BigInteger b)
    {
        if (Operator is "/" or "%" && b.IsZero) throw new InvariantException("division by zero");
        if (a.GetBitLength() + b.GetBitLength() > MostBits) throw new InvariantException("a number is too large");
        return Operator switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => BigInteger.Divide(a, b),
            "%" => BigInteger.Remainder(a, b),
            "<" => a < b,
            "<=" => a <= b,
            ">" => a > b,
            _ => a >= b,
        };
    }
}
