using Mono.Cecil;
using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Intrinsics;

/// <summary>A call of one of .NET's own members that is being lowered.</summary>
public sealed record CallContext(MethodImporter Importer, MethodInstance Method, Expr[] Operands)
{
    public IrType Returns => TypeMap.Of(Method.ReturnType);

    /// <summary>An operand's value in the form that the parameter's type asks for.</summary>
    public Expr this[int index]
    {
        get
        {
            var value = MethodImporter.Value(Operands[index]);
            int parameter = index - (Method.HasThis && Operands.Length > Method.Parameters.Count ? 1 : 0);
            return parameter < 0 ? value : MethodImporter.Coerced(value, TypeMap.Of(Method.Parameters[parameter]));
        }
    }
}

/// <summary>Tables of .NET members by name: frameworks of others cannot carry our attributes.</summary>
public static class Bcl
{
    static readonly Dictionary<string, Func<CallContext, Expr?>> table = Build();

    public static bool TryFind(MethodInstance method, out Func<CallContext, Expr?> lower)
    {
        lower = null!;
        return method.IsBcl && (table.TryGetValue($"{method.PlainName}/{method.Parameters.Count}", out lower!)
            || table.TryGetValue(method.PlainName, out lower!));
    }

    public static Expr? StaticField(FieldReference field) => field.FullName switch
    {
        "System.String System.String::Empty" => new Const(Array.Empty<byte>(), IrType.Bytes),
        _ => null,
    };

    static Dictionary<string, Func<CallContext, Expr?>> Build()
    {
        var entries = new Dictionary<string, Func<CallContext, Expr?>>();
        BigIntegers.AddTo(entries);
        Texts.AddTo(entries);
        Objects.AddTo(entries);
        Nullables.AddTo(entries);
        Numbers.AddTo(entries);
        Spans.AddTo(entries);
        return entries;
    }
}
