namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Expressions of every type but integers.</summary>
sealed partial class ProgramGenerator
{
    static readonly string[] texts = ["", "a", "b", "abc", "x y", "Zz9", "0", "12"];

    Term Value(CsType type, int depth)
    {
        switch (type)
        {
            case IntegerType integer:
                return Integer(integer, depth);
            case { Name: "bool" }:
                return Truth(depth);
            case { Name: "string" }:
                return Text(depth);
            case { Name: "BigInteger" }:
                return Big(depth);
        }
        if (depth <= 0 || --fuel <= 0)
            return Leaf(type);
        return dice.Pick<Term>([(4, () => Leaf(type)), (5, () => Composed(type, depth)), (3, () => Common(type, depth))]);
    }

    /// <summary>A value that is kept: what could grow from one round of a loop to the next is cut.</summary>
    Term Stored(CsType type, int depth)
    {
        var value = Value(type, depth);
        if (type == CsType.Big)
        {
            return Term.Expression(type, $"Cut({value})");
        }
        if (type != CsType.String || value.IsConstant)
            return value;
        return Term.Expression(type, $"Short({value})");
    }

    /// <summary>What an expression of any type can be.</summary>
    Term Common(CsType type, int depth)
    {
        if (body.IsPure)
            return dice.Percent(50) ? Conditional(type, depth) : SwitchOf(type, depth);
        var known = functions.Where(item => item.Result.Name == type.Name && CanCall(item)).ToList();
        var own = Methods(type);
        var local = variables.Select(item => item.Type).OfType<LocalFunctionType>().Select(item => item.Callable)
            .Where(item => item.Result.Name == type.Name && CanCall(item)).ToList();
        var lambdas = body.MayNotThrow || body.InFinally ? [] : Invocable().Where(item => item.Type is FuncOf made && made.Result.Name == type.Name).ToList();
        var targets = Places(true).Where(item => item.Type.Name == type.Name).ToList();
        return dice.Pick<Term>(
        [
            (3, () => Conditional(type, depth)),
            (1, () => SwitchOf(type, depth)),
            (1, () => Noted(type, depth)),
            (known.Count > 0 ? 5 : 0, () => CallOf(dice.Pick(known), "", depth - 1)),
            (own.Count > 0 ? 5 : 0, () => dice.Pick(own)(depth - 1)),
            (local.Count > 0 ? 4 : 0, () => CallOf(dice.Pick(local), "", depth - 1)),
            (lambdas.Count > 0 ? 4 : 0, () => Invoked(dice.Pick(lambdas), depth - 1)),
            (targets.Count > 0 ? 2 : 0, () => Term.Expression(type, $"({dice.Pick(targets).Make()} = {Stored(type, depth - 1)})")),
            (type is IntegerType && targets.Count > 0 ? 2 : 0, () => Stepped(type, dice.Pick(targets).Make())),
            (type is not NullableType && IsValue(type) ? 1 : 0, () => FromNullable(type, depth)),
            .. Wider(type, depth),
        ]);
    }

    static bool IsValue(CsType type) => type is IntegerType or EnumType || type == CsType.Bool;

    Term Conditional(CsType type, int depth) => Term.Expression(
        type, $"({Truth(depth - 1)} ? {Value(type, depth - 1)} : {Value(type, depth - 1)})");

    Term SwitchOf(CsType type, int depth)
    {
        var over = dice.Pick(CsType.Integers);
        var selector = NotConstant(Integer(over, depth - 1));
        var arms = Labels(over, 1 + dice.Below(3), dice.Percent(50))
            .Select(label => Term.Group($"{label} => {Value(type, depth - 1)}, ")).ToList();
        if (dice.Percent(40))
            arms.Add(Term.Group($"> {Number(over, 5)} when {Truth(depth - 1)} => {Value(type, depth - 1)}, "));
        return Term.Expression(type, $"({selector} switch {{ {Term.List(arms, "")}_ => {Value(type, depth - 1)} }})");
    }

    Term Noted(CsType type, int depth)
    {
        // The type is named: a lambda or a null has none of its own.
        return Term.Expression(type, $"Note<{type}>({Value(type, depth - 1)}, {dice.Below(100)}u)");
    }

    Term Stepped(CsType type, Term place) => dice.Percent(50)
        ? Term.Expression(type, $"{place}{dice.Pick("++", "--")}")
        : Term.Expression(type, $"({dice.Pick("++", "--")}{place})");

    Term FromNullable(CsType type, int depth)
    {
        var value = Value(new NullableType(type), depth - 1);
        return dice.Below(3) switch
        {
            0 => Term.Expression(type, $"({value} ?? {Value(type, depth - 1)})"),
            1 => Term.Expression(type, $"({value}).GetValueOrDefault()"),
            _ when body.MayNotThrow => Leaf(type),
            _ => Thrown(Term.Expression(type, $"({value}).Value")),
        };
    }

    Term Thrown(Term value)
    {
        NoteThrow();
        return value;
    }

