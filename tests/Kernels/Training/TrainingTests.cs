using System.Security.Cryptography;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.Training;

namespace StarMiner.Kernels.Tests.Training;

public class TrainingTests
{
    static readonly KernelOnChain OnChain = new(new TrainingKernel());
    readonly TrainingKernel kernel = new();

    [Fact]
    public void Learn_digitsWith32HiddenNeurons_givesTheRecordedWeightsAndAccuracies()
    {
        var net = Digits.Net(hidden: 32, epochs: 5);
        var first = TrainingData.Initial(net, seed: 1);
        first.Hidden[..8].Select(weight => (sbyte)weight).Should().Equal(0, -25, 1, 3, 26, -23, -9, 15);
        first.Output[..8].Select(weight => (sbyte)weight).Should().Equal(15, 39, 57, -9, 58, -27, 28, -27);

        byte[] output = Runs.Execute(kernel, net.ToBytes(), "host", Digits.Operands(net));

        Enumerable.Range(1, 5).Select(epoch => Digits.CountRight(net, output, epoch)).Should()
            .Equal(844, 899, 909, 915, 922);
        var learned = TrainingData.Learned(net, output);
        Convert.ToHexString(SHA256.HashData([.. learned.Hidden, .. learned.Output])).Should()
            .Be("7BDA0B504242C67CD37234305115B1FEFBC9B7D5E83D8B9961FCF88FC8F4B0A6");
    }

    [Fact]
    public void Learn_digitsWith64HiddenNeurons_getsAtLeast93PercentOfTheTestDigitsRight()
    {
        var net = Digits.Net(hidden: 64, epochs: 15);

        byte[] output = Runs.Execute(kernel, net.ToBytes(), "host", Digits.Operands(net));

        Digits.CountRight(net, output, 15).Should().Be(947);
    }

    /// <summary>A lie in round t takes about t rounds to find, on which later ones build or not.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(99)]
    public void FindFault_lieInARound_looksNoFurtherThanThat(int round)
    {
        var net = new TrainingParameters(7, 5, 3, 4, 6, Rounds: 100, FirstStep: 9);
        byte[][] operands = TrainingLaw.RandomOperands(net, new Random(round));
        using var device = DeviceCatalog.Open("host");
        long done = 0;
        var run = Runs.Claim(kernel, net.ToBytes(), device, operands);
        kernel.Execute(run);
        run = run with { Progress = (now, _) => done = now };
        kernel.FindFault(run).Should().BeNull();
        long roundBytes = run.Output.Length / net.Rounds;
        done.Should().Be(run.Output.Length);
        done = 0;

        run.Output.Span[(int)(round * roundBytes) + 3] ^= 1;
        run.Output.Span[^1] ^= 1;

        kernel.FindFault(run).Should().Be(round * roundBytes + 3);
        done.Should().Be(round / 16 * 16 * roundBytes);
    }

    [Fact]
    public void Learn_inTwoJobs_givesTheWeightsOfOne()
    {
        var whole = Digits.Net(hidden: 8, epochs: 1);
        byte[][] operands = Digits.Operands(whole);
        var learned = TrainingData.Learned(whole, Runs.Execute(kernel, whole.ToBytes(), "host", operands));
        var first = whole with { Rounds = 17 };
        var between = TrainingData.Learned(first, Runs.Execute(kernel, first.ToBytes(), "host", operands));

        var rest = whole with { Rounds = 23, FirstStep = 17 };
        byte[] output = Runs.Execute(
            kernel, rest.ToBytes(), "host", [operands[0], operands[1], between.Hidden, between.Output]);

        TrainingData.Learned(rest, output).Should().BeEquivalentTo(learned);
    }

