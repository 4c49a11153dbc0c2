using Neo;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Work;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels.SeededProduct;

namespace StarMiner.Simulator.Economies.World;

/// <summary>The work of an economy's jobs: one unit each, a few different data sets a task.</summary>
public sealed class WorkCatalog : IDisposable
{
    const int DataSets = 4;

    /// <summary>The smallest work of each task: it is metered as one unit, and its cells are judged in full.</summary>
    static readonly (JobTask Task, string Word, string Contract, int[] Size)[] Kinds =
    [
        (JobTask.Training, "training", "TrainingKernel", [2, 2, 2, 1, 1, 1]),
        (JobTask.Inference, "matmul", "MatMulKernel", [4, 4, 8]),
        (JobTask.Rendering, "rendering", "RenderingKernel", [4, 2]),
        (JobTask.DataProcessing, "groupsum", "GroupSumKernel", [12, 4]),
    ];

    readonly ComputeDevice _device = DeviceCatalog.Open("host");
    readonly Dictionary<JobTask, WorkTemplate[]> _byTask = [];
    readonly UInt160 _publicKernel;

    public WorkCatalog(SuiteAddresses suite, long seed)
    {
        foreach (var (task, word, contract, size) in Kinds)
        {
            WorkKind kind = WorkKind.All.Single(known => known.Word == word);
            _byTask[task] = [.. Enumerable.Range(0, DataSets).Select(set =>
            {
                var work = new SizedWork($"{word}-{set}", kind, size);
                return new WorkTemplate(
                    task, suite.Kernels[contract], work.Kernel, work.Parameters, work.Operands(seed), _device);
            })];
        }
        _publicKernel = suite.Kernels[SuiteArtifacts.PublicKernel];
    }

    public WorkTemplate Any(JobTask task, Dice dice)
    {
        WorkTemplate[] templates = _byTask[task];
        return templates[dice.Below(templates.Length)];
    }

    /// <summary>The work of a job by what it names.</summary>
    public WorkTemplate Find(JobTask task, ReadOnlySpan<byte> roots, ReadOnlySpan<byte> parameters)
    {
        foreach (WorkTemplate template in _byTask[task])
            if (roots.SequenceEqual(template.Roots) && parameters.SequenceEqual(template.Parameters)) return template;
        throw new InvalidOperationException($"nobody here opens such a job of {task}");
    }

    /// <summary>A job of public work: its seed makes it unlike any other, so it is really computed.</summary>
    public WorkTemplate OfSeed(byte[] seed) => new(
        SuiteArtifacts.KernelTasks[SuiteArtifacts.PublicKernel], _publicKernel, new SeededProductKernel(), seed, [],
        _device);

    public void Dispose() => _device.Dispose();
}
