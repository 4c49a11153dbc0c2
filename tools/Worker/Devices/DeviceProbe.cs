using ILGPU;
using ILGPU.Runtime;

namespace StarMiner.Worker.Devices;

/// <summary>The smallest job that takes the whole way: upload, compile, run, read back.</summary>
static class DeviceProbe
{
    const int Items = 64;

    internal static void Run(Accelerator accelerator)
    {
        var kernel = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<byte>, ArrayView<int>>(Square);
        byte[] numbers = [.. Enumerable.Range(0, Items).Select(number => (byte)(255 - number))];
        using var input = accelerator.Allocate1D(numbers);
        using var output = accelerator.Allocate1D<int>(Items);
        kernel(Items, input.View.BaseView, output.View.BaseView);
        accelerator.Synchronize();
        if (!output.GetAsArray1D().SequenceEqual(numbers.Select(number => number * number)))
            throw new DeviceException("it computes squares wrongly");
    }

    static void Square(Index1D index, ArrayView<byte> input, ArrayView<int> output) =>
        output[index] = input[index] * input[index];
}
