using System.Buffers.Binary;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.Inference;
using StarMiner.Worker.Kernels.Training;
using StarMiner.Worker.Merkle;

namespace StarMiner.Kernels.Tests.Inference;

public class InferenceTests
{
    const int TrainedMultiplier = 256; // the Training kernel's shift by 8
    static readonly KernelOnChain OnChain = new(new InferenceKernel());
    readonly InferenceKernel kernel = new();

    [Fact]
    public async Task Classify_testDigitsByATrainedNet_putsAsManyRightAsTheTrainingSays()
    {
        var training = Digits.Net(hidden: 64, epochs: 15);
        var learned = TrainingData.Learned(
            training, Runs.Execute(new TrainingKernel(), training.ToBytes(), "host", Digits.Operands(training)));
        var net = new InferenceParameters(1000, Digits.Pixels, [new(64, TrainedMultiplier), new(10, 1)]);
        byte[][] operands = [Digits.TestHalved, learned.Hidden, learned.Output];

        byte[] output = Runs.Execute(kernel, net.ToBytes(), "host", operands);

        InferenceKernel.Classes(net, output).ToArray().Zip(Digits.Test.Labels)
            .Count(pair => pair.First == pair.Second).Should().Be(947);
        foreach (long cell in new long[] { 0, 63_999, 64_000, 73_999, 74_000, 74_999 })
        {
            var (value, gasDatoshi) = await OnChain.EvaluateAsync(net.ToBytes(), cell, operands, output);

            value.Should().Be(await OnChain.CommittedAsync(net.ToBytes(), cell, output));
            gasDatoshi.Should().BeLessThan(50_000_000);
        }
    }

