namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Types, static fields and methods of a program.</summary>
sealed partial class ProgramGenerator
{
    readonly List<ObjectType> objects = [];
    readonly List<EnumType> enums = [];

    void DeclareTypes()
    {
        if (dice.Percent(25))
            DeclareEnum();
        if (dice.Percent(25))
            DeclareExceptions();
        for (int i = dice.Pick(0, 1, 1, 2, 3); i > 0; i--)
        {
            if (dice.Percent(20))
                DeclareRecord();
            else if (dice.Percent(30))
                DeclareFamily();
            else
                DeclareObject();
        }
    }

    void DeclareEnum()
    {
        var type = new EnumType(Fresh("E"), dice.Pick(CsType.Int, CsType.Byte, CsType.SByte, CsType.UInt, CsType.Long), ["Zero", "One", "Two", "Many"]);
        enums.Add(type);
        members.Add(Term.Member($"public enum {type} : {type.Base} {{ Zero, One, Two, Many = 100 }}"));
    }

    void DeclareObject()
    {
        bool isStruct = dice.Percent(60);
        var parents = objects.Where(item => item is { IsStruct: false, IsRecord: false, Kinds.Count: 0 }).ToList();
        var parent = !isStruct && parents.Count > 0 && dice.Percent(50) ? dice.Pick(parents) : null;
        string name = Fresh(isStruct ? "S" : "C");
        var fields = Fields(isStruct, 1 + dice.Below(3));
        var type = new ObjectType(name, isStruct, fields, parent);
        var declared = Term.List(fields.Select(field => Term.Group($"public {field.Type} {field.Name};")));
        var constructor = Constructor(type);
        var methods = new List<Term>();
        for (int i = dice.Below(3); i > 0; i--)
            methods.Add(Method(type));
        if (isStruct && dice.Percent(40))
            methods.Add(Operators(type));
        members.Add(Term.Member($$"""
            public {{(isStruct ? "struct" : "class")}} {{name}}{{(parent is null ? "" : " : " + parent.Name)}}
            {
            {{declared}}
            {{constructor}}
            {{Term.List(methods)}}
            }
            """));
        objects.Add(type);
    }

    /// <summary>Only an object, which is never shown, has delegates in fields.</summary>
    List<Variable> Fields(bool isStruct, int count) => [.. Enumerable.Range(0, count).Select(_ =>
        new Variable(Fresh("F"), !isStruct && dice.Percent(15) ? DelegateType() : FieldType()))];

    FuncOf DelegateType() => new([.. Enumerable.Range(0, dice.Below(3)).Select(_ => SimpleType())], SimpleType());

    CsType FieldType() => dice.Pick<CsType>(
    [
        (6, () => dice.Pick(CsType.Integers)),
        (1, () => CsType.Bool),
        (1, () => CsType.String),
        (1, () => CsType.Big),
        (enums.Count, () => dice.Pick(enums)),
        (objects.Count(item => item.IsStruct), () => dice.Pick(objects.Where(item => item.IsStruct).ToList())),
        (1, () => new NullableType(dice.Pick(CsType.Integers))),
        (1, () => new ArrayOf(dice.Pick(CsType.Integers))),
    ]);

    /// <summary>Takes all fields in order, the base class's first.</summary>
    Term Constructor(ObjectType type)
    {
        var parameters = type.AllFields.Select(field => new Parameter("p" + field.Name, field.Type, "")).ToList();
        var assigned = Term.List(type.Fields.Select(field => Term.Group($"{field.Name} = p{field.Name};")), " ");
        string parent = type.Parent is null
            ? ""
            : $" : base({string.Join(", ", type.Parent.AllFields.Select(field => "p" + field.Name))})";
        string empty = type.IsStruct ? "" : type.Parent is null ? $"public {type}() {{ }}\n" : $"public {type}() : base() {{ }}\n";
        return Term.Group($"{empty}public {type.Name}({Signature(parameters)}){parent} {{ {assigned} }}");
    }

    Term Method(ObjectType type)
    {
        var callable = new Callable(Fresh("M"), dice.Percent(20) ? CsType.Void : AnyType(), Parameters(dice.Below(3), []));
        // In a struct, `this` is a reference: no lambda may hold it, and no exception may lose what was written to it.
        var inner = new Body(callable.Result) { Owner = callable, MayNotCapture = type.IsStruct, MayNotThrow = type.IsStruct, MayNotDispatch = true };
        var written = Function("public ", callable, inner, OwnFields(type));
        type.Methods.Add(callable);
        return written;
    }

