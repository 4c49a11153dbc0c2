using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>
/// Delegates: a plain pointer where the method needs no object, else the array [pointer, object]. C# keeps lambdas
/// without captures as methods of a class without fields and caches them in statics; neither is needed here.
/// </summary>
public sealed partial class MethodImporter
{
    const string AnyDelegate = "any delegate";

    bool ImportDelegate(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldftn:
                Push(Pointer(new MethodInstance((MethodReference)instruction.Operand, method.Context)));
                return true;
            case Code.Ldvirtftn:
                var target = new MethodInstance((MethodReference)instruction.Operand, method.Context);
                Push(Pointer(Pop() is ContractThis ? Devirtualise(target, true) : target));
                return true;
            case Code.Ldsfld when IsCache((FieldReference)instruction.Operand, out bool isInstance):
                Push(isInstance ? new ContractThis(module.Contract) : new Const(null, IrType.Object));
                return true;
            case Code.Stsfld when IsCache((FieldReference)instruction.Operand, out _):
                Discard(Pop());
                return true;
            default:
                return false;
        }
    }

    FunctionPointer Pointer(MethodInstance target)
    {
        module.View.NoteCall(AnyDelegate, target.Key, false);
        var function = module.Get(target);
        NeedReferences(function, target);
        return new FunctionPointer(function, IrType.Object);
    }

    /// <summary>The classes in which C# keeps lambdas and method groups that capture nothing.</summary>
    static bool IsStateless(TypeReference type) => type.GetElementType().Name is "<>c" or "<>O"
        || type.GetElementType().Name.StartsWith("<>c__", StringComparison.Ordinal)
            && !type.GetElementType().Name.Contains("DisplayClass", StringComparison.Ordinal);

    static bool IsCache(FieldReference field, out bool isInstance)
    {
        isInstance = field.Name == "<>9";
        return IsStateless(field.DeclaringType);
    }

    /// <summary>newobj of a delegate type.</summary>
    void NewDelegate(MethodInstance constructor, Expr[] operands)
    {
        var type = TypeMap.Of(constructor.DeclaringType);
        if (operands[1] is not FunctionPointer pointer)
            throw new CompileException("NEOC1042", "a delegate needs a method that is known at compile time");
        Push(operands[0] is ContractThis or Const { IsNull: true }
            ? new FunctionPointer(pointer.Target, type)
            : new Pack(OpCode.PACK, type, pointer, Value(operands[0])));
    }

    void InvokeDelegate(MethodInstance target, Expr[] operands)
    {
        NoteCall(AnyDelegate);
        var called = operands[0] is FunctionPointer or Load ? operands[0] : Repeatable(operands[0]);
        var arguments = operands[1..].Select((value, i) => target.Parameters[i] is ByReferenceType
            ? Reference(((AddressOf)value).Place)
            : Coerce(value, TypeMap.Of(target.Parameters[i])));
        PushResult(new IndirectCall(TypeMap.Of(target.ReturnType), [.. arguments, called]));
    }
}
