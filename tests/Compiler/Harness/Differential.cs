using System.Reflection;
using Neo.VM;

namespace StarMiner.Compiler.Tests.Harness;

/// <summary>Runs a program on .NET and on NeoVM, optimised and not, and compares value or exception.</summary>
static class Differential
{
    public static void Same(Type program, string method, params object?[] arguments)
    {
        var info = program.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!;
        string expected = OnNet(info, arguments);
        foreach (bool optimize in new[] { true, false })
        {
            string actual = OnVm(Translated.Of(program, optimize), info, arguments);
            actual.Should().Be(expected, $"{program.Name}.{method}({string.Join(", ", arguments)}) optimised: {optimize}");
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
            // Only texts travel on chain; faults of the runtime itself are compared as such.
            return problem.InnerException!.GetType() == typeof(Exception) ? $"throws {problem.InnerException.Message}" : "throws";
        }
    }

    static string OnVm(CompiledContract contract, MethodInfo method, object?[] arguments)
    {
        var target = contract.Methods.First(item => item.Method?.Name == method.Name && item.ExportName is not null);
        using var engine = new ScriptEngine(contract);
        var results = engine.Run(target, [.. arguments.Select(Values.ToItem)]);
        if (engine.State == VMState.FAULT)
            return engine.UncaughtException is { } thrown && IsOurs(thrown.GetString()) ? $"throws {thrown.GetString()}" : "throws";
        int wanted = method.ReturnType == typeof(void) ? 0 : 1;
        return results.Length == wanted
            ? Values.Show(wanted == 0 ? null : results[0], method.ReturnType)
            : $"{results.Length} items on the stack";
    }

    /// <summary>Texts that stand for a .NET exception type other than Exception itself.</summary>
    static bool IsOurs(string? text) => text is not ("overflow" or "novalue") && text?.StartsWith("The value ", StringComparison.Ordinal) != true
        && !text!.EndsWith("Exception", StringComparison.Ordinal);
}
