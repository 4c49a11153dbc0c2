using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using StarMiner.Worker.Devices;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>
/// Which kernel a device multiplies with: the quickest that its compute capability has and that gives the law's bits there. A
/// wrong product costs a bond, so nothing is believed of a driver or a card that it has not shown on itself.
/// </summary>
static class MatMulChoice
{
    // No multiples of a tile; terms up to 255 everywhere, so that a signed byte would show.
    static readonly MatMulParameters ProbeSides = new(131, 257, 333);

    static readonly ConditionalWeakTable<IlgpuDevice, StrongBox<MatMulTuning>> Chosen = [];

    internal static MatMulTuning For(IlgpuDevice device) => Chosen.GetValue(
        device, found => new StrongBox<MatMulTuning>(Proven(found.Accelerator, Quickest(found.Accelerator)))).Value;

    static MatMulTuning Quickest(Accelerator accelerator) => accelerator switch
    {
        CudaAccelerator cuda when cuda.Architecture >= CudaArchitecture.SM_80 => MatMulTuning.Tensor,
        CudaAccelerator cuda when cuda.Architecture >= CudaArchitecture.SM_61 => MatMulTuning.Dot4,
        { AcceleratorType: AcceleratorType.OpenCL, MaxNumThreadsPerGroup: >= MatMulOnTiles.Threads } => MatMulTuning.Dot4,
        _ => MatMulTuning.Law, // ILGPU's CPU device pays a thread switch for every barrier
    };

    static MatMulTuning Proven(Accelerator accelerator, MatMulTuning quickest)
    {
        for (var tuning = quickest; tuning > MatMulTuning.Law; tuning--)
            if (IsProven(accelerator, tuning)) return tuning;
        return MatMulTuning.Law;
    }

    static bool IsProven(Accelerator accelerator, MatMulTuning tuning)
    {
        var (m, n, k) = ProbeSides;
        byte[] a = new byte[m * k], b = new byte[n * k];
        new Random(1).NextBytes(a);
        b.AsSpan().Fill(byte.MaxValue);
        new Random(2).NextBytes(b.AsSpan(b.Length / 2));
        try
        {
            using var product = MatMulOnTiles.Multiply(tuning, ProbeSides, accelerator, a, b);
            int[] sums = product.GetAsArray1D();
            for (int cell = 0; cell < sums.Length; cell++)
                if (sums[cell] != Cell(a.AsSpan(cell / n * k, k), b.AsSpan(cell % n * k, k))) return false;
            return true;
        }
        catch (Exception failure) when (failure is AcceleratorException or ILGPU.InternalCompilerException)
        {
            return false; // the driver does not take its instructions
        }
    }

    static int Cell(ReadOnlySpan<byte> row, ReadOnlySpan<byte> column)
    {
        int sum = 0;
        for (int k = 0; k < row.Length; k++) sum += row[k] * column[k];
        return sum;
    }
}
