using System.Security.Cryptography;
using System.Text;
using StarMiner.Worker.Kernels;

namespace StarMiner.Simulator.Scenarios.Work;

/// <summary>Work of a declared size whose operands are made out of the run's seed.</summary>
public sealed record SizedWork(string Name, WorkKind Kind, IReadOnlyList<int> Size) : JobWork
{
    public override IKernel Kernel => Kind.Kernel;

    public override byte[] Parameters => Kind.Parameters(Size);

    public override IReadOnlyList<byte[]> Operands(long seed)
    {
        byte[] purpose = SHA256.HashData([.. BitConverter.GetBytes(seed), .. Encoding.UTF8.GetBytes(Name)]);
        return Kind.Operands(Size, new Random(BitConverter.ToInt32(purpose)));
    }
}
