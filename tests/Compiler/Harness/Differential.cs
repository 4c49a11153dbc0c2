using System.Reflection;
using Neo.VM;

namespace StarMiner.Compiler.Tests.Harness;

/// <summary>Runs a program on .NET and on NeoVM, optimised and not, and compares value or exception.</summary>
static class Differential
{
    const string AnyThrow = "throws";

    public static void Same(Type program, string method, params object?[] arguments)
    {
        var info = program.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!;
        Same(optimize => Translated.Of(program, optimize), info, arguments);
    }

    public static void Same(Func<bool, CompiledContract> contract, MethodInfo method, params object?[] arguments)
    {
        string expected = OnNet(method, arguments);
        foreach (bool optimize in new[] { true, false })
        {
            string actual = OnVm(contract(optimize), method, arguments);
            if (actual == expected || (expected == AnyThrow && actual.StartsWith(AnyThrow, StringComparison.Ordinal)))
                continue;
            actual.Should().Be(
                expected,
                $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", arguments)}) optimised: {optimize}");
        }
    }

    static string OnNet(MethodInfo method, object?[] arguments)
    {
        try
        {
            return Values.Show(method.Invoke(null, [.. arguments.Select(Values.Copy)]), method.ReturnType);
        }
        catch (TargetInvocationException problem)
        {
            // The words of .NET's own exceptions are not the chain's.
            return problem.InnerException!.GetType().Namespace == nameof(System) && problem.InnerException.GetType() != typeof(Exception)
                ? AnyThrow
                : $"{AnyThrow} {problem.InnerException.Message}";
        }
    }

    static string OnVm(CompiledContract contract, MethodInfo method, object?[] arguments)
    {
        var target = contract.Methods.First(item => item.Method?.Name == method.Name && item.ExportName is not null);
        using var engine = new ScriptEngine(contract);
        var results = engine.Run(target, [.. arguments.Select(Values.ToItem)]);
        if (engine.State == VMState.FAULT)
            return engine.Thrown is { } thrown ? $"{AnyThrow} {TextOf(thrown)}" : AnyThrow;
        int wanted = method.ReturnType == typeof(void) ? 0 : 1;
        return results.Length == wanted
            ? Values.Show(wanted == 0 ? null : results[0], method.ReturnType)
            : $"{results.Length} items on the stack";
    }

    /// <summary>An exception is its message, or an array that begins with it.</summary>
    public static string? TextOf(Neo.VM.Types.StackItem thrown) => (thrown is Neo.VM.Types.Array items ? items[0] : thrown).GetString();
}
