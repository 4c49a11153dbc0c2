using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Devnet.Ledger;

/// <summary>
/// All that a reader can see, at one moment: chain and index of token transfers. It never changes, so that one answer
/// never mixes two blocks, and keeping it is a snapshot.
/// </summary>
public sealed record Moment(ChainSnapshot Chain, StateTree Transfers);