    Term Invoked(Variable lambda, int depth)
    {
        NoteThrow();
        var made = (FuncOf)lambda.Type;
        var arguments = Term.List(made.Arguments.Select(item => Value(item, depth - 1)).ToList(), ", ");
        return Term.Expression(made.Result, $"{lambda.Name}({arguments})");
    }

    /// <summary>Delegates at hand, in fields too.</summary>
    IEnumerable<Variable> Invocable() => body.IsEntry
        ? Readable().Concat(Readable().Where(item => item.Type is ObjectType { IsStruct: false })
            .SelectMany(item => ((ObjectType)item.Type).AllFields.Select(field => field with { Name = $"{item.Name}.{field.Name}" })))
        : Readable();

    bool CanCall(Callable callable) => !(body.MayNotDispatch && callable.IsVirtual) && !(body.MayNotThrow && callable.MayThrow) && !(body.InFinally && callable.HasTry)
        && callable.Parameters.Where(item => item.Passing == "ref ").GroupBy(item => item.Type.Name)
            .All(group => Referable(group.Key).Count() >= group.Count());

    IEnumerable<Variable> Referable(string type) =>
        variables.Where(item => item.IsPlainLocal && item.IsAssignable && item.Type.Name == type);

    Term CallOf(Callable callable, string receiver, int depth)
    {
        if (body.Owner is { } owner)
        {
            owner.MayThrow |= callable.MayThrow;
            owner.HasTry |= callable.HasTry;
        }
        var taken = new HashSet<string>();
        var references = callable.Parameters.Where(item => item.Passing is "ref ").ToDictionary(item => item, item => PassedTo(item, depth, taken));
        var arguments = callable.Parameters
            .Select(item => references.TryGetValue(item, out var chosen) ? chosen : PassedTo(item, depth, taken)).ToList();
        return Term.Expression(callable.Result, $"{receiver}{callable.Name}({Term.List(arguments, ", ")})");
    }

    /// <summary>Every variable is passed by reference once at most.</summary>
    Term PassedTo(Parameter parameter, int depth, HashSet<string> taken)
    {
        if (parameter.Passing == "")
            return Value(parameter.Type, depth);
        // On chain `in` is a copy: what the callee does to the variable itself meanwhile is documented not to be seen.
        if (parameter.Passing == "in ")
            return Term.Expression(parameter.Type, $"Same<{parameter.Type}>({Value(parameter.Type, depth)})");
        var places = Referable(parameter.Type.Name).Where(item => !taken.Contains(item.Name)).ToList();
        if (places.Count == 0)
            return Term.Group($"out _");
        var chosen = dice.Pick(places);
        taken.Add(chosen.Name);
        return Term.Group($"{parameter.Passing}{chosen.Name}");
    }

    /// <summary>Methods of objects at hand that give the type.</summary>
    List<Func<int, Term>> Methods(CsType type) =>
    [
        .. from variable in Readable()
           where variable.Type is InterfaceType
           let method = ((InterfaceType)variable.Type).Method
           where method.Result.Name == type.Name && CanCall(method)
           select (Func<int, Term>)(depth => CallOf(method, variable.Name + ".", depth)),
        .. from variable in Readable()
           where variable.Type is ObjectType
           let made = (ObjectType)variable.Type
           where variable.IsAssignable || !made.IsStruct
           from method in made.AllMethods
           where method.Result.Name == type.Name && CanCall(method)
           select (Func<int, Term>)(depth => CallOf(method, variable.Name + ".", depth)),
    ];

    Term Literal(CsType type) => type switch
    {
        IntegerType integer => Number(integer, EdgeOf(integer)),
        { Name: "bool" } => Term.Constant(type, dice.Pick("true", "false")),
        { Name: "string" } => Term.Constant(type, $"\"{dice.Pick(texts)}\""),
        { Name: "BigInteger" } => Term.Expression(type, $"(BigInteger){Number(CsType.Long, EdgeOf(CsType.Long))}"),
        EnumType named => Term.Constant(type, $"{type}.{dice.Pick(named.Members)}"),
        NullableType => Term.Constant(type, $"({type})null"),
        ArrayOf { Item: IntegerType item } => Term.Expression(
            type, $"new {type} {{ {Number(item, EdgeOf(item))}, {Number(item, EdgeOf(item))}, {Number(item, 3)} }}"),
        ArrayOf array => Term.Expression(type, $"new {array.Item}[2]"),
        TupleOf tuple => Term.Expression(type, $"({Literal(tuple.Items[0])}, {Literal(tuple.Items[1])})"),
        FuncOf made => Term.Expression(type, $"(({Names(made)}) => {Literal(made.Result)})"),
        ObjectType { Kinds: [var kind, ..] } => Term.Expression(type, $"(({type})new {kind}())"),
        InterfaceType { Kinds: [var kind, ..] } => Term.Expression(type, $"(({type})new {kind}())"),
        ObjectType => Term.Expression(type, $"new {type}()"),
        _ => throw new NotSupportedException(type.Name),
    };

    static string Names(FuncOf type) => string.Join(", ", type.Arguments.Select((_, i) => $"_{i}"));
}
