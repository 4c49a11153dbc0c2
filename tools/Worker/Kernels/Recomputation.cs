namespace StarMiner.Worker.Kernels;

/// <summary>The check that every kernel has: do the job again and compare.</summary>
static class Recomputation
{
    internal static long? FindFault(IKernel kernel, KernelRun claimed)
    {
        byte[] truth = GC.AllocateUninitializedArray<byte>(claimed.Output.Length);
        kernel.Execute(claimed with { Output = truth });
        int firstByte = claimed.Output.Span.CommonPrefixLength(truth);
        return firstByte == truth.Length ? null : kernel.Shape(claimed.Parameters.Span).Output.CellAt(firstByte);
    }
}
