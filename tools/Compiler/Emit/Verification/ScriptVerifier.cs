using StarMiner.Compiler.Artifacts;

namespace StarMiner.Compiler.Emit.Verification;

/// <summary>
/// Walks every method of a finished script along all ways and checks that the stack has the same depth wherever ways
/// meet, that calls and returns leave what they promise, that slots are there, and that regions open and close in order.
/// It knows nothing of the trees that the script was written from.
/// </summary>
public sealed class ScriptVerifier
{
    readonly byte[] script;
    readonly IReadOnlyList<MethodToken> tokens;
    readonly int staticSlots;
    readonly IReadOnlyDictionary<int, Shape> indirectCalls;
    readonly Dictionary<int, ScriptInstruction> instructions = [];
    readonly Dictionary<int, MethodShape> methods;

    /// <param name="indirectCalls">Of each CALLA, by address: what it takes below the pointer, and leaves.</param>
    public ScriptVerifier(
        byte[] script, IReadOnlyList<MethodShape> methods, IReadOnlyList<MethodToken> tokens, int staticSlots,
        IReadOnlyDictionary<int, Shape> indirectCalls)
    {
        this.script = script;
        this.tokens = tokens;
        this.staticSlots = staticSlots;
        this.indirectCalls = indirectCalls;
        this.methods = methods.ToDictionary(method => method.Start);
    }

    /// <exception cref="VerificationException">The script breaks a rule.</exception>
    public void Run()
    {
        foreach (var instruction in ScriptReader.Read(script))
            instructions[instruction.Address] = instruction;
        foreach (var method in methods.Values)
            new MethodVerifier(this, method).Run();
    }

    internal ScriptInstruction? At(int address) =>
        instructions.TryGetValue(address, out var instruction) ? instruction : null;

    internal MethodShape? Method(int address) => methods.GetValueOrDefault(address);

    internal Shape? Token(int index) => index < tokens.Count
        ? new Shape(tokens[index].ParameterCount, tokens[index].HasReturn ? 1 : 0)
        : null;

    internal Shape? Indirect(int address) => indirectCalls.TryGetValue(address, out var shape) ? shape : null;

    internal int StaticSlots => staticSlots;
}
