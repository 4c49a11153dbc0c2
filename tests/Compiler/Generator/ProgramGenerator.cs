namespace StarMiner.Compiler.Tests.Generator;

/// <summary>
/// Makes typed C# programs that end: loops have bounds, calls go to methods that were written before, texts and big
/// numbers are cut where they could grow. This file writes the program's frame; the others its types, statements
/// and expressions.
/// </summary>
sealed partial class ProgramGenerator
{
    readonly Dice dice;
    readonly List<Term> members = [];
    readonly List<Callable> functions = [];
    readonly List<Variable> statics = [];
    List<Variable> variables = [];
    Body body = new(CsType.Void);
    int names;

    const int NameRange = 1_000_000;

    /// <summary>Pieces that may still be written before everything becomes a leaf.</summary>
    int fuel;

    ProgramGenerator(ulong seed)
    {
        dice = new Dice(seed);
        // Programs of a batch share few names: what is called once in its program is called once in the assembly.
        names = dice.Below(NameRange);
    }

    /// <summary>What holds for the code that is being written.</summary>
    sealed record Body(CsType Returns)
    {
        public bool InLoop { get; init; }
        public bool InFinally { get; init; }
        public bool MayNotThrow { get; init; }
        public bool MayNotCapture { get; init; }
        public Callable? Owner { get; init; }

        /// <summary>Methods of types call no virtual ones: a method must not come back to itself.</summary>
        public bool MayNotDispatch { get; init; }

        /// <summary>Of the program's entry alone: it calls what objects hold in their fields.</summary>
        public bool IsEntry { get; init; }

        /// <summary>The method that an override may call.</summary>
        public Callable? Base { get; init; }

        /// <summary>What an iterator gives, where it may.</summary>
        public CsType? Yields { get; init; }

        /// <summary>Nothing may be changed: a static initialiser runs whenever .NET likes.</summary>
        public bool IsPure { get; init; }
    }

    static readonly CsType[] parameterTypes =
        [.. CsType.Integers, CsType.Int, CsType.Int, CsType.Long, CsType.Bool, CsType.String, CsType.Big];

    /// <summary>Pieces of a small, a middling and a large program.</summary>
    static readonly int[][] sizes = [[4, 8, 12], [15, 25, 35], [50, 80, 120]];

    public static RandomProgram Make(ulong seed) => new ProgramGenerator(seed).Make();

    RandomProgram Make()
    {
        ulong seed = dice.Next();
        // Mostly small: a million of them finds more than a few large ones, and what they find is nearly shrunk.
        int scale = dice.Pick(0, 0, 0, 0, 0, 0, 0, 1, 1, 2);
        fuel = dice.Pick<int>(sizes[scale]);
        statics.Add(new Variable("Log", CsType.UInt, IsAssignable: false));
        if (dice.Percent(25 + 35 * scale))
            DeclareTypes();
        if (dice.Percent(20 + 30 * scale))
            DeclareStatic();
        bool iterates = dice.Percent(12 + 15 * scale), iteratesLate = dice.Percent(50);
        if (iterates && !iteratesLate)
            DeclareIterator();
        for (int i = dice.Below(1 + scale) + (dice.Percent(30) ? 1 : 0); i > 0; i--)
            DeclareFunction();
        if (iterates && iteratesLate)
            DeclareIterator();
        var parameters = Enumerable.Range(0, 1 + dice.Below(2 + scale))
            .Select(i => new Parameter($"a{i}", dice.Pick(parameterTypes), ""))
            .ToList();
        members.Add(Entry(parameters));
        var arguments = Enumerable.Range(0, 3).Select(_ => parameters.ConvertAll(item => Argument(item.Type)).ToArray());
        return new RandomProgram(seed, Term.List(members), [.. arguments]);
    }

