using StarMiner.Worker.Kernels;

namespace StarMiner.Worker.Jobs;

/// <summary>Makes a liar of a provider, for scenarios: what it commits to is the output after this.</summary>
public interface IOutputTamper
{
    /// <summary>False for who does not even compute.</summary>
    bool NeedsOutput => true;

    void Tamper(Span<byte> output, JobShape shape);
}

/// <summary>The smallest lie: the lowest bit of one cell.</summary>
public sealed class FlipCell(long cell) : IOutputTamper
{
    public void Tamper(Span<byte> output, JobShape shape) => output[(int)shape.Output.ByteOf(cell)] ^= 1;
}
