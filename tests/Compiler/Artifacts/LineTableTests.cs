using System.Reflection;
using Microsoft.CodeAnalysis;
using Mono.Cecil;
using Mono.Cecil.Rocks;
using Neo.VM;
using Neo.VM.Types;
using StarMiner.Compiler.Tests.Harness;

namespace StarMiner.Compiler.Tests.Artifacts;

/// <summary>Lines in the order in which .NET runs them, through calls that were copied into their callers too.</summary>
public class LineTableTests
{
    const string Source = """
        using System;
        public static class Walk
        {
            public static int Run(int a)
            {
                int sum = a;
                for (int i = 0; i < 3; i++)
                {
                    if ((i + a) % 2 == 0)
                        sum += Twice(i);
                    else
                        sum -= i;
                }
                try
                {
                    sum += Picky(a);
                    sum *= 3;
                }
                catch (Exception)
                {
                    sum = -sum;
                }
                finally
                {
                    sum++;
                }
                switch (a)
                {
                    case 1:
                        sum += 100;
                        break;
                    case 2:
                        sum += 200;
                        break;
                    default:
                        sum = Deep(sum);
                        break;
                }
                while (sum > 50)
                    sum /= 2;
                return sum;
            }

            static int Twice(int value)
            {
                int doubled = value * 2;
                return doubled;
            }

            static int Picky(int value)
            {
                if (value > 4)
                    throw new Exception("too much");
                return value + 1;
            }

            static int Deep(int depth)
            {
                if (depth < 3)
                    return depth;
                return Deep(depth / 3) + 1;
            }
        }
        """;

    public static TheoryData<int> Values => new(0, 1, 2, 3, 4, 5, 40, -3);

    [Theory]
    [MemberData(nameof(Values))]
    public void Lines_asWritten_inOrderOfNet(int value)
    {
        var expected = OnNet(value);
        OnVm(value, optimize: false).Should().Equal(expected);
    }

    /// <summary>The optimiser may leave a statement out, but it makes none up and changes no order.</summary>
    [Theory]
    [MemberData(nameof(Values))]
    public void Lines_optimised_inOrderOfNet(int value)
    {
        var expected = OnNet(value);
        var actual = OnVm(value, optimize: true);
        int at = 0;
        foreach (int line in actual)
        {
            int found = expected.IndexOf(line, at);
            found.Should().BeGreaterThanOrEqualTo(
                at, $"line {line} follows in {string.Join(" ", expected)}; NeoVM: {string.Join(" ", actual)}");
            at = found + 1;
        }
        actual.Count.Should().BeGreaterThan(expected.Count / 2);
    }

    static List<int> OnVm(int value, bool optimize)
    {
        using var module = new CompiledSource(Source).Module();
        var diagnostics = new Diagnostics();
        var contract = Translator.Translate(module.GetType("Walk"), new CompilerOptions(optimize), diagnostics)!;
        var lines = contract.Methods.SelectMany(method => method.Lines)
            .Where(mark => !mark.IsResumed).ToLookup(mark => mark.Address, mark => mark.StartLine);
        var seen = new List<int>();
        using var engine = new ScriptEngine(contract) { Executing = address => Note(seen, lines[address]) };
        engine.Run(contract.Methods.First(method => method.ExportName == "run"), [(Integer)value]);
        engine.State.Should().Be(VMState.HALT);
        return seen;
    }

    static List<int> OnNet(int value)
    {
        using var module = new CompiledSource(Source).Module();
        foreach (var method in module.GetType("Walk").Methods)
            Instrument(method);
        var image = new MemoryStream();
        module.Write(image);
        Recorder.Seen.Value = [];
        Assembly.Load(image.ToArray()).GetType("Walk")!.GetMethod("Run")!.Invoke(null, [value]);
        return Recorder.Seen.Value;
    }

    /// <summary>Every statement says its line before it begins.</summary>
    static void Instrument(MethodDefinition method)
    {
        var points = method.DebugInformation.GetSequencePointMapping();
        method.Body.SimplifyMacros();
        var il = method.Body.GetILProcessor();
        var hit = method.Module.ImportReference(typeof(Recorder).GetMethod(nameof(Recorder.Hit)));
        foreach (var instruction in method.Body.Instructions.ToList())
        {
            if (!points.TryGetValue(instruction, out var point) || point.IsHidden)
                continue;
            // Jumps to the statement come to what is written in its place.
            var moved = il.Create(Mono.Cecil.Cil.OpCodes.Nop);
            (moved.OpCode, moved.Operand) = (instruction.OpCode, instruction.Operand);
            (instruction.OpCode, instruction.Operand) = (Mono.Cecil.Cil.OpCodes.Ldc_I4, point.StartLine);
            var call = il.Create(Mono.Cecil.Cil.OpCodes.Call, hit);
            il.InsertAfter(instruction, call);
            il.InsertAfter(call, moved);
        }
        method.Body.OptimizeMacros();
    }

    static void Note(List<int> seen, IEnumerable<int> lines)
    {
        foreach (int line in lines)
            Note(seen, line);
    }

    static void Note(List<int> seen, int line)
    {
        if (seen.Count == 0 || seen[^1] != line)
            seen.Add(line);
    }

    /// <summary>Called by the instrumented program.</summary>
    public static class Recorder
    {
        internal static readonly AsyncLocal<List<int>> Seen = new();

        public static void Hit(int line) => Note(Seen.Value!, line);
    }
}
