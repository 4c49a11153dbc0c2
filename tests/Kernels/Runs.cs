using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;

namespace StarMiner.Kernels.Tests;

static class Runs
{
    /// <summary>All cells, on the device of that id.</summary>
    internal static byte[] Execute(IKernel kernel, byte[] parameters, string device, byte[][] operands)
    {
        using var opened = DeviceCatalog.Open(device);
        var run = Claim(kernel, parameters, opened, operands);
        kernel.Execute(run);
        return run.Output.ToArray();
    }

    /// <summary>A run whose output is poisoned, so that a cell left out shows.</summary>
    internal static KernelRun Claim(IKernel kernel, byte[] parameters, ComputeDevice device, byte[][] operands)
    {
        byte[] output = new byte[kernel.Shape(parameters).Output.TotalBytes];
        output.AsSpan().Fill(0xA5);
        return new KernelRun
        {
            Device = device,
            Parameters = parameters,
            Operands = [.. operands.Select(operand => (ReadOnlyMemory<byte>)operand)],
            Output = output,
        };
    }
}
