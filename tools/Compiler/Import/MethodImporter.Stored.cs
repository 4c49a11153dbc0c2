using System.Text;
using Mono.Cecil;
using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Intrinsics;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// [Stored] auto-properties: the value lies in storage under the property's name or the key given. Numbers and bytes lie
/// there as they are, everything else serialised, as the official compiler has it. What was never stored is what the
/// property was initialised with.
/// </summary>
public sealed partial class MethodImporter
{
    /// <summary>True when the method is an accessor of such a property, and is written now.</summary>
    bool ImportStored()
    {
        if (Exports.PropertyOf(Definition) is not { } property
            || property.CustomAttributes.FirstOrDefault(item => item.AttributeType.Name == "StoredAttribute") is not { } mark
            || property.DeclaringType.Fields.FirstOrDefault(field => field.Name == $"<{property.Name}>k__BackingField") is not { } backing)
            return false;
        if (!backing.IsStatic && !isContractInstance)
            throw new CompileException("NEOC1060", "[Stored] is for properties of the contract class");
        Place(current, -1);
        isOpen = true;
        pendingPoint = Definition.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden);
        var key = new Const(KeyOf(property, mark), IrType.Bytes);
        if (Definition.IsGetter)
            ReadStored(key, backing);
        else
            WriteStored(key);
        return true;
    }

    static byte[] KeyOf(PropertyDefinition property, CustomAttribute mark) => mark.ConstructorArguments.FirstOrDefault().Value switch
    {
        byte number => [number],
        string text => Encoding.UTF8.GetBytes(text),
        _ => Encoding.UTF8.GetBytes(property.Name),
    };

    void ReadStored(Const key, FieldDefinition backing)
    {
        var stored = SpillOrdered(new Syscall(
            "System.Storage.Get", IrType.Bytes, new Syscall("System.Storage.GetReadOnlyContext", IrType.Object), key));
        var branches = new Branching(this, function.Returns);
        var absent = branches.NewBlock("absent");
        branches.If(IsNull(stored), absent);
        branches.Fill(absent, () => LoadStatic(backing.On(method.DeclaringType)));
        branches.Otherwise(() => Push(Restored(Clone(stored), method.ReturnType)));
        branches.Close();
        End(new Return(Coerce(Pop(), function.Returns)));
    }

    static Expr Restored(Expr stored, TypeReference type)
    {
        var shape = TypeMap.Of(type);
        if (IsPlain(type))
            return shape.Kind == Kind.Bytes ? As(stored, shape) : new AsInteger(stored, false, shape);
        var item = Natives.StdLib("deserialize", IrType.Object, stored);
        return shape.Kind switch
        {
            Kind.Bool => new Op(OpCode.NZ, IrType.Bool, null, null, item),
            _ when shape.IsInteger => new AsInteger(item, false, shape),
            _ => As(item, shape),
        };
    }

    void WriteStored(Const key)
    {
        Expr value = new Load(function.Parameters[^1]);
        if (!IsPlain(method.Parameters[0]))
            value = Natives.StdLib("serialize", IrType.Bytes, value);
        Add(new Eval(new Syscall(
            "System.Storage.Put", IrType.Void, new Syscall("System.Storage.GetContext", IrType.Object), key, value)));
        End(new Return(null));
    }

    static bool IsPlain(TypeReference type) => type.FullName is "System.Numerics.BigInteger" or "System.String"
        || (TypeMap.Of(type) is { IsInteger: true } && TypeMap.IsBcl(type) && type.FullName != "System.Char")
        || type.Name is "ByteString" or "UInt160" or "UInt256" or "ECPoint";
}
