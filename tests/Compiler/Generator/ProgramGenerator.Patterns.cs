namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Patterns over types, properties and lists, and what else an expression of several types can be.</summary>
sealed partial class ProgramGenerator
{
    /// <summary>More of what an expression of any type can be.</summary>
    List<(int Weight, Func<Term> Make)> Wider(CsType type, int depth)
    {
        var families = Readable().Where(item => KindsOf(item.Type).Count > 1).ToList();
        var made = type as ObjectType;
        bool counts = type == CsType.Int && !body.InFinally && !body.MayNotThrow && !body.MayNotCapture && iterators.Exists(CanCall);
        return
        [
            (families.Count > 0 ? 3 : 0, () => TypeSwitch(type, dice.Pick(families), depth)),
            (body.Base is { } parent && parent.Result.Name == type.Name && CanCall(parent) ? 4 : 0, () => CallOf(body.Base!, "base.", depth - 1)),
            (made?.Operators.Count > 0 && !body.InFinally ? 4 : 0, () => Operated(made!, depth)),
            (1, () => Term.Expression(type, $"Choose<{type}>({Truth(depth - 1)}, {Value(type, depth - 1)}, {Value(type, depth - 1)})")),
            (type is IntegerType && !body.MayNotThrow && !body.InFinally && !body.MayNotCapture ? 1 : 0, () => Twice(type, depth)),
            (counts ? 3 : 0, () => Counted(depth)),
        ];
    }

    IReadOnlyList<ObjectType> KindsOf(CsType type) => type switch
    {
        ObjectType made => made.Kinds,
        InterfaceType face => face.Kinds,
        _ => [],
    };

    Term Operated(ObjectType type, int depth)
    {
        string symbol = dice.Pick(type.Operators).Name["operator ".Length..];
        return Term.Expression(type, $"({Value(type, depth - 1)} {symbol} {Value(type, depth - 1)})");
    }

    Term Twice(CsType type, int depth)
    {
        NoteThrow();
        return Term.Expression(type, $"Twice<{type}>({Value(type, depth - 1)}, {Lambda(new FuncOf([type], type), depth)})");
    }

    Term Counted(int depth)
    {
        var iterator = dice.Pick(iterators.Where(CanCall).ToList());
        var item = ((SequenceOf)iterator.Result).Item;
        return Term.Expression(CsType.Int, $"{CallOf(iterator, "", depth - 1)}.Count({Query(item, CsType.Bool)})");
    }

    /// <summary>A derived class is asked for before its base.</summary>
    Term TypeSwitch(CsType type, Variable variable, int depth)
    {
        var kinds = KindsOf(variable.Type).Where(_ => dice.Percent(70)).OrderByDescending(Depth).ToList();
        var arms = kinds.ConvertAll(kind => Within(body, () =>
        {
            string name = Fresh("k");
            string fields = dice.Percent(30) ? PatternOf(kind) : "";
            variables.Add(new Variable(name, kind, IsAssignable: false));
            return Term.Group($"{kind}{fields} {name} => {Value(type, depth - 1)}, ");
        }));
        return Term.Expression(type, $"({variable.Name} switch {{ {Term.List(arms, "")}_ => {Value(type, depth - 1)} }})");
    }

    static int Depth(ObjectType type) => type.Parent is null ? 0 : Depth(type.Parent) + 1;

    List<(int Weight, Func<Term> Make)> WiderTruths(int depth)
    {
        var families = Readable().Where(item => KindsOf(item.Type).Count > 1).ToList();
        var open = Readable().Where(item => item.Type is ObjectType made && made.AllFields.Any(field => TestOf(field.Type) is not null)).ToList();
        var arrays = Readable().Where(item => item.Type is ArrayOf { Item: IntegerType }).ToList();
        return
        [
            (families.Count > 0 ? 2 : 0, () => TypeTest(dice.Pick(families))),
            (open.Count > 0 ? 2 : 0, () => PropertyTest(dice.Pick(open))),
            (arrays.Count > 0 ? 1 : 0, () => ListTest(dice.Pick(arrays))),
            (records.Count > 0 ? 2 : 0, () => Equality(dice.Pick(records), depth)),
        ];
    }

    Term TypeTest(Variable variable)
    {
        var kind = dice.Pick(KindsOf(variable.Type));
        return Term.Expression(CsType.Bool, $"({variable.Name} is {dice.Pick("", "", "not ")}{kind})");
    }

    Term PropertyTest(Variable variable) =>
        Term.Expression(CsType.Bool, $"({variable.Name} is {PatternOf((ObjectType)variable.Type)})");

    /// <summary>One field or two, each compared with a constant.</summary>
    string PatternOf(ObjectType type)
    {
        var tests = type.AllFields.Select(field => (field.Name, Test: TestOf(field.Type))).Where(item => item.Test is not null).ToList();
        return tests.Count == 0
            ? " { }"
            : $" {{ {string.Join(", ", tests.Take(1 + dice.Below(2)).Select(item => $"{item.Name}: {item.Test}"))} }}";
    }

    string? TestOf(CsType type) => type switch
    {
        IntegerType integer => dice.Below(3) switch
        {
            0 => $"{Number(integer, 1)}",
            1 => $">= {Number(integer, 2)} and < {Number(integer, 100)}",
            _ => $"not {Number(integer, 3)}",
        },
        { Name: "bool" } => dice.Pick("true", "false"),
        { Name: "string" } => dice.Pick("\"\"", "\"a\"", "null", "not null", "{ Length: > 1 }"),
        NullableType => dice.Pick("null", "not null"),
        EnumType named => $"{type}.{dice.Pick(named.Members)}",
        _ => null,
    };

    Term ListTest(Variable variable)
    {
        var item = (IntegerType)((ArrayOf)variable.Type).Item;
        string pattern = dice.Below(4) switch
        {
            0 => $"[{TestOf(item)}, ..]",
            1 => $"[_, {TestOf(item)}]",
            2 => $"[.., {TestOf(item)}]",
            _ => $"[{TestOf(item)}, .. {{ Length: {1 + dice.Below(2)} }}]",
        };
        return Term.Expression(CsType.Bool, $"({variable.Name} is {pattern})");
    }

    Term Equality(ObjectType type, int depth) => dice.Percent(60)
        ? Term.Expression(CsType.Bool, $"({Value(type, depth - 1)} {dice.Pick("==", "!=")} {Value(type, depth - 1)})")
        : Term.Expression(CsType.Bool, $"({Value(type, depth - 1)}).Equals({Value(type, depth - 1)})");

    Term With(ObjectType type, int depth)
    {
        var fields = type.AllFields.Where(_ => dice.Percent(60))
            .Select(field => Term.Group($"{field.Name} = {Stored(field.Type, depth - 1)}")).ToList();
        return Term.Expression(type, $"({Value(type, depth - 1)} with {{ {Term.List(fields, ", ")} }})");
    }

    /// <summary>A collection expression, or a part of an array; two items at least.</summary>
    Term Collected(ArrayOf type, int depth)
    {
        var known = Readable().Where(item => item.Type.Name == type.Name).ToList();
        return dice.Below(known.Count > 0 ? 4 : 1) switch
        {
            0 => Term.Expression(type, $"(({type})[{Value(type.Item, depth - 1)}, {Value(type.Item, depth - 1)}])"),
            1 => Term.Expression(type, $"(({type})[.. {dice.Pick(known).Name}, {Value(type.Item, depth - 1)}])"),
            2 => Term.Expression(type, $"{dice.Pick(known).Name}[..2]"),
            _ => Term.Expression(type, $"{dice.Pick(known).Name}[^2..]"),
        };
    }
}
