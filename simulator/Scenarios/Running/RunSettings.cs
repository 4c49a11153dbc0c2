namespace StarMiner.Simulator.Scenarios.Running;

/// <param name="ContractsFolder">Folder with the contracts' NEFs and manifests.</param>
public sealed record RunSettings(long Seed, string ContractsFolder);
