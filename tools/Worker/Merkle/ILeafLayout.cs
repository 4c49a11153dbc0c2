namespace StarMiner.Worker.Merkle;

/// <summary>How a blob is cut into the leaves of its tree.</summary>
public interface ILeafLayout
{
    long TotalBytes { get; }
    long LeafCount { get; }

    /// <summary>Where the leaf's payload lies in the blob [bytes].</summary>
    (long Start, int Length) Leaf(long index);

    /// <summary>The step that an output leaf belongs to; 0 for inputs.</summary>
    uint StepOf(long leaf);
}
