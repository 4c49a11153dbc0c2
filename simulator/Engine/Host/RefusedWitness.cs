using Neo;

namespace StarMiner.Simulator.Engine.Host;

/// <summary>A CheckWitness that a contract made and that was answered with no.</summary>
/// <param name="Account">Whose witness was asked for.</param>
/// <param name="Calls">The calls that were open, innermost first.</param>
/// <param name="Explanation">Who signed, how far the signature reaches and what would have reached here.</param>
public sealed record RefusedWitness(UInt160 Account, IReadOnlyList<CallFrame> Calls, string Explanation);
