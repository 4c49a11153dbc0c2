namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Statements.</summary>
sealed partial class ProgramGenerator
{
    Term Statements(int count) => Term.List(Enumerable.Range(0, count).Select(_ => Statement()).ToList());

    Term Block(Body inner, int most = 3) => Within(inner, () => Statements(1 + dice.Below(most)));

    Term Statement()
    {
        bool tired = (fuel -= 2) <= 0;
        return dice.Pick<Term>(
        [
            (8, () => Declaration(AnyType())),
            (8, Assignment),
            (3, Compound),
            (2, Call),
            (2, Trace),
            (tired ? 0 : 4, If),
            (tired ? 0 : 3, For),
            (tired ? 0 : 1, While),
            (tired ? 0 : 1, DoWhile),
            (tired ? 0 : 2, ForEach),
            (tired ? 0 : 2, Switch),
            (tired || body.InFinally ? 0 : 3, Try),
            (body.MayNotThrow || body.InFinally ? 0 : 1, Throw),
            (body.InLoop ? 1 : 0, Leave),
            (body.Owner is null || body.InFinally || body.Returns is SequenceOf ? 0 : 1, Return),
            (1, Deconstruction),
            (tired || body.MayNotCapture ? 0 : 1, LocalFunction),
            (body.Yields is null ? 0 : 6, Yield),
            (tired || body.InFinally || iterators.Count == 0 ? 0 : 4, ForEachGiven),
        ]);
    }

    Term Declaration(CsType type)
    {
        var variable = new Variable(Fresh("v"), type) { IsPlainLocal = true };
        var result = Term.Statement($"{type} {variable.Name} = {Stored(type, 3)};");
        variables.Add(variable);
        return result;
    }

    Term Assignment()
    {
        if (Target() is not var (place, type))
            return Trace();
        return Term.Statement($"{place} = {Stored(type, 3)};");
    }

    Term Compound()
    {
        if (Target(type => type is IntegerType) is not var (place, target))
            return Trace();
        var type = (IntegerType)target;
        if (dice.Percent(25))
            return Term.Statement($"{place}{dice.Pick("++", "--")};");
        string operation = dice.Pick("+", "-", "*", "&", "|", "^", "<<", ">>", ">>>", "/", "%");
        if (operation is "/" or "%")
            return Term.Statement($"{place} {operation}= {Divisor(type, 2)};");
        var right = operation.Length > 1 ? Integer(CsType.Int, 2) : Operand(type, 2);
        bool isChecked = operation is "+" or "-" or "*" && !body.MayNotThrow && dice.Percent(15);
        if (!isChecked)
            return Term.Statement($"{place} {operation}= {right};");
        NoteThrow();
        return Term.Statement($"checked {{ {place} {operation}= unchecked({NotConstant(right)}); }}");
    }

    Term Trace()
    {
        return Term.Statement($"Note({Integer(CsType.UInt, 3)}, {dice.Below(100)}u);");
    }

    Term Call()
    {
        var known = functions.Where(CanCall).ToList();
        if (known.Count == 0)
            return Trace();
        return Term.Statement($"{CallOf(dice.Pick(known), "", 2)};");
    }

    Term If()
    {
        var condition = Truth(3);
        var then = Block(body);
        return dice.Percent(50)
            ? Term.Statement($"if ({condition})\n{{\n{then}\n}}")
            : Term.Statement($"if ({condition})\n{{\n{then}\n}}\nelse\n{{\n{Block(body)}\n}}");
    }

    Term For()
    {
        string name = Fresh("i");
        var step = dice.Pick("++", "--");
        string head = step == "++"
            ? $"int {name} = 0; {name} < {1 + dice.Below(4)}; {name}++"
            : $"int {name} = {1 + dice.Below(4)}; {name} >= 0; {name}--";
        return Within(body with { InLoop = true }, () =>
        {
            variables.Add(new Variable(name, CsType.Int, IsAssignable: false));
            return Term.Statement($"for ({head})\n{{\n{Statements(1 + dice.Below(3))}\n}}");
        });
    }

    Term While()
    {
        string left = Fresh("w");
        var condition = Truth(2);
        var inside = Block(body with { InLoop = true });
        return Term.Statement($"{{ int {left} = {1 + dice.Below(4)};\nwhile ({left}-- > 0 && {condition})\n{{\n{inside}\n}} }}");
    }

    Term DoWhile()
    {
        string left = Fresh("w");
        var condition = Truth(2);
        var inside = Block(body with { InLoop = true });
        return Term.Statement($"{{ int {left} = {1 + dice.Below(4)};\ndo\n{{\n{inside}\n}} while ({left}-- > 0 && {condition}); }}");
    }

    Term ForEach()
    {
        var arrays = Readable().Where(item => item.Type is ArrayOf { Item: not ObjectType { IsStruct: false } }).ToList();
        var item = arrays.Count > 0 ? ((ArrayOf)arrays[0].Type).Item : dice.Pick(CsType.Integers);
        var source = Value(new ArrayOf(item), 2);
        return Within(body with { InLoop = true }, () =>
        {
            var each = new Variable(Fresh("e"), item, IsAssignable: false);
            variables.Add(each);
            return Term.Statement($"foreach ({item} {each.Name} in {source})\n{{\n{Statements(1 + dice.Below(2))}\n}}");
        });
    }

