using Mono.Cecil;
using Neo.VM;
using StarMiner.Compiler;
using MethodToken = StarMiner.Compiler.MethodToken;

namespace StarMiner.Tests.Artifacts;

/// <summary>SampleContract as a compiler would hand it on, with a script made by hand.</summary>
static class Sample
{
    public static readonly byte[] GasHash = Convert.FromHexString("cf76e28bd0062c4a478ee35561011319f3cfa4d2");

    static readonly ModuleDefinition Module = ModuleDefinition.ReadModule(
        typeof(SampleContract).Assembly.Location, new ReaderParameters { ReadSymbols = true });

    public static CompiledContract Contract(int scriptBytes = 0)
    {
        TypeDefinition type = Module.GetType(typeof(SampleContract).FullName);
        // types: 17 arguments dropped, one result; the others: a constant, a token's call, nothing.
        using var script = new ScriptBuilder();
        script.Emit(OpCode.CLEAR).Emit(OpCode.PUSH1).Emit(OpCode.RET);
        script.EmitPush(7).Emit(OpCode.RET);
        script.Emit(OpCode.CALLT, [0, 0]).Emit(OpCode.RET);
        script.Emit(OpCode.DROP).Emit(OpCode.RET);
        script.Emit(OpCode.RET);
        for (int i = script.Length; i < scriptBytes; i++) script.Emit(OpCode.NOP);
        return new CompiledContract(
            type,
            script.ToArray(),
            [new MethodToken(GasHash, "symbol", 0, true, 15)],
            [
                Method(type, "Types", "types", 0, 2, new LineMark(0, "/_/tests/Sample.cs", 3, 5, 4, 9)),
                Method(type, "get_Supply", "supply", 3, 4),
                Method(type, "get_Symbol", "symbol", 5, 8, new LineMark(8, "/_/tests/Other.cs", 7, 1, 7, 2)),
                Method(type, "Change", "change", 9, 10),
                new CompiledMethod(null, "_initialize", "_initialize", 11, 11, [], []),
            ],
            [new StaticSlot(null, "cache", Module.TypeSystem.String, 0)],
            [new ExternalCall(GasHash, "symbol"), new ExternalCall(null, "onNEP17Payment")],
            [Event(type, "Moved", "Moved"), Event(type, "WasRenamed", "Renamed")]);
    }

    static CompiledMethod Method(TypeDefinition type, string name, string export, int start, int end, params LineMark[] lines)
    {
        MethodDefinition method = type.Methods.Single(candidate => candidate.Name == name);
        return new CompiledMethod(method, name, export, start, end, lines,
            [new VariableSlot("local", method.Module.TypeSystem.Int32, 0)]);
    }

    static CompiledEvent Event(TypeDefinition type, string field, string name)
        => new(name, type.Fields.Single(candidate => candidate.Name == field));
}