    [Fact]
    public void Execute_everyDevice_givesTheLawsBytes()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 12; trial++)
        {
            var net = RandomNet(random);
            byte[][] operands = TrainingLaw.RandomOperands(net, random);
            byte[] law = TrainingLaw.Output(net, operands);
            foreach (var info in DeviceCatalog.List())
                Runs.Execute(kernel, net.ToBytes(), info.Id, operands).Should().Equal(law, "{0} on {1}", net, info.Id);
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
            byte[][] operands = TrainingLaw.RandomOperands(net, random);
            var layout = kernel.Shape(net.ToBytes()).Output;
            byte[] output = new byte[layout.TotalBytes];
            random.NextBytes(output);
            for (int sample = 0; sample < 15; sample++)
            {
                // A random cell of a random step: steps differ much in size.
                long step = random.NextInt64(net.Rounds * 5);
                var (start, length) = layout.Step(step);
                long cell = start + random.NextInt64(length);

                var (value, _) = await OnChain.EvaluateAsync(net.ToBytes(), cell, operands, output);

                value.Should().Be(TrainingLaw.Cell(net, cell, operands, output, layout), "cell {0} of {1}", cell, net);
                (await OnChain.CommittedAsync(net.ToBytes(), cell, output)).Should()
                    .Be(TrainingLaw.Signed(net, cell, output[cell]));
            }
        }
    }

    [Fact]
    public async Task Cell_ofTheDigitsJob_costsLittleAndIsWhatTheHostComputed()
    {
        var net = Digits.Net(hidden: 64, epochs: 1);
        byte[][] operands = Digits.Operands(net);
        byte[] output = Runs.Execute(kernel, net.ToBytes(), "host", operands);
        var layout = kernel.Shape(net.ToBytes()).Output;
        for (int part = 0; part < 5; part++)
        {
            var (start, length) = layout.Step(7 * 5 + part);
            long cell = start + length / 2;

            var (value, gasDatoshi) = await OnChain.EvaluateAsync(net.ToBytes(), cell, operands, output);

            value.Should().Be(TrainingLaw.Signed(net, cell, output[cell]));
            gasDatoshi.Should().BeLessThan(50_000_000);
        }
    }

    [Fact]
    public async Task Shape_contractAndWorkerAgree()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 8; trial++)
            await KernelAgreement.CheckAsync(kernel, OnChain.Contract, RandomNet(random).ToBytes(), random);
        await KernelAgreement.CheckAsync(kernel, OnChain.Contract, Digits.Net(64, 15).ToBytes(), random);
    }

    [Theory]
    [InlineData(0, 1, 1, 1, 1, 1, 0)]
    [InlineData(4096, 1, 1, 1, 1, 1, 0)]
    [InlineData(10, 4095, 2, 1, 1, 1, 0)]     // two rows of output weights are no leaf
    [InlineData(10, 10, 41, 100, 1, 1, 0)]    // 41 rows of 100 output deltas are none
    [InlineData(10, 201, 1, 100, 1, 1, 0)]    // activations in six leaves
    [InlineData(10, 10, 10, 257, 1, 1, 0)]
    [InlineData(10, 10, 10, 10, 65_537, 1, 0)]
    [InlineData(10, 10, 10, 10, 10, 65_537, 0)]
    [InlineData(10, 10, 10, 10, 10, 10, int.MaxValue - 9)]
    public async Task Parameters_outOfRange_refusedOnBothSides(
        int inputs, int hidden, int outputs, int batch, int batches, int rounds, int firstStep)
    {
        byte[] parameters =
            new TrainingParameters(inputs, hidden, outputs, batch, batches, rounds, firstStep).ToBytes();

        var shape = () => kernel.Shape(parameters);
        var meter = () => OnChain.Contract.MeterAsync(parameters);

        shape.Should().Throw<JobException>();
        (await meter.Should().ThrowAsync<StarMiner.Client.ContractFaultException>())
            .Which.Error.Should().Be("Training/invalid-params");
    }

    static TrainingParameters RandomNet(Random random) => random.Next(4) switch
    {
        // Long rows and several leaves of activations once in a while, mostly small nets.
        0 => new(random.Next(1, 4096), 1, 2, 3, 2, 1 + random.Next(2)),
        1 => new(3, random.Next(60, 200), random.Next(1, 5), 100, 1, 2, random.Next(100)),
        _ => new(
            random.Next(1, 40), random.Next(1, 30), random.Next(1, 12), random.Next(1, 40), random.Next(1, 4),
            random.Next(1, 4), random.Next(2) * random.Next()),
    };
}