    Term Entry(IReadOnlyList<Parameter> parameters)
    {
        body = new Body(new ArrayOf(new CsType("object"))) { IsEntry = true };
        variables = [.. parameters.Select(Declared)];
        var reset = Term.List(statics.Where(item => item.IsAssignable || item.Name == "Log").Select(item =>
            Term.Group($"{item.Name} = {Literal(item.Type)};")));
        fuel = Math.Max(fuel, 10);
        var statements = Statements(1 + dice.Below(fuel / 8 + 2));
        var results = variables.Concat(statics).Where(item => IsShown(item.Type)).SelectMany(Result);
        return Term.Group($$"""
            public static object[] Run({{Signature(parameters)}})
            {
            unchecked
            {
            {{reset}}
            {{statements}}
            return new object[] { {{Term.List(results, ", ")}} };
            }
            }
            """);
    }

    /// <summary>Boxed letters and enums would be printed as numbers on chain; neoc refuses to print objects where there are some.</summary>
    static IEnumerable<Term> Result(Variable item) => item.Type switch
    {
        IntegerType { Name: "char" } => [Term.Group($"(ushort){item.Name}")],
        EnumType named => [Term.Group($"({named.Base}){item.Name}")],
        // In a box, a struct that somebody asks for its type has a tag on chain.
        ObjectType { IsRecord: true } record => record.Fields.Select(field => Term.Group($"{item.Name}.{field.Name}")),
        _ => [Term.Group($"{item.Name}")],
    };

    static bool IsShown(CsType type) =>
        type is not (FuncOf or LocalFunctionType or InterfaceType or ObjectType { IsStruct: false } or ArrayOf { Item: ObjectType { IsStruct: false } });

    /// <summary>
    /// .NET 10's JIT writes one byte of an sbyte parameter and reads four back when a try is near (0 % (int)a does not throw
    /// for a = 0), so small parameters are only read; small locals are stored as often as any.
    /// </summary>
    static Variable Declared(Parameter parameter)
    {
        bool isStored = parameter.Passing != "in "
            && (parameter.Passing.Length > 0 || parameter.Type is not (IntegerType { IsSmall: true } or EnumType));
        return new(parameter.Name, parameter.Type, isStored) { IsPlainLocal = parameter.Passing == "" && isStored };
    }

    static string Signature(IEnumerable<Parameter> parameters) =>
        string.Join(", ", parameters.Select(item => $"{item.Passing}{item.Type} {item.Name}"));

    object Argument(CsType type) => type switch
    {
        IntegerType { Name: "char" } => (char)(ushort)EdgeOf(CsType.Char),
        IntegerType integer => Convert.ChangeType(EdgeOf(integer).ToString(), TypeOf(integer)),
        { Name: "bool" } => dice.Percent(50),
        { Name: "string" } => dice.Pick(texts),
        _ => EdgeOf(dice.Pick(CsType.Int, CsType.Long, CsType.ULong)),
    };

    static Type TypeOf(IntegerType type) => type.Name switch
    {
        "sbyte" => typeof(sbyte),
        "byte" => typeof(byte),
        "short" => typeof(short),
        "ushort" => typeof(ushort),
        "int" => typeof(int),
        "uint" => typeof(uint),
        "long" => typeof(long),
        _ => typeof(ulong),
    };

    string Fresh(string stem) => $"{stem}{names++}";

    /// <summary>Runs with other conditions, and forgets the variables that were declared meanwhile.</summary>
    T Within<T>(Body inner, Func<T> write)
    {
        var (outerBody, outerVariables) = (body, variables);
        (body, variables) = (inner, [.. variables]);
        T result = write();
        (body, variables) = (outerBody, outerVariables);
        return result;
    }

    void NoteThrow()
    {
        if (body.Owner is { } owner)
            owner.MayThrow = true;
    }
}

/// <summary>A program's members, and the arguments of three calls of its method Run.</summary>
sealed record RandomProgram(ulong Seed, Term Members, IReadOnlyList<object[]> Arguments);
