using Mono.Cecil;
using StarMiner.Compiler.Intrinsics;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>
/// Exceptions as values. Where the program only throws and catches, an exception is its message. Where it asks for types, or
/// has exception classes of its own, it is the object [message, inner exception, fields ..., tag].
/// </summary>
public sealed partial class MethodImporter
{
    const int MessageItem = 0, InnerItem = 1;

    /// <summary>What code throws that no source shows: checks of the compiler, and NeoVM itself.</summary>
    static readonly string[] machineMade =
    [
        "System.OverflowException", "System.InvalidOperationException", "System.IndexOutOfRangeException",
        "System.Collections.Generic.KeyNotFoundException", "System.InvalidCastException", "System.DivideByZeroException",
        "System.NullReferenceException", "System.ArgumentOutOfRangeException",
    ];

    static bool TakesEverything(TypeReference type) => type.FullName is "System.Exception" or "System.Object";

    /// <summary>Names of the types that the program throws and that count as the wanted one.</summary>
    IEnumerable<string> ThrownTypes(TypeReference wanted)
    {
        module.View.TypeExceptions();
        return module.View.Made.Where(type => Exceptions.Is(type) && Hierarchy.IsAssignable(type, wanted))
            .Select(type => type.FullName)
            .Concat(machineMade.Where(name => Exceptions.Derives(name, wanted.FullName)))
            .Distinct();
    }

    void TypeThrown(Variable thrown)
    {
        var helper = module.Get(BaseLibrary.Of(module.Contract.Module).Helper("System.Exception", "Typed"));
        Const Tag(string name) => new(module.View.TagOf(name), IrType.I4);
        AddUnordered(new Store(thrown, new Call(
            helper, IrType.Object, new Load(thrown), Tag("System.Exception"), Tag("System.IndexOutOfRangeException"),
            Tag("System.Collections.Generic.KeyNotFoundException"))));
    }

    /// <summary>`e is X` on something that was thrown.</summary>
    Expr TestException(Expr value, TypeReference type)
    {
        if (TakesEverything(type))
            return As(value, TypeMap.Of(type));
        var names = ThrownTypes(type).ToList();
        var shape = new IrType(Kind.Object, type);
        if (!module.View.HasTypedExceptions)
            return As(value, shape);
        value = Repeatable(value);
        var branches = new Branching(this, shape);
        var yes = branches.NewBlock("is");
        branches.If(IsNull(Clone(value)), yes);
        var tag = TagFor(value, false, branches);
        foreach (string name in names)
            branches.If(IsTag(tag, name, false), yes);
        branches.Otherwise(() => Push(new Const(null, shape)));
        branches.Enter(yes);
        branches.Otherwise(() => Push(As(Clone(value), shape)));
        branches.Close();
        return Pop();
    }

    /// <summary>An exception that the compiler's own code throws.</summary>
    Expr Thrown(string name, string? words = null)
    {
        var text = Text(module.View.Knows(MessagesAreRead) ? words ?? Exceptions.TextOf(name) : name[(name.LastIndexOf('.') + 1)..]);
        return module.View.HasTypedExceptions ? Typed(name, text, new Const(null, IrType.Object)) : text;
    }

    Pack Typed(string name, Expr message, Expr inner) => new(
        OpCode.PACK, IrType.Object, message, inner, new Const(module.View.TagOf(name), IrType.I4));

    /// <summary>new X(...) for .NET's own exceptions.</summary>
    void NewException(MethodInstance constructor, Expr[] operands)
    {
        var type = constructor.DeclaringType;
        module.View.Make(type);
        var (message, inner) = Parts(constructor, operands);
        if (module.View.HasTypedExceptions)
            Push(Retype(Typed(type.FullName, message, inner), new IrType(Kind.Object, type)));
        else
            Push(message);
    }

    static Expr Retype(Expr value, IrType type) => new Retyped(value, type);

    /// <summary>The constructor of a class of the program calls that of its base, one of .NET's exceptions.</summary>
    void ConstructException(MethodInstance constructor, Expr[] operands)
    {
        var (message, inner) = Parts(constructor, operands[1..]);
        var self = Repeatable(operands[0]);
        if (constructor.Parameters.Count > 0 || constructor.DeclaringType.FullName != "System.Exception")
            Add(SetItem(self, MessageItem, message));
        if (inner is not Const)
            Add(SetItem(self, InnerItem, inner));
    }

    static Eval SetItem(Expr self, int index, Expr value) => new(
        new Op(OpCode.SETITEM, IrType.Void, null, null, Clone(self), Integers.Int(index), value));