    /// <summary>What a method may use of its object. A delegate could come back to the method.</summary>
    static IEnumerable<Variable> OwnFields(ObjectType type) => type.AllFields.Where(field => field.Type is not FuncOf);

    void DeclareStatic()
    {
        if (dice.Percent(35))
            DeclareReadOnly();
        var type = dice.Percent(70) ? dice.Pick(CsType.Integers) : FieldType();
        var variable = new Variable(Fresh("g"), type);
        members.Add(Term.Member($"static {type} {variable.Name} = {Literal(type)};"));
        statics.Add(variable);
    }

    void DeclareFunction()
    {
        string[] passing = dice.Percent(30) ? ["", "ref ", "out ", "in "] : [];
        var callable = new Callable(Fresh("F"), dice.Percent(15) ? CsType.Void : AnyType(), Parameters(dice.Below(4), passing));
        bool byReference = callable.Parameters.Any(item => item.Passing is "ref " or "out ");
        var inner = new Body(callable.Result) { Owner = callable, MayNotThrow = byReference, MayNotCapture = passing.Length > 0 };
        string attribute = dice.Percent(40) ? "[MethodImpl(MethodImplOptions.NoInlining)] " : "";
        members.Add(Function(attribute + "static ", callable, inner, []));
        functions.Add(callable);
    }

    List<Parameter> Parameters(int count, string[] passing) =>
        [.. Enumerable.Range(0, count).Select(_ => new Parameter(Fresh("p"), AnyType(), passing.Length == 0 ? "" : dice.Pick(passing)))];

    Term Function(string modifiers, Callable callable, Body inner, IEnumerable<Variable> fields, Func<Term>? last = null)
    {
        variables = [];
        int kept = fuel;
        fuel = Math.Clamp(fuel / 2, 5, 40);
        var result = Within(inner, () =>
        {
            variables = [.. fields, .. callable.Parameters.Select(Declared)];
            var outputs = callable.Result is SequenceOf ? Term.Empty : Term.List(callable.Parameters.Where(item => item.Passing == "out ")
                .Select(item => Term.Group($"{item.Name} = {Literal(item.Type)};")));
            var statements = Statements(dice.Below(2 + fuel / 10));
            var end = last is not null ? last() : callable.Result.Name == "void" ? Term.Empty : Term.Group($"return {Stored(callable.Result, 3)};");
            return Term.Member($$"""
                {{modifiers}}{{callable.Result}} {{callable.Name}}({{Signature(callable.Parameters)}})
                {
                unchecked
                {
                {{outputs}}
                {{statements}}
                {{end}}
                }
                }
                """);
        });
        fuel = kept - 4;
        return result;
    }

    CsType AnyType() => dice.Pick<CsType>(
    [
        (12, () => dice.Pick(CsType.Integers)),
        (4, () => dice.Pick(CsType.Int, CsType.Long)),
        (3, () => CsType.Bool),
        (2, () => CsType.String),
        (2, () => CsType.Big),
        (enums.Count, () => dice.Pick(enums)),
        (objects.Count * 2, () => dice.Pick(objects)),
        (2, () => new NullableType(dice.Percent(80) ? dice.Pick(CsType.Integers) : CsType.Bool)),
        (2, () => new ArrayOf(ArrayItem())),
        (2, () => new TupleOf([SimpleType(), SimpleType()])),
        (1, DelegateType),
        (interfaces.Count * 2, () => dice.Pick(interfaces)),
        (1, GenericType),
    ]);

    CsType ArrayItem() => dice.Pick<CsType>(
    [
        (6, () => dice.Pick(CsType.Integers)),
        (1, () => CsType.Bool),
        (1, () => CsType.String),
        (1, () => CsType.Big),
        (objects.Count, () => dice.Pick(objects)),
    ]);

    CsType SimpleType() => dice.Pick<CsType>(
        [(6, () => dice.Pick(CsType.Integers)), (1, () => CsType.Bool), (1, () => CsType.String), (1, () => CsType.Big)]);
}
