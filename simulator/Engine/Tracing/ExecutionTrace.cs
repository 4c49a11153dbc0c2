namespace StarMiner.Simulator.Engine.Tracing;

/// <summary>What an execution did on the inside; made only where somebody asks, as it doubles the time.</summary>
/// <param name="Calls">The tree of calls, from the entry script.</param>
/// <param name="Storage">What the execution left changed, by key; nothing after a fault.</param>
public sealed record ExecutionTrace(CallNode Calls, IReadOnlyList<StorageChange> Storage);

/// <param name="ContractId">As in the contract's state; natives have negative ones.</param>
/// <param name="Before">Null where the key was new.</param>
/// <param name="After">Null where the key was deleted.</param>
public sealed record StorageChange(int ContractId, byte[] Key, byte[]? Before, byte[]? After);
