using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Intrinsics;
using StarMiner.Compiler.Ir;
using StarMiner.Compiler.Passes;

namespace StarMiner.Compiler.Import;

/// <summary>Calls: of .NET's own members, framework members, other contracts, and the contract's methods.</summary>
public sealed partial class MethodImporter
{
    TypeReference? constrainedTo;

    bool ImportCall(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Call or Code.Callvirt:
                CallMethod((MethodReference)instruction.Operand, instruction.OpCode.Code == Code.Callvirt);
                return true;
            case Code.Newobj:
                NewObject((MethodReference)instruction.Operand);
                return true;
            default:
                return false;
        }
    }

    void CallMethod(MethodReference reference, bool isVirtual)
    {
        var target = new MethodInstance(reference, method.Context);
        RefuseGrid(target.DeclaringType);
        var operands = Pop(target.Parameters.Count + (target.HasThis ? 1 : 0));
        if (constrainedTo is not null)
            (target, isVirtual) = Constrain(target, operands);
        if (isVirtual && operands is [{ Type.IsReference: true } and not (ContractThis or EventHandle), ..])
            operands = PresentFirst(operands);
        if (target.HasThis && operands[0] is EventHandle notified && target.Reference.Name == "Invoke")
        {
            Notify(notified.Field, operands[1..], target);
            return;
        }
        if (target.HasThis && target.Reference.Name == "Invoke" && Events.IsDelegate(target.DeclaringType))
        {
            InvokeDelegate(target, operands);
            return;
        }
        if (CallInlineArray(target, operands) || StaticOfEnum(target, operands) || CollectSequence(target, operands)
            || NewOfParameter(target) || ReadException(target, operands) || (isVirtual && Dispatch(target, operands))
            || CallIntrinsic(target, operands))
            return;
        if (target is { IsBcl: true, Reference.Name: ".ctor" } && Exceptions.Is(target.DeclaringType))
        {
            ConstructException(target, operands);
            return;
        }
        if (target.IsBcl)
        {
            CallLibrary(target, operands);
            return;
        }
        if (operands is [ContractThis, ..])
            target = Devirtualise(target, isVirtual);
        var definition = target.Definition;
        if (FrameworkMember.Of(definition) is { } member)
        {
            PushMember(member, target, operands, target.ReturnType);
            return;
        }
        CheckCallable(definition);
        CallFunction(target, operands);
    }

    /// <summary>Arrays of several dimensions are worked on by calls.</summary>
    static void RefuseGrid(TypeReference type)
    {
        if (type is ArrayType { Rank: > 1 })
            TypeMap.Of(type);
    }

    static string WithoutBody(string type, string method) => $"'{type}.{method}' has no body and no attribute that says what it is";

    /// <summary>One of .NET's own methods that is C# in the framework.</summary>
    public void CallLibrary(MethodInstance target, Expr[] operands)
    {
        if (target.DeclaringType.FullName == "System.Type" || target.DeclaringType.Namespace == "System.Reflection")
            throw new CompileException("NEOC1043", $"'{target.PlainName.Replace("::", ".")}': reflection is not available on chain");
        var stand = BaseLibrary.Of(module.Contract.Module).Find(target)
            ?? throw new CompileException("NEOC1040", WaysOut.Missing(target.PlainName.Replace("::", ".")));
        CallFunction(stand, target.HasThis ? [Value(operands[0]), .. operands[1..]] : operands);
    }

    bool CallIntrinsic(MethodInstance target, Expr[] operands)
    {
        if (!Bcl.TryFind(target, out var lower))
            return false;
        PushResult(lower(new CallContext(this, target, operands)));
        return true;
    }

    static void CheckCallable(MethodDefinition definition)
    {
        if (definition.RVA == 0 && !definition.IsAbstract)
            throw new CompileException("NEOC1003", WithoutBody(definition.DeclaringType.Name, definition.Name));
        if (definition.CustomAttributes.Any(item => item.AttributeType.Name == "ManagedOnlyAttribute"))
            throw new CompileException("NEOC1040", $"'{definition.DeclaringType.Name}.{definition.Name}' is not available on chain");
    }

    /// <summary>A call through a type parameter or on a value type's own override.</summary>
    (MethodInstance Target, bool IsVirtual) Constrain(MethodInstance target, Expr[] operands)
    {
        var type = constrainedTo!;
        constrainedTo = null;
        bool isValue = type.IsValueType || TypeMap.Of(type).Kind is not Kind.Object;
        if (target.HasThis && !isValue)
        {
            operands[0] = As(Value(operands[0]), TypeMap.Of(type));
            return (target, true);
        }
        if (TypeMap.IsBcl(type))
            return (new MethodInstance(
                new MethodReference(target.Reference.Name, target.Reference.ReturnType, type) { HasThis = target.HasThis }
                    .WithParameters(target.Parameters), method.Context), false);
        if (Hierarchy.Implementation(type, target) is { } found)
            return (found, false);
        for (var at = TypeMap.Resolve(type); at is not null; at = TypeMap.BaseOf(at))
            if (at.Methods.FirstOrDefault(item => Implements(item, target)) is { } named)
                return (new MethodInstance(named.On(type), method.Context), false);
        var shape = TypeMap.Of(type);
        operands[0] = As(Value(operands[0]), shape.Kind == Kind.Struct ? shape : new IrType(Kind.Object, type));
        return (target, true);
    }

    static bool Implements(MethodDefinition item, MethodInstance target) =>
        (item.Name == target.Reference.Name || item.Overrides.Any(other => other.Name == target.Reference.Name))
        && item.Parameters.Count == target.Parameters.Count && !item.IsAbstract;

    /// <summary>The contract is known when it is compiled, so its virtual methods are too.</summary>
    MethodInstance Devirtualise(MethodInstance target, bool isVirtual)
    {
        if (!isVirtual || !target.Definition.IsVirtual)
            return target;
        TypeReference at = module.Contract;
        while (true)
        {
            var definition = TypeMap.Resolve(at);
            var context = GenericContext.Of(at);
            var found = definition.Methods.FirstOrDefault(item => item.Name == target.Reference.Name && item.IsVirtual
                && item.Parameters.Count == target.Parameters.Count
                && item.Parameters.Zip(target.Parameters)
                    .All(pair => context.Substitute(pair.First.ParameterType).FullName == pair.Second.FullName));
            if (found is not null)
                return new MethodInstance(found.On(at), method.Context);
            if (definition.BaseType is null)
                return target;
            at = context.Substitute(definition.BaseType);
        }
    }

    void CallFunction(MethodInstance target, Expr[] operands)
    {
        NoteCall(target.Key);
        var callee = module.Get(target);
        var arguments = new List<Expr>();
        var written = new List<(Variable Output, Place Place)>();
        ReadLast(operands);
        int first = target.HasThis ? 1 : 0;
        if (first == 1 && operands[0] is not ContractThis)
            arguments.Add(Receiver(callee, operands[0]));
        for (int i = 0; i < target.Parameters.Count; i++)
            arguments.Add(Argument(callee, target, i, operands, written));
        if (written.Count == 0 && module.Options.Runs(nameof(ConstantCalls))
            && ConstantCalls.Fold(new Call(callee, callee.Returns, [.. arguments])) is Const known)
            PushResult(known);
        else if (TryInline(callee, arguments, written.ConvertAll(item => item.Output)))
        {
            // The result waits on the stack while the outputs are written.
        }
        else if (callee.Outputs.Count == 0)
            PushResult(new Call(callee, callee.Returns, [.. arguments]));
        else
            CallByReference(callee, arguments, written);
        foreach (var (output, place) in written)
            if (place is not VariablePlace)
                Write(place, new Load(output));
        if (target.ReturnType is ByReferenceType returned)
            Push(Follow(Repeatable(Pop()), TypeMap.Of(returned.ElementType)));
    }

    Expr Receiver(Function callee, Expr operand)
    {
        if (operand is AddressOf { Place: { Type.Kind: Kind.Struct } place })
            NotePassed(callee, place, true, null);
        return Value(operand);
    }

    /// <summary>What is behind an address is read when the other arguments have been evaluated: they may change it.</summary>
    void ReadLast(Expr[] operands)
    {
        const Effects writes = Effects.WritesHeap | Effects.WritesStatics;
        int address = Array.FindIndex(operands, operand => operand is AddressOf);
        if (address < 0 || !operands.Skip(address).Any(operand => (operand.Effects & writes) != 0))
            return;
        for (int i = 0; i < operands.Length; i++)
            if (operands[i] is not AddressOf)
                operands[i] = Repeatable(operands[i]);
    }

    Expr Argument(
        Function callee, MethodInstance target, int index, Expr[] operands, List<(Variable, Place)> written)
    {
        var value = operands[index + operands.Length - target.Parameters.Count];
        if (target.Parameters[index] is not ByReferenceType reference)
            return Coerce(value, TypeMap.Of(target.Parameters[index]));
        if (value is not AddressOf { Place: var place })
            throw new CompileException("NEOC1006", "this reference cannot be passed on");
        if (IsReference(ByReference(callee.Key, index)))
            return Reference(place);
        var parameter = target.Definition.Parameters[index];
        NotePassed(callee, place, IsReadOnly(parameter), () => NeedReferences(callee, target));
        if (!IsReadOnly(parameter))
        {
            if (NeedsReference(callee, place, operands.Where(other => other != value)))
                NeedReferences(callee, target);
            written.Add((place is VariablePlace variable ? variable.Variable : NewTemporary(place.Type), place));
        }
        return parameter.IsOut ? new Const(null, TypeMap.Of(reference.ElementType)) : Read(place);
    }

    void CallByReference(Function callee, List<Expr> arguments, List<(Variable Output, Place)> written)
    {
        var call = new Call(callee, callee.Returns, [.. arguments]);
        var result = callee.Returns.Kind == Kind.Void ? null : NewTemporary(callee.Returns);
        Add(new CallByReference(call, result, written.ConvertAll(item => item.Output)));
        if (result is not null)
            Push(new Load(result));
    }

    /// <summary>A value that is wanted, read through a pointer if need be.</summary>
    public static Expr Value(Expr operand) => operand is AddressOf address ? Read(address.Place) : operand;

    void PushResult(Expr? result)
    {
        if (result is null)
            return;
        if (result.Type.Kind == Kind.Void)
            Add(new Eval(result));
        else
            Push(result);
    }

    void Notify(FieldDefinition field, Expr[] arguments, MethodInstance target)
    {
        var items = arguments.Select((value, i) => Coerce(value, TypeMap.Of(target.Parameters[i])));
        module.Note(new CompiledEvent(Events.NameOf(field), field));
        Add(new Eval(new Syscall(
            "System.Runtime.Notify", IrType.Void,
            Text(Events.NameOf(field)), new Pack(Emit.OpCode.PACK, IrType.Object, [.. items]))));
    }
}
