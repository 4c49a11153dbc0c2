using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Intrinsics;

/// <summary>System.Object, exceptions and tuples.</summary>
static class Objects
{
    public static void AddTo(Dictionary<string, Func<CallContext, Expr?>> table)
    {
        table["System.Object::.ctor"] = _ => null;
        table["System.Attribute::.ctor"] = table["System.Object::.ctor"];
        foreach (string name in Exceptions)
        {
            table[$"System.{name}::.ctor/0"] = call => Message(call.Method.DeclaringType.Name);
            table[$"System.{name}::.ctor/1"] = call => call[0];
        }
        table["System.Exception::get_Message"] = call => call[0];
        table["System.Exception::ToString/0"] = call => call[0];
        for (int count = 1; count <= 7; count++)
            table[$"System.ValueTuple`{count}::.ctor"] = Tuple;
    }

    static readonly string[] Exceptions =
    [
        "Exception", "InvalidOperationException", "ArgumentException", "ArgumentNullException",
        "ArgumentOutOfRangeException", "FormatException", "NotSupportedException", "NotImplementedException",
        "OverflowException", "DivideByZeroException", "IndexOutOfRangeException", "UnauthorizedAccessException",
    ];

    static Const Message(string name) => new(System.Text.Encoding.UTF8.GetBytes(name), IrType.Bytes);

    static Expr? Tuple(CallContext call)
    {
        int first = call.Operands.Length - call.Method.Parameters.Count;
        var type = TypeMap.Of(call.Method.DeclaringType);
        var items = call.Operands.Skip(first).Select((_, i) => call[first + i]);
        var made = new Pack(Emit.OpCode.PACKSTRUCT, type, [.. items]);
        return first == 1 ? call.Importer.Assign(call.Operands[0], made) : made;
    }
}
