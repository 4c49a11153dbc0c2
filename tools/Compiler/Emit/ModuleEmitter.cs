using Mono.Cecil.Cil;
using StarMiner.Compiler.Analysis;
using StarMiner.Compiler.Emit.Verification;
using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;
using StarMiner.Compiler.Passes;

namespace StarMiner.Compiler.Emit;

/// <summary>Puts the functions that the exports reach into one script.</summary>
public sealed class ModuleEmitter(ContractModule module, IReadOnlyList<(string Name, Function Function)> exports)
{
    const string InitializeName = "_initialize";

    readonly ModuleTables tables = new();
    readonly Assembler assembler = new();

    /// <summary>Null when a function could not be written; the reason is among the diagnostics.</summary>
    public CompiledContract? Emit()
    {
        var functions = Reachability.From(exports.Select(export => export.Function), module.Options);
        if (module.Options.Runs(nameof(KnownStatics)))
            KnownStatics.Run(functions, module.Initialisers, module.Options);
        if (module.Options.Runs(nameof(LazyStatics)))
            functions.AddRange(LazyStatics.Run(functions, module.Initialisers, [.. exports.Select(export => export.Function)]));
        var initialise = Initialisation.Build(module, functions);
        foreach (var function in Reachability.From(initialise is null ? [] : [initialise], module.Options))
            if (!functions.Contains(function))
                functions.Add(function);
        Warnings.Run(module, exports, functions);
        foreach (var function in functions)
            EmitFunction(function, function == initialise);
        if (module.Diagnostics.HasErrors)
            return null;
        if (module.Options.Runs(nameof(Peephole)))
            assembler.Replace(Peephole.Run(assembler.Lines));
        if (module.Options.Runs(nameof(FunctionOrder)))
            assembler.Replace(FunctionOrder.Run(assembler.Lines, functions.Select(tables.Entry).ToHashSet()));
        byte[] script = Layout.Write(assembler.Lines);
        if (!Verify(script, functions))
            return null;
        return new CompiledContract(
            module.Contract, script, tables.Tokens, Describe(functions, initialise),
            [.. tables.Statics.Select(item => new StaticSlot(item.Field, item.Name, item.Declared!, item.Index))],
            ExternalCalls.Of(functions), module.Events);
    }

    /// <summary>Nothing leaves the compiler that is not balanced on every way.</summary>
    bool Verify(byte[] script, List<Function> functions)
    {
        var lines = assembler.Lines;
        var starts = functions.ToDictionary(tables.Entry);
        var shapes = new List<MethodShape>();
        foreach (var line in lines.AsEnumerable().Reverse())
            if (line.Mark is { } mark && starts.TryGetValue(mark, out var function))
                shapes.Add(new MethodShape(
                    function.Name, mark.Address, shapes.Count == 0 ? script.Length : shapes[^1].Start, function.Parameters.Count,
                    function.Outputs.Count + (function.Returns.Kind == Kind.Void ? 0 : 1)));
        var indirect = lines.Where(line => line.Indirect is not null).ToDictionary(line => line.Address, line => line.Indirect!.Value);
        try
        {
            new ScriptVerifier(script, shapes, tables.Tokens, tables.Statics.Count, indirect).Run();
            return true;
        }
        catch (VerificationException broken)
        {
            module.Diagnostics.Error(broken.Id, broken.Message);
            return false;
        }
    }

    void EmitFunction(Function function, bool isInitialise)
    {
        var entry = tables.Entry(function);
        entry.Uses++;
        entry.IsEntry = true;
        assembler.Place(entry);
        try
        {
            if (isInitialise && StaticCount(function) is > 0 and var count)
                assembler.Emit(OpCode.INITSSLOT, (byte)count);
            new FunctionEmitter(assembler, tables).Emit(function);
        }
        catch (CompileException problem)
        {
            module.Diagnostics.Error(problem.Id, problem.Message, problem.At ?? FirstLine(function));
        }
    }

    /// <summary>Slots are numbered as code is written; the initialiser and what only it calls come last and are counted first.</summary>
    int StaticCount(Function function)
    {
        foreach (var variable in Reachability.From([function], module.Options).SelectMany(Initialisation.StaticsOf))
            tables.StaticIndex(variable);
        return tables.Statics.Count;
    }

    static SequencePoint? FirstLine(Function function) =>
        function.Method?.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden);

    List<CompiledMethod> Describe(List<Function> functions, Function? initialise)
    {
        var starts = functions.ToDictionary(function => tables.Entry(function));
        var names = exports.ToDictionary(export => export.Function, export => export.Name);
        var methods = new List<CompiledMethod>();
        var lines = assembler.Lines;
        for (int i = 0; i < lines.Count;)
        {
            var function = starts[lines[i].Mark!];
            int end = i + 1;
            while (end < lines.Count && (lines[end].Mark is not { } mark || !starts.ContainsKey(mark)))
                end++;
            var body = lines.GetRange(i, end - i);
            string? export = function == initialise ? InitializeName : names.GetValueOrDefault(function);
            methods.Add(new CompiledMethod(
                function.Method, function.Name, export, body[0].Address,
                body.FindLast(line => !line.IsMark)!.Address, Marks(body), VariablesOf(function)));
            i = end;
        }
        return methods;
    }

    /// <summary>
    /// One where the statement changes. Where a copied callee begins, its first instruction stands for the caller's statement that
    /// calls it: readers of debug information take one statement an address.
    /// </summary>
    static List<LineMark> Marks(List<Line> body)
    {
        var marks = new List<LineMark>();
        SourcePlace? last = null;
        Queue<(SequencePoint Point, bool IsResumed)> entered = [];
        foreach (var line in body.Where(line => line is { IsMark: false, Source: not null }))
        {
            if (line.Source != last)
                entered = new(SourcePlace.Entered(last, line.Source));
            if (entered.TryDequeue(out var next))
                marks.Add(Mark(line, next.Point) with { IsResumed = next.IsResumed });
            last = line.Source;
        }
        return marks;
    }

    static LineMark Mark(Line line, SequencePoint point) => new(
        line.Address, point.Document.Url, point.StartLine, point.StartColumn, point.EndLine, point.EndColumn);

    static List<VariableSlot> VariablesOf(Function function) => [.. Slots.Number(function)
        .Where(local => local.Declared is not null)
        .Select(local => new VariableSlot(local.Name, local.Declared!, local.Index))];
}
