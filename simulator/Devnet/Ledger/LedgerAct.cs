using Neo.Network.P2P.Payloads;

namespace StarMiner.Simulator.Devnet.Ledger;

/// <summary>One change of the ledger, complete enough to be done again from the moment before it.</summary>
abstract record LedgerAct;

/// <summary>A block, as it was signed.</summary>
sealed record BlockAct(Block Block) : LedgerAct;

/// <summary>So many empty blocks, a block time apart.</summary>
sealed record SkipAct(uint Blocks) : LedgerAct;

/// <summary>Values that somebody put into the state by hand; null takes the key away.</summary>
sealed record StateAct(IReadOnlyList<KeyValuePair<byte[], byte[]?>> Changes) : LedgerAct;

/// <summary>The clock's distance from the wall's [ms].</summary>
sealed record ClockAct(long OffsetMs) : LedgerAct;

sealed record SnapshotAct(string Name) : LedgerAct;

sealed record RestoreAct(string Name) : LedgerAct;

/// <summary>A whole chain from a file.</summary>
sealed record LoadAct(byte[] Chain) : LedgerAct;

sealed record ImpersonateAct(byte[] Account, bool IsOn) : LedgerAct;
