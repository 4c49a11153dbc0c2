using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>Parameters, locals and pointers to them.</summary>
public sealed partial class MethodImporter
{
    readonly List<Expr?> arguments = [];
    readonly List<Variable> locals = [];
    readonly Dictionary<Variable, Place> aliases = [];

    void DeclareVariables()
    {
        function.Returns = method.ReturnType is ByReferenceType ? IrType.Object : TypeMap.Of(method.ReturnType);
        if (method.HasThis)
            DeclareThis();
        for (int i = 0; i < method.Parameters.Count; i++)
            arguments.Add(DeclareParameter(Definition.Parameters[i], method.Parameters[i], i));
        foreach (var local in body.Variables)
        {
            var type = method.Context.Substitute(local.VariableType);
            string name = Definition.DebugInformation.TryGetName(local, out string given) ? given : $"local{local.Index}";
            var pointed = type is ByReferenceType ? IrType.Address : TypeMap.Of(type);
            if (type is ByReferenceType reference && IsReference(ReferenceLocal(local.Index)))
            {
                locals.Add(new Variable(name, IrType.Object, Slot.Local));
                references[locals[^1]] = TypeMap.Of(reference.ElementType);
                continue;
            }
            locals.Add(new Variable(name, pointed, Slot.Local) { Declared = given is null ? null : type });
        }
        FindStable();
    }

    void DeclareThis()
    {
        if (isContractInstance)
        {
            arguments.Add(new ContractThis(module.Contract));
            return;
        }
        var variable = new Variable("this", TypeMap.Of(method.DeclaringType), Slot.Parameter);
        function.Parameters.Add(variable);
        arguments.Add(variable.Type.Kind == Kind.Struct
            ? new AddressOf(new StructPlace(new Load(variable), variable.Type))
            : new Load(variable));
    }

    Expr DeclareParameter(ParameterDefinition parameter, TypeReference type, int index)
    {
        if (type is not ByReferenceType reference)
        {
            var variable = new Variable(parameter.Name, TypeMap.Of(type), Slot.Parameter) { Declared = type };
            function.Parameters.Add(variable);
            return new Load(variable);
        }
        var pointed = TypeMap.Of(reference.ElementType);
        if (IsReference(ByReference(function.Key, index)))
            return DeclareReference(parameter, pointed);
        var byReference = new Variable(parameter.Name, pointed, Slot.Parameter) { Declared = reference.ElementType };
        function.Parameters.Add(byReference);
        if (!IsReadOnly(parameter))
            function.Outputs.Add(byReference);
        return new AddressOf(new VariablePlace(byReference, pointed));
    }

    static bool IsReadOnly(ParameterDefinition parameter) => parameter.IsIn
        || parameter.CustomAttributes.Any(item => item.AttributeType.Name == "IsReadOnlyAttribute");

    /// <summary>Finds variables that never change after their first store, so that loads of them need no care.</summary>
    void FindStable()
    {
        var written = new HashSet<int>();
        foreach (var instruction in body.Instructions)
            if (instruction.OpCode.Code is Code.Starg or Code.Starg_S or Code.Ldarga or Code.Ldarga_S)
                written.Add(((ParameterDefinition)instruction.Operand).Sequence);
        for (int i = 0; i < arguments.Count; i++)
            if (arguments[i] is Load load && !written.Contains(i))
                stable.Add(load.Variable);
        if (arguments is [AddressOf { Place: StructPlace { Value: Load self } }, ..])
            stable.Add(self.Variable);
    }

    /// <summary>C# lets a struct be built in place, field by field or by its constructor, without initialising it first.</summary>
    void ZeroStructLocals()
    {
        var inPlace = body.Instructions
            .Where(item => item.OpCode.Code is Code.Ldloca or Code.Ldloca_S && item.Next.OpCode.Code != Code.Initobj)
            .Select(Local);
        foreach (var local in inPlace.Distinct())
            if (local.Type.Kind == Kind.Struct)
                current.Statements.Add(new Store(local, Zero(local.Type)));
    }

