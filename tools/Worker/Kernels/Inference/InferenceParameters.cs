using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.Inference;

/// <param name="Width">Neurons.</param>
/// <param name="Multiplier">
/// The scale of the layer's sums with 16 fractional bits, 1..2^20; without meaning in the last layer.
/// </param>
public readonly record struct InferenceLayer(int Width, int Multiplier);

/// <summary>How many samples go through which net.</summary>
public sealed record InferenceParameters(int Samples, int Inputs, IReadOnlyList<InferenceLayer> Layers)
{
    const int HeaderBytes = 12, LayerBytes = 8, MaxLayers = 8;
    const int MaxSamples = 1 << 20, MaxMultiplier = 1 << 20, MaxClasses = 256;
    const int MaxWidth = LeafLayout.MaxLeafBytes - 1;

    /// <summary>What a layer reads of each sample: the layer before, or the inputs. Layers count from 0 here.</summary>
    public int InputsOf(int layer) => layer == 0 ? Inputs : Layers[layer - 1].Width;

    public long WeightBytes(int layer) => (long)Layers[layer].Width * (InputsOf(layer) + 1);

    /// <exception cref="JobException">Wrong length, or a number out of range.</exception>
    public static InferenceParameters Read(ReadOnlySpan<byte> parameters)
    {
        int layers = (parameters.Length - HeaderBytes) / LayerBytes;
        if (layers is < 1 or > MaxLayers)
            throw new JobException($"Inference takes 1..{MaxLayers} layers, not {parameters.Length} bytes");
        var reader = new ParameterReader("Inference", parameters, HeaderBytes + layers * LayerBytes);
        int samples = reader.Next("samples", 1, MaxSamples);
        int inputs = reader.Next("inputs", 1, MaxWidth);
        reader.Next("layers", (uint)layers, (uint)layers);
        var list = new InferenceLayer[layers];
        for (int layer = 0; layer < layers; layer++)
            list[layer] = new(
                reader.Next("width", 1, layer == layers - 1 ? MaxClasses : (uint)MaxWidth),
                reader.Next("multiplier", 1, MaxMultiplier));
        return new(samples, inputs, list);
    }

    public byte[] ToBytes() => ParameterReader.Write(
        [Samples, Inputs, Layers.Count, .. Layers.SelectMany(layer => new[] { layer.Width, layer.Multiplier })]);
}