    [Fact]
    public void Execute_everyDevice_givesTheLawsBytes()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 12; trial++)
        {
            var net = RandomNet(random);
            byte[][] operands = RandomOperands(net, random);
            byte[] law = LawfulOutput(net, operands);
            foreach (var info in DeviceCatalog.List())
                Runs.Execute(kernel, net.ToBytes(), info.Id, operands).Should()
                    .Equal(law, "trial {0} on {1}", trial, info.Id);
        }
    }

    /// <summary>States that no honest run leads to: whatever a liar may commit, every target judges alike.</summary>
    [Fact]
    public async Task Cell_ofRandomStates_sameOnNeoVm()
    {
        var random = new Random(2);
        for (int trial = 0; trial < 50; trial++)
        {
            var net = RandomNet(random);
            byte[][] operands = RandomOperands(net, random);
            var layout = kernel.Shape(net.ToBytes()).Output;
            byte[] output = new byte[layout.TotalBytes];
            random.NextBytes(output);
            for (int sample = 0; sample < 15; sample++)
            {
                long first = layout.CellAt(layout.Step(random.Next(net.Layers.Count + 1)).Start);
                long cell = Math.Min(layout.Cells - 1, first + random.Next(net.Samples));

                var (value, _) = await OnChain.EvaluateAsync(net.ToBytes(), cell, operands, output);

                value.Should().Be(Law(net, cell, operands, output, layout), "cell {0} of trial {1}", cell, trial);
                (await OnChain.CommittedAsync(net.ToBytes(), cell, output)).Should().Be(Stated(layout, cell, output));
            }
        }
    }

    [Fact]
    public async Task Cell_widestNetOfExtremes_sameOnNeoVm()
    {
        var net = new InferenceParameters(1, 4095, [new(4095, 1 << 20), new(256, 1)]);
        byte[][] operands = RandomOperands(net, new Random(3));
        Array.ForEach(operands, operand => operand.AsSpan().Fill(255));
        operands[1].AsSpan(0, 4096).Fill(127);
        operands[1].AsSpan(4096, 4096).Fill(128);
        byte[] output = Runs.Execute(kernel, net.ToBytes(), "host", operands);
        foreach (long cell in new long[] { 0, 1, 2, 4095, 4350, 4351 })
        {
            var (value, gasDatoshi) = await OnChain.EvaluateAsync(net.ToBytes(), cell, operands, output);

            value.Should().Be(Law(net, cell, operands, output, kernel.Shape(net.ToBytes()).Output));
            value.Should().Be(await OnChain.CommittedAsync(net.ToBytes(), cell, output));
            gasDatoshi.Should().BeLessThan(5_00000000, "a transaction may take 20 GAS");
        }
    }

    [Fact]
    public async Task Shape_contractAndWorkerAgree()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 8; trial++)
            await KernelAgreement.CheckAsync(kernel, OnChain.Contract, RandomNet(random).ToBytes(), random);
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1 + (1 << 20), 1, 1, 1)]
    [InlineData(1, 4096, 1, 1)]
    [InlineData(1, 1, 257, 1)]
    [InlineData(1, 1, 1, 0)]
    [InlineData(1, 1, 1, 1 + (1 << 20))]
    public async Task Parameters_outOfRange_refusedOnBothSides(int samples, int inputs, int width, int multiplier) =>
        await RefusedAsync(new InferenceParameters(samples, inputs, [new(width, multiplier)]).ToBytes());

    [Fact]
    public async Task Parameters_ofAnotherLength_refusedOnBothSides()
    {
        byte[] net = new InferenceParameters(1, 1, [new(1, 1), new(1, 1)]).ToBytes();
        byte[] nine = new InferenceParameters(1, 1, [.. Enumerable.Repeat(new InferenceLayer(1, 1), 9)]).ToBytes();
        foreach (byte[] wrong in new[] { [], net[..12], net[..20], net[..^1], [.. net, 0], nine })
            await RefusedAsync(wrong);
    }

    async Task RefusedAsync(byte[] parameters)
    {
        var shape = () => kernel.Shape(parameters);
        var meter = () => OnChain.Contract.MeterAsync(parameters);

        shape.Should().Throw<JobException>();
        (await meter.Should().ThrowAsync<StarMiner.Client.ContractFaultException>())
            .Which.Error.Should().Be("Inference/invalid-params");
    }

    internal static InferenceParameters RandomNet(Random random)
    {
        var layers = Enumerable.Range(0, random.Next(1, 5))
            .Select(_ => new InferenceLayer(random.Next(1, 30), random.Next(1, 1 + (1 << random.Next(1, 21)))));
        return random.Next(5) == 0
            ? new(random.Next(1, 4), random.Next(1000, 4096), [new(3, 300), new(random.Next(1, 257), 1)])
            : new(random.Next(1, 300), random.Next(1, 60), [.. layers]);
    }

    internal static byte[][] RandomOperands(InferenceParameters net, Random random)
    {
        var sizes = new InferenceKernel().Shape(net.ToBytes()).Operands;
        byte[][] operands = [.. sizes.Select(size => new byte[size.TotalBytes])];
        Array.ForEach(operands, random.NextBytes);
        if (random.Next(4) == 0)
            Array.ForEach(operands, operand => operand.AsSpan().Fill((byte)random.Next(127, 129)));
        return operands;
    }

    static byte[] LawfulOutput(InferenceParameters net, byte[][] operands)
    {
        var layout = new InferenceKernel().Shape(net.ToBytes()).Output;
        byte[] output = new byte[layout.TotalBytes];
        for (long cell = 0; cell < layout.Cells; cell++)
        {
            int value = Law(net, cell, operands, output, layout);
            if (layout.StepOfCell(cell).Step == net.Layers.Count - 1)
                BinaryPrimitives.WriteInt32LittleEndian(output.AsSpan((int)layout.ByteOf(cell)), value);
            else
                output[layout.ByteOf(cell)] = (byte)value;
        }
        return output;
    }

    static int Law(InferenceParameters net, long cell, byte[][] operands, byte[] output, OutputLayout layout)
    {
        var (step, within) = ((int)layout.StepOfCell(cell).Step, (int)layout.StepOfCell(cell).Cell);
        int start = step == 0 ? 0 : (int)layout.Step(step - 1).Start;
        if (step == net.Layers.Count)
            return InferenceCell.Class(output, start + within * net.Layers[^1].Width * 4, net.Layers[^1].Width);
        var (sample, neuron) = Math.DivRem(within, net.Layers[step].Width);
        int count = net.InputsOf(step);
        int sum = InferenceCell.Sum(
            operands[step + 1], neuron * (count + 1), step == 0 ? operands[0] : output, start + sample * count, count);
        return step == net.Layers.Count - 1 ? sum : InferenceCell.Activation(sum, net.Layers[step].Multiplier);
    }

    static int Stated(OutputLayout layout, long cell, byte[] output)
    {
        int at = (int)layout.ByteOf(cell);
        bool isSum = layout.StepOfCell(cell).Step == layout.StepsPerRound - 2;
        return isSum ? BinaryPrimitives.ReadInt32LittleEndian(output.AsSpan(at)) : output[at];
    }
}
