namespace StarMiner.Simulator.Scenarios.Data;

/// <summary>Grey-level images, one a row, and what each shows.</summary>
/// <param name="Pixels">Count x Width bytes, row by row.</param>
/// <param name="Width">Pixels of an image.</param>
public sealed record DigitSet(string Name, byte[] Pixels, int Count, int Width, byte[] Labels)
{
    /// <summary>What a digit can be.</summary>
    public const int Classes = 10;

    /// <summary>Pixels of a row of a square image.</summary>
    public int Side => (int)Math.Sqrt(Width);

    public ReadOnlySpan<byte> Row(int index) => Pixels.AsSpan(index * Width, Width);

    public DigitSet Take(int count) => this with
    {
        Pixels = Pixels[..(count * Width)],
        Count = count,
        Labels = Labels[..count],
    };

    public static DigitSet Load(string name, string imagesPath, string labelsPath)
    {
        var images = IdxFile.Load(imagesPath);
        var labels = IdxFile.Load(labelsPath);
        if (images.Dimensions.Length != 3) throw new InvalidDataException("an IDX file of images has three dimensions");
        if (labels.Dimensions.Length != 1) throw new InvalidDataException("an IDX file of labels has one dimension");
        var (count, width) = (images.Dimensions[0], images.Dimensions[1] * images.Dimensions[2]);
        if (labels.Dimensions[0] != count)
            throw new InvalidDataException($"{labels.Dimensions[0]} labels belong to {count} images");
        return new DigitSet(name, images.Values, count, width, labels.Values);
    }
}
