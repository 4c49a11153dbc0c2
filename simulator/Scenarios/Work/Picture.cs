using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.Rendering;

namespace StarMiner.Simulator.Scenarios.Work;

/// <summary>A ray-traced picture of a scene.</summary>
public sealed record Picture(int Width, int Height, Scene Scene) : JobWork, ISavable
{
    /// <summary>What is seen where a file describes nothing.</summary>
    public static readonly Scene TwoSpheres = new(
        Camera: new(0, 2, -6), Target: new(0, 1, 0), FocalLength: 1.5f, TowardSun: new(-1, 1, -1),
        [new(new(-1, 1, 0), 1, 200, 40, 40, 60), new(new(1.2f, 0.8f, -0.5f), 0.8f, 230, 230, 235, 200)]);

    public override IKernel Kernel { get; } = new RenderingKernel();

    public override byte[] Parameters => new RenderingParameters(Width, Height, Scene.Spheres.Count).ToBytes();

    public string Form => "picture (.png)";

    public override IReadOnlyList<byte[]> Operands(long seed) => [Scene.ToBytes()];

    public byte[] Encode(ReadOnlySpan<byte> output) => PngImage.Encode(output, Width, Height);
}
