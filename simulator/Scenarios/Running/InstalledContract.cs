using Neo;
using Neo.SmartContract.Manifest;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>A contract that a scenario deployed beside the suite.</summary>
public sealed record InstalledContract(UInt160 Hash, ContractManifest Manifest);
