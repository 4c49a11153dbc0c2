namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Virtual and interface calls, records, exception classes, operators, generic types, iterators.</summary>
sealed partial class ProgramGenerator
{
    readonly List<InterfaceType> interfaces = [];
    readonly List<ObjectType> records = [];
    readonly List<ExceptionType> exceptions = [];
    readonly List<Callable> iterators = [];

    /// <summary>
    /// A class with a virtual or abstract method, classes that override it, and perhaps an interface above them. Virtual
    /// methods count as throwing from the start, since callers are written before the last override.
    /// </summary>
    void DeclareFamily()
    {
        var method = new Callable(Fresh("V"), AnyValue(), SimpleParameters()) { MayThrow = true, HasTry = true, IsVirtual = true };
        var face = dice.Percent(50) ? new InterfaceType(Fresh("I"), method) : null;
        if (face is not null)
            members.Add(Term.Member($"public interface {face} {{ {method.Result} {method.Name}({Signature(method.Parameters)}); }}"));
        var root = new ObjectType(Fresh("A"), false, Fields(false, 1 + dice.Below(2)), null) { IsAbstract = dice.Percent(40) };
        DeclareKind(root, method, face is null ? "" : $" : {face}");
        var last = root;
        for (int i = 1 + dice.Below(2); i > 0; i--)
        {
            var parent = dice.Percent(60) ? root : last;
            last = new ObjectType(Fresh("D"), false, Fields(false, dice.Below(3)), parent);
            DeclareKind(last, method, $" : {parent}");
            root.Kinds.Add(last);
        }
        if (!root.IsAbstract)
            root.Kinds.Add(root);
        objects.Add(root);
        if (face is null)
            return;
        face.Kinds.AddRange(root.Kinds);
        interfaces.Add(face);
    }

    void DeclareKind(ObjectType type, Callable method, string bases)
    {
        var fields = Term.List(type.Fields.Select(field => Term.Group($"public {field.Type} {field.Name};")));
        var constructor = Constructor(type);
        var written = type.IsAbstract
            ? Term.Group($"public abstract {method.Result} {method.Name}({Signature(method.Parameters)});")
            : type.Parent is null ? Virtual("public virtual ", type, method)
            : type.Parent.IsAbstract || dice.Percent(70) ? Virtual("public override ", type, method) : Term.Empty;
        if (type.Parent is null)
            type.Methods.Add(method);
        var plain = dice.Percent(40) ? Method(type) : Term.Empty;
        members.Add(Term.Member($$"""
            public {{(type.IsAbstract ? "abstract " : "")}}class {{type.Name}}{{bases}}
            {
            {{fields}}
            {{constructor}}
            {{written}}
            {{plain}}
            }
            """));
    }

    Term Virtual(string modifiers, ObjectType type, Callable method)
    {
        bool hasBase = type.Parent is { IsAbstract: false };
        var inner = new Body(method.Result) { Owner = method, MayNotDispatch = true, Base = hasBase ? method : null };
        return Function(modifiers, method, inner, OwnFields(type));
    }

    /// <summary>Fields of a record are printed and compared.</summary>
    void DeclareRecord()
    {
        bool isStruct = dice.Percent(40);
        string name = Fresh("R");
        var fields = Enumerable.Range(0, 1 + dice.Below(3)).Select(_ => new Variable(Fresh("F"), Shown(), IsAssignable: isStruct)).ToList();
        var type = new ObjectType(name, isStruct, fields, null) { IsRecord = true };
        string empty = isStruct ? "" : $"public {name}() : this({string.Join(", ", fields.Select(field => $"default({field.Type})"))}) {{ }}";
        var parameters = fields.ConvertAll(field => new Parameter(field.Name, field.Type, ""));
        var method = dice.Percent(40) ? Method(type) : Term.Empty;
        members.Add(Term.Member($$"""
            public record {{(isStruct ? "struct " : "")}}{{name}}({{Signature(parameters)}})
            {
            {{empty}}
            {{method}}
            }
            """));
        objects.Add(type);
        records.Add(type);
    }

    CsType Shown() => dice.Pick<CsType>(
        [(6, Printed), (1, () => CsType.Bool), (1, () => CsType.String), (1, () => CsType.Big)]);

