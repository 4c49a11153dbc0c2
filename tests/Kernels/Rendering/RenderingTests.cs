using System.Runtime.InteropServices;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.Rendering;

namespace StarMiner.Kernels.Tests.Rendering;

public class RenderingTests
{
    const long MaxPixelDatoshi = 2_00000000;
    static readonly KernelOnChain OnChain = new(new RenderingKernel());

    readonly RenderingKernel kernel = new();

    [Fact]
    public async Task Pixel_ofAStillLife_sameOnNeoVm()
    {
        var picture = new RenderingParameters(160, 90, StillLife.Spheres.Count);
        byte[] scene = StillLife.ToBytes();
        var random = new Random(1);
        long most = 0;
        for (int sample = 0; sample < 200; sample++)
        {
            int pixel = random.Next(picture.Width * picture.Height);

            var (value, gasDatoshi) = await OnChain.EvaluateAsync(picture.ToBytes(), pixel, [scene]);

            value.Should().Be(Law(picture, scene, pixel));
            most = Math.Max(most, gasDatoshi);
        }
        most.Should().BeLessThan(MaxPixelDatoshi);
    }

    [Fact]
    public async Task Pixel_ofScenesOfRandomBytes_sameOnNeoVm()
    {
        // No sensible picture: roots of zero, rays from within spheres, numbers that wrap around.
        var random = new Random(2);
        for (int sample = 0; sample < 200; sample++)
        {
            var picture = new RenderingParameters(random.Next(1, 300), random.Next(1, 300), random.Next(0, 6));
            byte[] scene = new byte[16 * (2 + picture.Spheres)];
            random.NextBytes(scene);
            int pixel = random.Next(picture.Width * picture.Height);

            var (value, _) = await OnChain.EvaluateAsync(picture.ToBytes(), pixel, [scene]);

            value.Should().Be(Law(picture, scene, pixel), "scene {0} is {1}", sample, Convert.ToHexString(scene));
        }
    }

    [Fact]
    public void Execute_everyDevice_givesTheLawsPicture()
    {
        var random = new Random(3);
        byte[] noise = new byte[16 * 5];
        random.NextBytes(noise);
        foreach (var (picture, scene) in new[]
        {
            (new RenderingParameters(97, 61, StillLife.Spheres.Count), StillLife.ToBytes()),
            (new RenderingParameters(40, 50, 3), noise),
        })
        {
            int[] law = [.. Enumerable.Range(0, picture.Width * picture.Height)
                .Select(pixel => Law(picture, scene, pixel))];
            foreach (var info in DeviceCatalog.List())
            {
                using var device = DeviceCatalog.Open(info.Id);
                Cells(Run(device, picture, scene).Output).Should().Equal(law, info.Id);
            }
        }
    }

    [Fact]
    public void FindFault_flippedPixel_found()
    {
        using var device = DeviceCatalog.Open("host");
        var run = Run(device, new(30, 20, StillLife.Spheres.Count), StillLife.ToBytes());
        kernel.FindFault(run).Should().BeNull();

        run.Output.Span[4 * 333 + 2] ^= 0x10;

        kernel.FindFault(run).Should().Be(333);
    }

    [Fact]
    public async Task Shape_contractAndWorkerAgree()
    {
        var random = new Random(4);
        foreach (var picture in new RenderingParameters[] { new(1, 1, 0), new(4096, 4096, 16), new(640, 360, 8) })
            await KernelAgreement.CheckAsync(kernel, OnChain.Contract, picture.ToBytes(), random);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 4097, 0)]
    [InlineData(1, 1, 17)]
    [InlineData(1, 1, -1)]
    public async Task Parameters_outOfRange_refusedOnBothSides(int width, int height, int spheres)
    {
        byte[] parameters = new RenderingParameters(width, height, spheres).ToBytes();

        var shape = () => kernel.Shape(parameters);
        var meter = () => OnChain.Contract.MeterAsync(parameters);

        shape.Should().Throw<JobException>();
        (await meter.Should().ThrowAsync<StarMiner.Client.ContractFaultException>())
            .Which.Error.Should().Be("Rendering/invalid-params");
    }

    [Fact]
    public void Encode_picture_isAPng()
    {
        byte[] png = PngImage.Encode([255, 0, 0, 0, 0, 255, 0, 0], width: 2, height: 1);

        // Signature, then IHDR with 2 x 1 and its checksum, as any viewer wants it.
        Convert.ToHexString(png)[..66].Should()
            .Be("89504E470D0A1A0A0000000D49484452000000020000000108020000007B40E8DD");
    }

    static Scene StillLife { get; } = new(
        Camera: new(0, 2.6f, -9), Target: new(0.2f, 1.2f, 1), FocalLength: 1.9f, TowardSun: new(-0.55f, 0.62f, -0.56f),
        [
            new(new(0.1f, 1.5f, 1.2f), 1.5f, 235, 235, 240, 215),
            new(new(-3.1f, 1.1f, -0.2f), 1.1f, 200, 30, 34, 30),
            new(new(2.9f, 1, -0.9f), 1, 240, 170, 50, 150),
            new(new(-1.35f, 0.55f, -2.6f), 0.55f, 30, 90, 205, 40),
            new(new(1.15f, 0.5f, -2.9f), 0.5f, 30, 165, 95, 25),
        ]);

    static int Law(RenderingParameters picture, byte[] scene, int pixel) => RenderingCell.Pixel(
        scene, picture.Spheres, picture.Width, picture.Height, pixel % picture.Width, pixel / picture.Width);

    KernelRun Run(ComputeDevice device, RenderingParameters picture, byte[] scene)
    {
        var run = new KernelRun
        {
            Device = device,
            Parameters = picture.ToBytes(),
            Operands = [scene],
            Output = new byte[picture.Width * picture.Height * sizeof(int)],
        };
        kernel.Execute(run);
        return run;
    }

    static int[] Cells(ReadOnlyMemory<byte> output) => MemoryMarshal.Cast<byte, int>(output.Span).ToArray();
}
