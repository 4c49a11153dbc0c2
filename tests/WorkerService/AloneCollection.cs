namespace StarMiner.WorkerService.Tests;

/// <summary>
/// Tests whose blocks come as fast as the worker looks: beside others on a busy machine the chain would outrun the work.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
