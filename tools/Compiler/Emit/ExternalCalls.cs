using System.Text;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>Collects the calls of other contracts that are left in the code, for the manifest's permissions.</summary>
static class ExternalCalls
{
    public static IReadOnlyList<ExternalCall> Of(IEnumerable<Function> functions)
    {
        var calls = new List<ExternalCall>();
        foreach (var call in functions.SelectMany(function => function.Roots).SelectMany(Find))
            if (!calls.Exists(known => Same(known, call)))
                calls.Add(call);
        return calls;
    }

    static IEnumerable<ExternalCall> Find(Expr expr)
    {
        if (expr is TokenCall token)
            yield return new ExternalCall(token.Token.Hash, token.Token.Method);
        if (expr is Syscall { Name: "System.Contract.Call" } call)
            yield return new ExternalCall(
                call.Operands[0] is Const { Value: byte[] hash } ? hash : null,
                call.Operands[1] is Const { Value: byte[] name } ? Encoding.UTF8.GetString(name) : null);
        foreach (var inner in expr.Operands.SelectMany(Find))
            yield return inner;
    }

    static bool Same(ExternalCall a, ExternalCall b) => a.Method == b.Method
        && (a.Hash is null ? b.Hash is null : b.Hash is not null && a.Hash.AsSpan().SequenceEqual(b.Hash));
}
