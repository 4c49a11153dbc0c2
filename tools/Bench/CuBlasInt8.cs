using System.Runtime.InteropServices;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace StarMiner.Bench;

/// <summary>cuBLAS's product of signed bytes into int32, where the library is: what a tuned kernel is measured by.</summary>
sealed unsafe class CuBlasInt8 : IDisposable
{
    // Names and numbers of cublas_api.h and library_types.h.
    const int Transposed = 1, Plain = 0, Bytes = 3, Integers = 10, ComputeIntegers = 70, AnyAlgorithm = -1;

    static readonly string[] Names = ["libcublas.so.13", "libcublas.so.12", "libcublas.so.11", "cublas64_12", "cublas64_11"];

    readonly CudaAccelerator accelerator;
    readonly nint library;
    readonly nint handle;

    CuBlasInt8(CudaAccelerator accelerator, nint library, nint handle) =>
        (this.accelerator, this.library, this.handle) = (accelerator, library, handle);

    /// <returns>Null where it is not installed.</returns>
    public static CuBlasInt8? TryLoad(CudaAccelerator accelerator)
    {
        foreach (string name in Names)
        {
            if (!NativeLibrary.TryLoad(name, out nint library)) continue;
            accelerator.Bind();
            var create = (delegate* unmanaged<nint*, int>)NativeLibrary.GetExport(library, "cublasCreate_v2");
            nint handle;
            if (create(&handle) == 0) return new CuBlasInt8(accelerator, library, handle);
            NativeLibrary.Free(library);
        }
        return null;
    }

    /// <summary>All matrices square, with K as the nearest index of both operands, as the kernels have it.</summary>
    public void Multiply(MemoryBuffer a, MemoryBuffer b, MemoryBuffer c, int side)
    {
        accelerator.Bind();
        int one = 1, zero = 0;
        var multiply = (delegate* unmanaged<
            nint, int, int, int, int, int, int*, nint, int, int, nint, int, int, int*, nint, int, int, int, int, int>)
            NativeLibrary.GetExport(library, "cublasGemmEx");
        int status = multiply(
            handle, Transposed, Plain, side, side, side, &one, a.NativePtr, Bytes, side, b.NativePtr, Bytes, side, &zero,
            c.NativePtr, Integers, side, ComputeIntegers, AnyAlgorithm);
        if (status != 0) throw new InvalidOperationException($"cublasGemmEx answers {status}");
    }

    public void Dispose()
    {
        ((delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "cublasDestroy_v2"))(handle);
        NativeLibrary.Free(library);
    }
}
