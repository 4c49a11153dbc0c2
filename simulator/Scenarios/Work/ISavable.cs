namespace StarMiner.Simulator.Scenarios.Work;

/// <summary>Work whose result has a file format that other programs read.</summary>
public interface ISavable
{
    /// <summary>For messages.</summary>
    string Form { get; }

    byte[] Encode(ReadOnlySpan<byte> output);
}
