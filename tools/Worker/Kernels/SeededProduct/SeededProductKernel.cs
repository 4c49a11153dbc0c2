using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using StarMiner.Kernels;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Merkle;
using View = ILGPU.ArrayView<byte>;

namespace StarMiner.Worker.Kernels.SeededProduct;

/// <summary>Public work; the law is contracts/Kernels/SeededProduct/SeededProductCell.cs.</summary>
public sealed class SeededProductKernel : IKernel
{
    const int Side = SeededProductCell.Side, Cells = Side * Side, UnitWork = 1_000_000;

    public string ContractName => "SeededProductKernel";

    public JobShape Shape(ReadOnlySpan<byte> parameters)
    {
        Check(parameters);
        return new JobShape(
            Units: ((long)Cells * Side + UnitWork - 1) / UnitWork, Operands: [],
            Output: OutputLayout.Flat(Cells, sizeof(int)));
    }

    public IReadOnlyList<LeafReference> Reads(ReadOnlySpan<byte> parameters, long cell)
    {
        Check(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, Cells);
        return [];
    }

    public void Execute(KernelRun run)
    {
        Check(run.Parameters.Span);
        switch (run.Device)
        {
            case HostDevice:
                OnHost(run);
                break;
            case IlgpuDevice device:
                OnIlgpu(run, device);
                break;
            default:
                throw new DeviceException($"SeededProduct cannot run on {run.Device.Info.Id}");
        }
        run.Progress?.Invoke(Cells, Cells);
    }

    public long? FindFault(KernelRun claimed) => Recomputation.FindFault(this, claimed);

    static void Check(ReadOnlySpan<byte> parameters)
    {
        if (parameters.Length != SeededProductCell.SeedBytes)
            throw new JobException(
                $"SeededProduct takes {SeededProductCell.SeedBytes} bytes of parameters, not {parameters.Length}");
    }

    /// <summary>The law itself: one thread a cell.</summary>
    static void OnIlgpu(KernelRun run, IlgpuDevice device) =>
        IlgpuRun.Execute(run with { Operands = [run.Parameters] }, device, (seed, output) =>
            device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, View, View>(Cell)(Cells, seed[0], output));

    static void Cell(Index1D cell, View seed, View output) =>
        IlgpuRun.Store(output, cell, SeededProductCell.Product(seed, cell / Side, cell % Side));

    /// <summary>All lines once, then the product of them.</summary>
    static void OnHost(KernelRun run)
    {
        byte[][] lines = [.. Enumerable.Range(0, 2 * Side).Select(line => Line(run.Parameters.Span, line))];
        Parallel.For(0, Side, new ParallelOptions { CancellationToken = run.Cancel }, row =>
        {
            var products = MemoryMarshal.Cast<byte, int>(run.Output.Span).Slice(row * Side, Side);
            for (int column = 0; column < Side; column++)
                products[column] = Bytes8.DotUnsigned(lines[row], lines[Side + column]);
        });
    }

    /// <summary>
    /// The law's <see cref="SeededProductCell.First"/> and <see cref="SeededProductCell.Next"/> over memory of this process.
    /// </summary>
    static byte[] Line(ReadOnlySpan<byte> seed, int line)
    {
        int x = line;
        foreach (byte part in seed)
            x = (x * 75 + part + 1) % 65_537;
        byte[] bytes = new byte[Side];
        for (int k = 0; k < Side; k++)
        {
            x = SeededProductCell.Next(x);
            bytes[k] = (byte)x;
        }
        return bytes;
    }
}
