using Neo;
using Neo.SmartContract;

namespace StarMiner.Simulator.Coverage;

/// <summary>How often each instruction of one script ran. Counts stop at the largest number.</summary>
public sealed class ScriptCounts(string contract, ReadOnlyMemory<byte> script)
{
    /// <summary>Name in the manifest.</summary>
    public string Contract => contract;

    public ReadOnlyMemory<byte> Script => script;

    public UInt160 ScriptHash { get; } = script.Span.ToScriptHash();

    /// <summary>By offset of the instruction.</summary>
    public long[] Executed { get; } = new long[script.Length];

    /// <summary>By offset of a conditional jump: how often it jumped.</summary>
    public long[] Taken { get; } = new long[script.Length];

    public void Add(ScriptCounts other)
    {
        for (int i = 0; i < Executed.Length; i++)
        {
            Executed[i] += other.Executed[i];
            Taken[i] += other.Taken[i];
        }
    }
}
