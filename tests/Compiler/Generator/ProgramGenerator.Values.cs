namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Truth values, texts, big numbers, and values made of others.</summary>
sealed partial class ProgramGenerator
{
    Term Truth(int depth)
    {
        if (depth <= 0 || --fuel <= 0)
            return Leaf(CsType.Bool);
        return dice.Pick<Term>(
        [
            (2, () => Leaf(CsType.Bool)),
            (8, () => Compared(depth)),
            (3, () => Term.Expression(CsType.Bool, $"({Truth(depth - 1)} {dice.Pick("&&", "||", "&", "|", "^", "==", "!=")} {Truth(depth - 1)})")),
            (1, () => Term.Expression(CsType.Bool, $"(!{Truth(depth - 1)})")),
            (2, () => Matched(depth)),
            .. WiderTruths(depth),
            (1, () => Term.Expression(CsType.Bool, $"({Value(new NullableType(dice.Pick(CsType.Integers)), depth - 1)}).HasValue")),
            (2, () => Common(CsType.Bool, depth)),
        ]);
    }

    Term Compared(int depth)
    {
        string order = dice.Pick("<", "<=", ">", ">=", "==", "!=");
        string equality = dice.Pick("==", "!=");
        return dice.Below(10) switch
        {
            0 => Term.Expression(CsType.Bool, $"({Text(depth - 1)} {equality} {Text(depth - 1)})"),
            1 => Term.Expression(CsType.Bool, $"({Big(depth - 1)} {order} {Big(depth - 1)})"),
            2 when enums.Count > 0 => Enums(dice.Pick(enums), order, depth),
            3 => Nullables(new NullableType(dice.Pick(CsType.Integers)), order, depth),
            _ => Integers(dice.Pick(CsType.Integers), order, depth),
        };
    }

    Term Integers(IntegerType type, string order, int depth) =>
        Term.Expression(CsType.Bool, $"({Integer(type, depth - 1)} {order} {Operand(type, depth - 1)})");

    Term Enums(EnumType type, string order, int depth) =>
        Term.Expression(CsType.Bool, $"({Value(type, depth - 1)} {order} {Value(type, depth - 1)})");

    Term Nullables(NullableType type, string order, int depth) =>
        Term.Expression(CsType.Bool, $"({Value(type, depth - 1)} {order} {Value(type, depth - 1)})");

    /// <summary>A pattern; C# refuses one that a constant can never match.</summary>
    Term Matched(int depth)
    {
        var type = dice.Pick(CsType.Integers);
        var value = NotConstant(Integer(type, depth - 1));
        string pattern = dice.Below(4) switch
        {
            0 => $"{Number(type, 1)} or {Number(type, 2)} or {Number(type, type.Max)}",
            1 => $">= {Number(type, 2)} and < {Number(type, 100)}",
            2 => $"not {Number(type, 3)}",
            _ => $"< {Number(type, 5)} or > {Number(type, 9)}",
        };
        return Term.Expression(CsType.Bool, $"({value} is {pattern})");
    }

    Term Text(int depth)
    {
        if (depth <= 0 || --fuel <= 0)
            return Leaf(CsType.String);
        return dice.Pick<Term>(
        [
            (4, () => Leaf(CsType.String)),
            (3, () => Term.Expression(CsType.String, $"({Text(depth - 1)} + {Text(depth - 1)})")),
            (2, () => Term.Expression(CsType.String, $"({Integer(Printed(), depth - 1)}).ToString()")),
            (1, () => Term.Expression(CsType.String, $"$\"{{{Text(depth - 1)}}}-{{{Integer(Printed(), depth - 1)}}}\"")),
            (1, () => Term.Expression(CsType.String, $"({Text(depth - 1)} ?? {Text(depth - 1)})")),
            (records.Count, () => Term.Expression(CsType.String, $"({Value(dice.Pick(records), depth - 1)}).ToString()")),
            (2, () => Common(CsType.String, depth)),
        ]);
    }

    /// <summary>A char would be printed as a letter, and only ASCII letters look alike on both sides.</summary>
    IntegerType Printed() => dice.Pick(CsType.Byte, CsType.SByte, CsType.Short, CsType.Int, CsType.UInt, CsType.Long, CsType.ULong);

