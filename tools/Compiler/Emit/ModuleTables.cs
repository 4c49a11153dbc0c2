using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>What functions share in the script: entry labels, method tokens, static slots.</summary>
public sealed class ModuleTables
{
    readonly Dictionary<Function, Label> entries = [];
    readonly List<MethodToken> tokens = [];
    readonly List<Variable> statics = [];

    public IReadOnlyList<MethodToken> Tokens => tokens;

    public IReadOnlyList<Variable> Statics => statics;

    public Label Entry(Function function)
    {
        if (!entries.TryGetValue(function, out var label))
            entries[function] = label = new Label();
        return label;
    }

    public int TokenIndex(MethodToken token)
    {
        int index = tokens.FindIndex(known => Same(known, token));
        if (index >= 0)
            return index;
        if (tokens.Count == 128)
            throw new CompileException("NEOC1010", "the contract calls more than 128 distinct methods of other contracts");
        tokens.Add(token);
        return tokens.Count - 1;
    }

    public byte StaticIndex(Variable variable)
    {
        if (variable.Index < 0)
        {
            if (statics.Count == byte.MaxValue)
                throw new CompileException("NEOC1011", "the contract needs more than 255 static slots");
            variable.Index = statics.Count;
            statics.Add(variable);
        }
        return (byte)variable.Index;
    }

    static bool Same(MethodToken a, MethodToken b) =>
        a.Hash.AsSpan().SequenceEqual(b.Hash) && a with { Hash = b.Hash } == b;
}
