using ILGPU;
using ILGPU.Runtime;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels;

/// <summary>A job whose operands and whole output lie on an ILGPU device while it runs.</summary>
static class IlgpuRun
{
    /// <summary>On the device: an int32 of an output, little endian at any place.</summary>
    internal static void Store(ArrayView<byte> output, long cell, int value)
    {
        long at = cell * sizeof(int);
        output[at] = (byte)value;
        output[at + 1] = (byte)(value >> 8);
        output[at + 2] = (byte)(value >> 16);
        output[at + 3] = (byte)(value >> 24);
    }

    /// <summary>On the device: an int64 of an output, little endian at any place.</summary>
    internal static void Store(ArrayView<byte> output, long cell, long value)
    {
        Store(output, 2 * cell, (int)value);
        Store(output, 2 * cell + 1, (int)(value >> 32));
    }

    /// <summary>
    /// Makes the tree where the output lies. Not on ILGPU's CPU device, which hashes far slower than the processor's own
    /// instructions for it.
    /// </summary>
    internal static void MakeTree(KernelRun run, IlgpuDevice device, ArrayView<byte> output)
    {
        if (run.Tree is not { } tree || device.Info.Kind == DeviceKind.Cpu) return;
        tree.Made = MerkleTree.Of(
            tree.Layout, tree.Tag, TreeOnIlgpu.Levels(device.Accelerator, output, tree.Layout, tree.Tag));
    }

    /// <exception cref="DeviceException">The device ran out of memory or was lost.</exception>
    internal static void Execute(
        KernelRun run, IlgpuDevice device, Action<ArrayView<byte>[], ArrayView<byte>> body)
    {
        var buffers = new List<MemoryBuffer1D<byte, Stride1D.Dense>>();
        try
        {
            var operands = new ArrayView<byte>[run.Operands.Count];
            for (int operand = 0; operand < operands.Length; operand++)
            {
                operands[operand] = Allocate(run.Operands[operand].Length);
                operands[operand].CopyFromCPU(run.Operands[operand].Span);
            }
            var output = Allocate(run.Output.Length);
            body(operands, output);
            device.Accelerator.Synchronize();
            output.CopyToCPU(run.Output.Span);
            MakeTree(run, device, output);
        }
        catch (Exception exception)
            when (exception is AcceleratorException or OutOfMemoryException or InternalCompilerException)
        {
            throw new DeviceException($"{device.Info.Id} failed: {exception.Message}", exception);
        }
        finally
        {
            buffers.ForEach(buffer => buffer.Dispose());
        }

        ArrayView<byte> Allocate(long bytes)
        {
            buffers.Add(device.Accelerator.Allocate1D<byte>(bytes));
            return buffers[^1].View.BaseView;
        }
    }
}
