using Neo;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Merkle;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Jobs;

/// <summary>A client's side of the store: puts operands where providers find them.</summary>
public static class InputPublisher
{
    /// <returns>The operands' input roots in order, as a job names them.</returns>
    /// <exception cref="JobException">The parameters are no good, or the operands do not fit them.</exception>
    public static async Task<IReadOnlyList<UInt256>> PublishAsync(
        IBlobStore store, IKernel kernel, byte[] parameters, IReadOnlyList<byte[]> operands,
        CancellationToken cancel = default)
    {
        var layouts = kernel.Shape(parameters).Operands;
        if (operands.Count != layouts.Count)
            throw new JobException($"{kernel.ContractName} takes {layouts.Count} operands, not {operands.Count}");
        var roots = new UInt256[operands.Count];
        for (int operand = 0; operand < roots.Length; operand++)
        {
            if (operands[operand].LongLength != layouts[operand].TotalBytes)
                throw new JobException(
                    $"operand {operand} has {operands[operand].LongLength} bytes "
                    + $"where the parameters say {layouts[operand].TotalBytes}");
            roots[operand] = MerkleTree.Build(operands[operand], layouts[operand], LeafTag.Input).Root;
            await store.PutAsync(roots[operand], operands[operand], cancel);
        }
        return roots;
    }
}
