using System.Runtime.InteropServices;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.Nearest;

/// <summary>Nearest-neighbour search; the law is contracts/Kernels/Nearest/NearestCell.cs.</summary>
public sealed class NearestKernel : IKernel
{
    const int UnitDifferences = 1_000_000;
    const int Queries = 0, Records = 1;

    public string ContractName => "NearestKernel";

    public JobShape Shape(ReadOnlySpan<byte> parameters)
    {
        var search = NearestParameters.Read(parameters);
        Int128 differences = (Int128)search.Queries * search.Records * (search.Length + search.Neighbours);
        return new JobShape(
            Units: (long)((differences + UnitDifferences - 1) / UnitDifferences),
            Operands: [new LeafLayout(search.Queries, search.Length), new LeafLayout(search.Records, search.Length)],
            Output: Layout(search));
    }

    /// <summary>Distances; then for each neighbour the chunks' candidates and the least of them.</summary>
    internal static OutputLayout Layout(NearestParameters search) => new(
    [
        new StepLayout(search.Queries, search.Records, sizeof(int)),
        .. Enumerable.Range(0, search.Neighbours).SelectMany(_ => new StepLayout[]
        {
            new(search.Queries, search.Chunks, sizeof(long)), new(search.Queries, 1, sizeof(long)),
        }),
    ]);

    public IReadOnlyList<LeafReference> Reads(ReadOnlySpan<byte> parameters, long cell)
    {
        var search = NearestParameters.Read(parameters);
        var shape = Shape(parameters);
        var (step, within) = shape.Output.StepOfCell(cell);
        if (step == 0)
            return
            [
                new(Queries, shape.Operands[Queries].LeafAt(within / search.Records, 0)),
                new(Records, shape.Operands[Records].LeafAt(within % search.Records, 0)),
            ];
        if (step % 2 == 0)
            return [LeafReference.Own(shape.Output.LeafOfRow(step - 1, within))];
        var (query, chunk) = Math.DivRem(within, search.Chunks);
        var distances = LeafReference.Own(
            shape.Output.LeafOf(query * search.Records + chunk * NearestParameters.ChunkRecords));
        return step == 1
            ? [distances]
            : [distances, LeafReference.Own(shape.Output.LeafOfRow(step - 1, query))];
    }

    public void Execute(KernelRun run)
    {
        var search = NearestParameters.Read(run.Parameters.Span);
        switch (run.Device)
        {
            case HostDevice:
                NearestOnHost.Execute(search, run);
                break;
            case IlgpuDevice device:
                NearestOnIlgpu.Execute(search, run, device);
                break;
            default:
                throw new DeviceException($"Nearest cannot run on {run.Device.Info.Id}");
        }
    }

    public long? FindFault(KernelRun claimed) => Recomputation.FindFault(this, claimed);

    /// <summary>Record and distance of a query's neighbour, which counts from 0.</summary>
    public static (int Record, int Distance) Neighbour(
        NearestParameters search, ReadOnlySpan<byte> output, int query, int neighbour)
    {
        var (start, length) = Layout(search).Step(2 + 2 * neighbour);
        long candidate = MemoryMarshal.Cast<byte, long>(output.Slice((int)start, (int)length))[query];
        return ((int)candidate, (int)(candidate >> 32));
    }
}
