using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Intrinsics;

/// <summary>System.Object, exceptions and tuples.</summary>
static class Objects
{
    public static void AddTo(Dictionary<string, Func<CallContext, Expr?>> table)
    {
        table["System.Object::.ctor"] = _ => null;
        table["System.Attribute::.ctor"] = table["System.Object::.ctor"];
        table["System.Object::MemberwiseClone"] = call => new Sequence(
            [new(Emit.OpCode.UNPACK, [], null), new(Emit.OpCode.PACK, [], null)], false, call.Operands[0].Type, call[0]);
        table["System.Object::ReferenceEquals"] = call => Same(call[0], call[1]);
        table["System.Object::Equals/2"] = call => call.Importer.CompareAnything(call[0], call[1]);
        // No object stands for it, but it is there: null would be asked for where exceptions are caught.
        table["System.Collections.Generic.EqualityComparer`1::get_Default"] = call => new Const(System.Numerics.BigInteger.Zero, call.Returns);
        table["System.Collections.Generic.EqualityComparer`1::Equals/2"] = call => call.Importer.CompareValues(
            ((Mono.Cecil.GenericInstanceType)call.Method.DeclaringType).GenericArguments[0], call[1], call[2]);
        table["System.Collections.Generic.EqualityComparer`1::GetHashCode/1"] = call => call.Importer.HashOf(
            ((Mono.Cecil.GenericInstanceType)call.Method.DeclaringType).GenericArguments[0], call[1]);
        table["System.Type::GetTypeFromHandle"] = call => call.Operands[0];
        table["System.Type::op_Equality"] = call => Same(call[0], call[1]);
        table["System.Type::op_Inequality"] = call => MethodImporter.Negated(Same(call[0], call[1]));
        table["System.Runtime.CompilerServices.RuntimeHelpers::EnsureSufficientExecutionStack"] = _ => null;
        table["System.Environment::get_CurrentManagedThreadId"] = _ => Integers.Int(1);
        table["System.Threading.Monitor::Enter/2"] = call => call.Importer.Assign(call.Operands[1], new Const(true, IrType.Bool));
        table["System.Threading.Monitor::Exit/1"] = _ => null;
        table["System.Text.Encoding::get_UTF8"] = call => new Const(null, call.Returns);
        table["System.Text.Encoding::GetBytes/1"] = call => Conversions.Convert(call[1], Conversions.Buffer, IrType.Buffer);
        table["System.Text.Encoding::GetString/1"] = call => Conversions.Convert(call[1], Conversions.ByteString, IrType.Bytes);
        table["System.Array::Clone/0"] = call => CloneArray(call[0]);
        table["System.Array::Copy/3"] = call => call.Importer.CopyItems(call[0], Integers.Int(0), call[1], Integers.Int(0), call[2]);
        table["System.Array::Copy/5"] = call => call.Importer.CopyItems(call[0], call[1], call[2], call[3], call[4]);
        table["System.Array::Reverse/1"] = call => call.Importer.LibraryCall("System.Array", "Reverse", call.Operands);
        table["System.GC::SuppressFinalize"] = _ => null;
        for (int count = 1; count <= 8; count++)
            table[$"System.ValueTuple`{count}::.ctor"] = Tuple;
    }

    static Expr Same(Expr left, Expr right) => left is Const { IsNull: true } || right is Const { IsNull: true }
        ? MethodImporter.NullTest(left is Const { IsNull: true } ? right : left)
        : new Op(Emit.OpCode.EQUAL, IrType.Bool, null, null, left, right);

    static Expr CloneArray(Expr array) => array.Type.Kind == Kind.Buffer
        ? Conversions.Convert(Conversions.Convert(array, Conversions.ByteString, IrType.Bytes), Conversions.Buffer, IrType.Buffer)
        : new Op(Emit.OpCode.VALUES, array.Type, null, null, array);

    static Expr? Tuple(CallContext call)
    {
        int first = call.Operands.Length - call.Method.Parameters.Count;
        var type = TypeMap.Of(call.Method.DeclaringType);
        var items = call.Operands.Skip(first).Select((_, i) => call[first + i]);
        var made = new Pack(Emit.OpCode.PACKSTRUCT, type, [.. items]);
        return first == 1 ? call.Importer.Assign(call.Operands[0], made) : made;
    }
}