    /// <summary>A break inside belongs to the switch, so none is written for a loop around it.</summary>
    Term Switch()
    {
        var type = dice.Pick<CsType>([(5, () => dice.Pick(CsType.Integers)), (2, () => CsType.String), (enums.Count, () => dice.Pick(enums))]);
        var selector = NotConstant(Value(type, 3));
        var inner = body with { InLoop = false };
        bool dense = dice.Percent(60);
        var labels = Labels(type, 2 + dice.Below(4), dense);
        var cases = labels.Select(label => Term.Statement($"case {label}:\n{{ {Block(inner, 2)}\nbreak; }}")).ToList();
        if (dice.Percent(70))
            cases.Add(Term.Statement($"default:\n{{ {Block(inner, 2)}\nbreak; }}"));
        return Term.Statement($"switch ({selector})\n{{\n{Term.List(cases)}\n}}");
    }

    /// <summary>Different constants of the type.</summary>
    List<Term> Labels(CsType type, int count, bool dense)
    {
        IEnumerable<Term> all = type switch
        {
            EnumType named => named.Members.Select(name => Term.Constant(type, $"{type}.{name}")),
            IntegerType integer when dense => Enumerable.Range(0, count).Select(i => Number(integer, i)),
            IntegerType integer => Enumerable.Range(0, count).Select(_ => EdgeOf(integer)).Distinct().Select(value => Number(integer, value)),
            _ => texts.Select(text => Term.Constant(type, $"\"{text}\"")),
        };
        return [.. all.Take(count)];
    }

    Term Try()
    {
        if (body.Owner is { } owner)
            owner.HasTry = true;
        bool catches = dice.Percent(75);
        var guarded = Block(catches ? body with { Yields = null } : body);
        var text = Term.Group($"try\n{{\n{guarded}\n}}");
        if (catches)
            text = Term.Group($"{text}\n{Catches()}");
        if (catches && dice.Percent(70))
            return Term.Statement($"{text}");
        if (!catches)
            NoteThrow();
        return Term.Statement($"{text}\nfinally\n{{\n{Block(body with { InFinally = true, InLoop = false, MayNotThrow = true, Yields = null }, 2)}\n}}");
    }

    /// <summary>One clause that takes everything, or several for types, those of derived classes first.</summary>
    Term Catches()
    {
        if (dice.Percent(60))
            return Catch(null);
        var known = exceptions.OrderByDescending(item => item.Depth).Select(item => item.Name)
            .Concat(["DivideByZeroException", "OverflowException", "ArithmeticException", "InvalidOperationException", "ArgumentException"]);
        var clauses = known.Where(_ => dice.Percent(40)).Select(Catch).ToList();
        if (body.MayNotThrow || clauses.Count == 0 || dice.Percent(60))
            clauses.Add(Catch(null));
        else
            NoteThrow();
        return Term.List(clauses);
    }

    Term Catch(string? type) => Within(body with { Yields = null }, () =>
    {
        string name = Fresh("x");
        if (exceptions.Exists(item => item.Name == type))
            variables.Add(new Variable($"{name}.Code", CsType.Int));
        string message = $"Own({name}.Message)";
        bool filtered = !body.MayNotThrow && dice.Percent(20);
        if (filtered)
            NoteThrow();
        // C# asks a filter before the finally blocks inside have run, so this one looks at the exception only.
        string when = filtered ? $" when ({message} {dice.Pick("==", "!=")} \"!{dice.Below(10)}\")" : "";
        variables.Add(new Variable(message, CsType.String, IsAssignable: false));
        var statements = Statements(1 + dice.Below(2));
        bool again = !body.MayNotThrow && dice.Percent(10);
        if (again)
            NoteThrow();
        return Term.Group($"catch ({type ?? "Exception"} {name}){when}\n{{\n{statements}\n{(again ? "throw;" : "")}\n}}");
    });

    Term Throw()
    {
        NoteThrow();
        if (exceptions.Count > 0 && dice.Percent(50))
            return Term.Statement($"if ({Truth(2)}) throw new {dice.Pick(exceptions)}(\"!{dice.Below(10)}\", {Integer(CsType.Int, 2)});");
        string kind = dice.Pick("Exception", "Exception", "InvalidOperationException", "ArgumentException");
        return Term.Statement($"if ({Truth(2)}) throw new {kind}(\"!{dice.Below(10)}\");");
    }

    Term Leave() => Term.Statement($"if ({Truth(2)}) {dice.Pick("break", "continue")};");

    Term Return() => body.Returns.Name == "void"
        ? Term.Statement($"if ({Truth(2)}) return;")
        : Term.Statement($"if ({Truth(2)}) return {Stored(body.Returns, 2)};");

    Term Deconstruction()
    {
        var places = Readable().Where(item => item.IsAssignable && item.Type is IntegerType).ToList();
        if (places.Count < 2)
            return Trace();
        var (left, right) = (dice.Pick(places), dice.Pick(places));
        return Term.Statement($"({left.Name}, {right.Name}) = ({Value(left.Type, 2)}, {Value(right.Type, 2)});");
    }

    Term LocalFunction()
    {
        var callable = new Callable(Fresh("L"), SimpleType(), [.. Parameters(dice.Below(3), [])]);
        var inner = new Body(callable.Result) { Owner = callable, MayNotDispatch = body.MayNotDispatch };
        var written = Within(inner, () =>
        {
            variables.AddRange(callable.Parameters.Select(Declared));
            return Term.Statement($$"""
                {{callable.Result}} {{callable.Name}}({{Signature(callable.Parameters)}})
                {
                {{Statements(1 + dice.Below(2))}}
                return {{Stored(callable.Result, 2)}};
                }
                """);
        });
        variables.Add(new Variable(callable.Name, new LocalFunctionType(callable), IsAssignable: false));
        return written;
    }

    sealed record LocalFunctionType(Callable Callable) : CsType("local function");
}
