using Neo;

namespace StarMiner.Simulator.Devnet.Explorer;

/// <summary>What the explorer knows of its devnet besides the chain.</summary>
/// <param name="Control">Whether the <c>dev_</c> methods are there.</param>
/// <param name="Contracts">The suite's by name; none without a suite.</param>
sealed record ExplorerSite(
    bool Control, IReadOnlyList<Actor> Accounts, IReadOnlyDictionary<string, UInt160> Contracts);