    Term Big(int depth)
    {
        if (depth <= 0 || --fuel <= 0)
            return Leaf(CsType.Big);
        return dice.Pick<Term>(
        [
            (4, () => Leaf(CsType.Big)),
            (4, () => Term.Expression(CsType.Big, $"({Big(depth - 1)} {dice.Pick("+", "-")} {Big(depth - 1)})")),
            (2, () => Product(depth)),
            (1, () => Term.Expression(CsType.Big, $"({Big(depth - 1)} {dice.Pick("/", "%")} {dice.Pick("3", "(-7)", "1000")})")),
            (1, () => Term.Expression(CsType.Big, $"({Big(depth - 1)} >> {dice.Below(70)})")),
            (3, () => Term.Expression(CsType.Big, $"((BigInteger){Integer(dice.Pick(CsType.Integers), depth - 1)})")),
            (1, () => Term.Expression(CsType.Big, $"BigInteger.{dice.Pick("Min", "Max")}({Big(depth - 1)}, {Big(depth - 1)})")),
            (1, () => Term.Expression(CsType.Big, $"(-{Big(depth - 1)})")),
            (1, () => Common(CsType.Big, depth)),
        ]);
    }

    Term Product(int depth)
    {
        return Term.Expression(CsType.Big, $"Cut(Cut({Big(depth - 1)}) * Cut({Big(depth - 1)}))");
    }

    /// <summary>A value built from its parts.</summary>
    Term Composed(CsType type, int depth) => type switch
    {
        EnumType named => Term.Expression(type, $"({type})({Integer(named.Base, depth - 1)})"),
        NullableType nullable when nullable.Item is IntegerType && dice.Percent(40) => Term.Expression(
            type, $"({type})({Value(type, depth - 1)} {dice.Pick("+", "-", "*", "&")} {Value(type, depth - 1)})"),
        NullableType nullable => Term.Expression(type, $"({type})({Value(nullable.Item, depth - 1)})"),
        ArrayOf array when dice.Percent(25) => Collected(array, depth),
        ArrayOf array when dice.Percent(70) => Term.Expression(
            type, $"new {type} {{ {Value(array.Item, depth - 1)}, {Value(array.Item, depth - 1)} }}"),
        ArrayOf array => Term.Expression(type, $"new {array.Item}[{2 + dice.Below(2)}]"),
        TupleOf tuple => Term.Expression(
            type, $"({Term.List(tuple.Items.Select(item => Value(item, depth - 1)).ToList(), ", ")})"),
        FuncOf made => Lambda(made, depth),
        ObjectType { IsRecord: true } made when dice.Percent(40) => With(made, depth),
        ObjectType { Kinds.Count: > 0 } made => Term.Expression(type, $"(({type}){Made(dice.Pick(made.Kinds), depth)})"),
        InterfaceType shown => Term.Expression(type, $"(({type}){Made(dice.Pick(shown.Kinds), depth)})"),
        ObjectType made => Made(made, depth),
        _ => Literal(type),
    };

    Term Made(ObjectType type, int depth)
    {
        if (!dice.Percent(40))
        {
            var arguments = type.AllFields.Select(field => Value(field.Type, depth - 1)).ToList();
            return Term.Expression(type, $"new {type}({Term.List(arguments, ", ")})");
        }
        var fields = type.AllFields.Where(_ => dice.Percent(60))
            .Select(field => Term.Group($"{field.Name} = {Stored(field.Type, depth - 1)}")).ToList();
        return Term.Expression(type, $"new {type} {{ {Term.List(fields, ", ")} }}");
    }

    static bool HoldsDelegates(CsType type) => type switch
    {
        FuncOf => true,
        ObjectType made => made.AllFields.Any(field => field.Type is FuncOf) || made.Kinds.Exists(kind => kind != made && HoldsDelegates(kind)),
        InterfaceType face => face.Kinds.Exists(HoldsDelegates),
        ArrayOf array => HoldsDelegates(array.Item),
        _ => false,
    };

    /// <summary>Lambdas call neither lambdas nor local functions: nothing may call itself.</summary>
    Term Lambda(FuncOf type, int depth)
    {
        var names = type.Arguments.Select(item => new Parameter(Fresh("l"), item, "")).ToList();
        var outer = body.MayNotCapture ? [] : variables;
        return Within(new Body(type.Result) { MayNotDispatch = body.MayNotDispatch }, () =>
        {
            variables = [.. outer.Where(item => item.Type is not LocalFunctionType && !HoldsDelegates(item.Type)), .. names.Select(Declared)];
            var result = Stored(type.Result, depth - 1);
            return Term.Expression(type, $"(({Signature(names)}) => {result})");
        });
    }
}
