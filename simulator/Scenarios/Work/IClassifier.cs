using StarMiner.Simulator.Scenarios.Data;

namespace StarMiner.Simulator.Scenarios.Work;

/// <summary>Work whose result puts digits into classes.</summary>
public interface IClassifier
{
    /// <returns>How many of the digits it puts into their class.</returns>
    int CountRight(DigitSet digits, ReadOnlySpan<byte> output);
}
