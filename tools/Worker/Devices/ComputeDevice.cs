using System.Runtime.Intrinsics.X86;
using ILGPU;
using ILGPU.Runtime;

namespace StarMiner.Worker.Devices;

/// <summary>A device taken into use. Each kernel knows how it runs on each kind.</summary>
public abstract class ComputeDevice(DeviceInfo info) : IDisposable
{
    public DeviceInfo Info { get; } = info;

    /// <summary>Held while a job computes: one after the other is quicker than all at once, and fits the memory.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public abstract void Dispose();
}

/// <summary>Ordinary .NET code.</summary>
public sealed class HostDevice : ComputeDevice
{
    /// <param name="vectorBits">Narrower vectors than the processor has, to compare; 0 for none.</param>
    public HostDevice(DeviceInfo info, int vectorBits = 512) : base(info) =>
        VectorBits = Math.Min(vectorBits, Avx512BW.IsSupported ? 512 : Avx2.IsSupported ? 256 : 0);

    public int VectorBits { get; }

    public override void Dispose()
    {
    }
}

/// <summary>Anything that ILGPU drives. Compiled kernels live as long as it.</summary>
public sealed class IlgpuDevice : ComputeDevice
{
    readonly Context context;

    internal IlgpuDevice(DeviceInfo info, Context context, Accelerator accelerator) : base(info)
    {
        this.context = context;
        Accelerator = accelerator;
    }

    internal Accelerator Accelerator { get; }

    public override void Dispose()
    {
        Accelerator.Dispose();
        context.Dispose();
    }
}