    void DeclareExceptions()
    {
        for (int i = 1 + dice.Below(3); i > 0; i--)
        {
            var parent = exceptions.Count > 0 && dice.Percent(60) ? dice.Pick(exceptions) : null;
            var type = new ExceptionType(Fresh("X"), parent);
            string fields = parent is null ? "public int Code;" : "";
            string given = parent is null ? "base(text) { Code = code; }" : "base(text, code) { Code++; }";
            members.Add(Term.Member($$"""
                public class {{type.Name}} : {{parent?.Name ?? "Exception"}}
                {
                {{fields}}
                public {{type.Name}}(string text, int code) : {{given}}
                }
                """));
            exceptions.Add(type);
        }
    }

    /// <summary>Operators of a struct: two values give a third, one gives a number.</summary>
    Term Operators(ObjectType type)
    {
        var written = new List<Term>();
        foreach (string symbol in new[] { "+", "-", "*" }.Where(_ => dice.Percent(50)))
        {
            var callable = new Callable("operator " + symbol, type, [new(Fresh("p"), type, ""), new(Fresh("p"), type, "")]);
            var inner = new Body(type) { Owner = callable, MayNotThrow = true, MayNotDispatch = true };
            written.Add(Function("public static ", callable, inner, []));
            type.Operators.Add(callable);
        }
        return Term.List(written);
    }

    /// <summary>Instances of the library's generic class and struct.</summary>
    CsType GenericType()
    {
        var (first, second) = (SimpleType(), SimpleType());
        if (dice.Percent(50))
        {
            var box = new ObjectType($"Box<{first}>", false, [new("Item", first), new("Count", CsType.Int)], null);
            box.Methods.Add(new Callable("Swap", first, [new("other", first, "")]));
            box.Methods.Add(new Callable("Get", first, []));
            return box;
        }
        var two = new ObjectType($"Two<{first}, {second}>", true, [new("First", first), new("Second", second)], null);
        two.Methods.Add(new Callable("Take", first, [new("other", first, ""), new("keep", CsType.Bool, "")]));
        two.Methods.Add(new Callable("Both", second, [new("first", first, ""), new("second", second, "")]));
        return two;
    }

    void DeclareIterator()
    {
        var item = SimpleType();
        var callable = new Callable(Fresh("Y"), new SequenceOf(item), SimpleParameters()) { HasTry = true };
        var inner = new Body(callable.Result) { Owner = callable, Yields = item };
        members.Add(Function("static ", callable, inner, [], Yield));
        iterators.Add(callable);
    }

    Term Yield() => dice.Percent(15)
        ? Term.Statement($"if ({Truth(2)}) yield break;")
        : Term.Statement($"yield return {Stored(body.Yields!, 2)};");

    Term ForEachGiven()
    {
        var known = iterators.Where(CanCall).ToList();
        if (known.Count == 0)
            return Trace();
        var (source, item) = Queried(dice.Pick(known));
        return Within(body with { InLoop = true }, () =>
        {
            var each = new Variable(Fresh("e"), item, IsAssignable: false);
            variables.Add(each);
            return Term.Statement($"foreach ({item} {each.Name} in {source})\n{{\n{Statements(1 + dice.Below(2))}\n}}");
        });
    }

    /// <summary>What an iterator gives, or a query of it.</summary>
    (Term Source, CsType Item) Queried(Callable iterator)
    {
        var item = ((SequenceOf)iterator.Result).Item;
        var source = CallOf(iterator, "", 2);
        if (body.MayNotThrow || body.MayNotCapture || dice.Percent(60))
            return (Term.Group($"{source}"), item);
        if (dice.Percent(50))
            return (Term.Group($"{source}.Where({Query(item, CsType.Bool)})"), item);
        var result = SimpleType();
        return (Term.Group($"{source}.Select({Query(item, result)})"), result);
    }

    Term Query(CsType item, CsType result)
    {
        NoteThrow();
        return Lambda(new FuncOf([item], result), 3);
    }

    List<Parameter> SimpleParameters() =>
        [.. Enumerable.Range(0, dice.Below(3)).Select(_ => new Parameter(Fresh("p"), SimpleType(), ""))];

    CsType AnyValue() => dice.Percent(70) ? SimpleType() : AnyType();

    /// <summary>A field that is computed once, at compile time if neoc can.</summary>
    void DeclareReadOnly()
    {
        var type = dice.Percent(60) ? SimpleType() : FieldType();
        string name = Fresh("h");
        var value = Within(new Body(type) { IsPure = true, MayNotThrow = true, MayNotDispatch = true, MayNotCapture = true, InFinally = true }, () =>
        {
            variables = [];
            return Stored(type, 3);
        });
        members.Add(Term.Member($"static readonly {type} {name} = unchecked({value});"));
        if (type is not (ArrayOf or ObjectType))
            statics.Add(new Variable(name, type, IsAssignable: false));
    }
}