    /// <summary>What the arguments say: a message, the name of a parameter, another exception.</summary>
    (Expr Message, Expr Inner) Parts(MethodInstance constructor, Expr[] operands)
    {
        var type = constructor.DeclaringType;
        if (!Exceptions.IsKnown(type.FullName))
            throw new CompileException("NEOC1040", $"'{type.FullName}' is not available on chain");
        Expr inner = new Const(null, IrType.Object);
        string[] names = [.. constructor.Parameters.Select(parameter => parameter.FullName)];
        bool isNameFirst = type.Name is "ArgumentNullException" or "ArgumentOutOfRangeException";
        switch (names)
        {
            case []:
                return (Text(Exceptions.TextOf(type.FullName)), inner);
            case ["System.String"] when isNameFirst:
                return (OfParameter(Text(Exceptions.TextOf(type.FullName)), operands[0]), inner);
            case ["System.String"] when type.Name != "ObjectDisposedException":
                return (Given(type, operands[0]), inner);
            case ["System.String", "System.Exception"]:
                return (Given(type, operands[0]), operands[1]);
            case ["System.String", "System.String"] when isNameFirst:
                return (OfParameter(Given(type, operands[1]), operands[0]), inner);
            case ["System.String", "System.String"] when type.Name == "ArgumentException":
                return (OfParameter(Given(type, operands[0]), operands[1]), inner);
            default:
                throw new CompileException("NEOC1046", $"'{type.Name}' with these arguments");
        }
    }

    Expr Given(TypeReference type, Expr message) => message is Const { IsNull: true }
        ? Text(Exceptions.TextOf(type.FullName))
        : message;

    static Expr OfParameter(Expr message, Expr name) => name is Const { IsNull: true }
        ? message
        : Texts.Concat([message, Text(" (Parameter '"), name, Text("')")]);

    /// <summary>Exception.Message, InnerException and ToString, which is the message: there is no stack to show.</summary>
    bool ReadException(MethodInstance target, Expr[] operands)
    {
        string name = target.Reference.Name;
        if (!target.IsBcl || !Exceptions.Is(target.DeclaringType) || name is not ("get_Message" or "get_InnerException" or "ToString"))
            return target.DeclaringType.FullName == "System.Object" && name == "ToString"
                && operands[0].Type.Clr is { } known && Exceptions.Is(known) && ReadMessage(target, operands[0]);
        if (name == "get_InnerException")
        {
            module.View.TypeExceptions();
            Push(new Op(OpCode.PICKITEM, TypeMap.Of(target.ReturnType), null, null, operands[0], Integers.Int(InnerItem)));
            return true;
        }
        return ReadMessage(target, operands[0]);
    }

    bool ReadMessage(MethodInstance target, Expr thrown)
    {
        module.View.Learn(MessagesAreRead);
        if (!module.View.HasTypedExceptions)
        {
            Push(MessageOf(thrown));
            return true;
        }
        var asked = target.Reference.Name == "get_Message"
            ? target
            : new MethodInstance(
                new MethodReference("get_Message", target.ReturnType, ExceptionType(target)) { HasThis = true }, GenericContext.Empty);
        var ways = module.View.Made.Where(type => Hierarchy.IsOwn(type) && Exceptions.Is(type))
            .Select(type => (type, Method: Hierarchy.Implementation(type, asked)))
            .Where(item => item.Method is not null)
            .Select(item => new Way(item.Method!.Key, [item.type], values => CallOn(item.type, item.Method!, values)))
            .ToList();
        Action<Expr[]> plain = values => Push(
            new Op(OpCode.PICKITEM, IrType.Bytes, null, null, values[0], Integers.Int(MessageItem)));
        if (ways.Count == 0)
            plain([thrown]);
        else
            Select([thrown], ways, plain, IrType.Bytes);
        return true;
    }

    TypeReference ExceptionType(MethodInstance target) => new(
        "System", "Exception", target.DeclaringType.Module, target.DeclaringType.Scope);

    /// <summary>The text itself, or the first item of what a contract with typed exceptions has thrown.</summary>
    static Expr MessageOf(Expr thrown) => new Sequence(
    [
        new(OpCode.DUP, [], null), new(OpCode.ISTYPE, [ArrayItem], null), new(OpCode.JMPIFNOT, [4], null),
        new(OpCode.PUSH0, [], null), new(OpCode.PICKITEM, [], null),
    ], false, IrType.Bytes, thrown);
}