    /// <summary>
    /// Whoever has a local's address may change its struct in place: values of it that wait on the stack are copied before.
    /// </summary>
    void KeepValues(Variable local)
    {
        if (local.Type.Kind != Kind.Struct)
            return;
        for (int i = 0; i < stack.Count; i++)
            if (stack[i] is Load { Type.Kind: Kind.Struct } waiting && waiting.Variable == local)
                stack[i] = Spill(new Copy(waiting));
    }

    bool ImportVariable(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case >= Code.Ldarg_0 and <= Code.Ldarg_3:
                LoadArgument(instruction.OpCode.Code - Code.Ldarg_0);
                return true;
            case Code.Ldarg or Code.Ldarg_S:
                LoadArgument(((ParameterDefinition)instruction.Operand).Sequence);
                return true;
            case Code.Ldarga or Code.Ldarga_S:
                Push(new AddressOf(PlaceOf(ArgumentVariable(((ParameterDefinition)instruction.Operand).Sequence))));
                return true;
            case Code.Starg or Code.Starg_S:
                var target = ArgumentVariable(((ParameterDefinition)instruction.Operand).Sequence);
                Write(PlaceOf(target), Pop());
                return true;
            case >= Code.Ldloc_0 and <= Code.Ldloc_3:
                LoadLocal(locals[instruction.OpCode.Code - Code.Ldloc_0]);
                return true;
            case Code.Ldloc or Code.Ldloc_S:
                LoadLocal(Local(instruction));
                return true;
            case Code.Ldloca or Code.Ldloca_S:
                KeepValues(Local(instruction));
                Push(new AddressOf(PlaceOf(Local(instruction))));
                return true;
            case >= Code.Stloc_0 and <= Code.Stloc_3:
                StoreLocal(locals[instruction.OpCode.Code - Code.Stloc_0]);
                return true;
            case Code.Stloc or Code.Stloc_S:
                StoreLocal(Local(instruction));
                return true;
            default:
                return false;
        }
    }

    /// <summary>A local that can only hold the contract's instance, which has no item.</summary>
    bool IsContract(Variable variable) => variable.Type is { Kind: Kind.Object, Clr: { } type } && module.IsContractClass(type);

    Variable Local(Instruction instruction) => locals[((VariableDefinition)instruction.Operand).Index];

    void LoadArgument(int index) => Push(arguments[index] is Load load && cells.TryGetValue(load.Variable, out var cell)
        ? Read(cell)
        : Clone(arguments[index]!));

    Variable ArgumentVariable(int index) => arguments[index] is Load load
        ? load.Variable
        : throw new CompileException("NEOC1006", "a pointer to a by-reference parameter cannot be stored");

    void LoadLocal(Variable variable)
    {
        if (IsContract(variable))
            Push(new ContractThis(module.Contract));
        else if (references.TryGetValue(variable, out var pointed))
            Push(Follow(new Load(variable), pointed));
        else if (cells.TryGetValue(variable, out var cell))
            Push(Read(cell));
        else if (variable.Type.Kind != Kind.Address)
            Push(new Load(variable));
        else if (aliases.TryGetValue(variable, out var place))
            Push(new AddressOf(place));
        else
            throw new CompileException("NEOC1006", $"'ref' local '{variable.Name}' is read before it is set");
    }

    void StoreLocal(Variable variable)
    {
        var value = Pop();
        if (IsContract(variable))
            Discard(value);
        else if (references.ContainsKey(variable))
            Add(new Store(variable, Reference(((AddressOf)value).Place)));
        else if (variable.Type.Kind != Kind.Address)
            Write(PlaceOf(variable), value);
        else if (value is not AddressOf address)
            throw new CompileException("NEOC1006", $"'ref' local '{variable.Name}' is set to what is no place");
        else if (!aliases.TryAdd(variable, address.Place) && aliases[variable] != address.Place)
            NeedReference(ReferenceLocal(locals.IndexOf(variable)));
    }
}
