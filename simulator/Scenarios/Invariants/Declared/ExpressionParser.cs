using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace StarMiner.Simulator.Scenarios.Invariants.Declared;

/// <summary>
/// Reads an expression: numbers, <c>Contract.view(arguments)[0]</c>, actors and contracts by name, <c>+ - * / %</c>,
/// comparisons, <c>and or not</c>, <c>old(x)</c>, <c>signed(who)</c>, <c>sum|all|any(a in actors|contracts|holders: x)</c>.
/// </summary>
sealed partial class ExpressionParser
{
    /// <summary>Brackets within brackets.</summary>
    const int Deepest = 64;

    static readonly string[][] Levels =
        [["or"], ["and"], ["==", "!=", "<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];

    readonly List<(string Text, int At)> _tokens;
    readonly Func<string, bool> _isActor, _isContract;
    readonly HashSet<string> _bound = [], _contracts = [];
    int _next;
    int _depth;

    ExpressionParser(string text, Func<string, bool> isActor, Func<string, bool> isContract)
    {
        (_isActor, _isContract) = (isActor, isContract);
        _tokens = [.. Token().Matches(text).Select(match => (match.Value, match.Index))];
        _tokens.Add(("", text.Length));
    }

    /// <exception cref="InvariantException">It is no expression; the message says what was expected where.</exception>
    /// <returns>With the contracts that it names.</returns>
    public static (Expression Expression, IReadOnlySet<string> Contracts) Parse(
        string text, Func<string, bool> isActor, Func<string, bool> isContract)
    {
        var parser = new ExpressionParser(text, isActor, isContract);
        Expression expression = parser.Level(0);
        return parser.Peek.Length == 0 ? (expression, parser._contracts) : throw parser.Expected("the end");
    }

    string Peek => _tokens[_next].Text;

    Expression Level(int level)
    {
        if (level == Levels.Length) return Unary();
        if (++_depth > Deepest * (Levels.Length + 2)) throw Expected("fewer brackets");
        Expression left = Level(level + 1);
        while (Levels[level].Contains(Peek))
        {
            string sign = Take();
            left = new Binary(sign, left, Level(level + 1));
            // A comparison of a comparison is always a mistake.
            if (level == 2) break;
        }
        _depth--;
        return left;
    }

    Expression Unary()
    {
        if (++_depth > Deepest * (Levels.Length + 2)) throw Expected("fewer brackets");
        Expression value = Peek switch
        {
            "not" => Prefixed(() => new Not(Level(2))),
            "-" => Prefixed(() => new Binary("-", new Literal(BigInteger.Zero), Unary())),
            _ => Postfix(Primary()),
        };
        _depth--;
        return value;
    }

    Expression Prefixed(Func<Expression> rest)
    {
        Take();
        return rest();
    }

    Expression Postfix(Expression value)
    {
        while (Peek == "[")
        {
            Take();
            value = new Item(value, Level(0));
            Take("]");
        }
        return value;
    }

    Expression Primary()
    {
        string token = Take();
        if (token == "(") return Closed(Level(0));
        if (token.Length > 0 && char.IsAsciiDigit(token[0]))
            return new Literal(BigInteger.Parse(token.Replace("_", ""), CultureInfo.InvariantCulture));
        return token switch
        {
            "true" or "false" => new Literal(token == "true"),
            "null" => new Literal(null),
            "old" => Bracketed(() => new Old(Level(0))),
            "signed" => Bracketed(() => new Signed(Level(0))),
            "sum" or "all" or "any" => Bracketed(() => OverList(token)),
            _ when _bound.Contains(token) => new Bound(token),
            _ when Peek == "." && _isContract(token) => ViewOf(token),
            _ when _isActor(token) => new Account(token),
            _ when _isContract(token) => AccountOf(token),
            _ => throw Expected("a number, an actor, a contract, old, signed, sum, all or any", back: 1),
        };
    }

    Expression OverList(string how)
    {
        string name = Take();
        if (name.Length == 0 || !char.IsAsciiLetter(name[0])) throw Expected("a name", back: 1);
        Take("in");
        string list = Take();
        if (list is not ("actors" or "contracts" or "holders")) throw Expected("actors, contracts or holders", back: 1);
        Take(":");
        bool isNew = _bound.Add(name);
        var each = new Each(how, name, list, Level(0));
        if (isNew) _bound.Remove(name);
        return each;
    }

    Expression AccountOf(string contract)
    {
        _contracts.Add(contract);
        return new Account(contract);
    }

    Expression ViewOf(string contract)
    {
        _contracts.Add(contract);
        Take(".");
        string method = Take();
        if (method.Length == 0 || !char.IsAsciiLetter(method[0])) throw Expected("a method", back: 1);
        Take("(");
        var arguments = new List<Expression>();
        while (Peek != ")")
        {
            arguments.Add(Level(0));
            if (Peek != ")") Take(",");
        }
        Take(")");
        return new View(contract, method, arguments);
    }

    Expression Bracketed(Func<Expression> inside)
    {
        Take("(");
        return Closed(inside());
    }

    Expression Closed(Expression inside)
    {
        Take(")");
        return inside;
    }

    string Take() => Peek.Length == 0 ? throw Expected("more") : _tokens[_next++].Text;

    void Take(string token)
    {
        if (Peek != token) throw Expected($"'{token}'");
        _next++;
    }

    InvariantException Expected(string what, int back = 0)
    {
        var (text, at) = _tokens[_next - back];
        string found = text.Length == 0 ? "the end" : $"'{text}'";
        return new InvariantException($"{what} at character {at + 1}, found {found}");
    }

    [GeneratedRegex(@"[0-9][0-9_]*|[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]|[A-Za-z]|==|!=|<=|>=|\S")]
    private static partial Regex Token();
}
