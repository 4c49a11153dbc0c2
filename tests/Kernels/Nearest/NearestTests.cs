using System.Runtime.InteropServices;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.Nearest;
using StarMiner.Worker.Merkle;

namespace StarMiner.Kernels.Tests.Nearest;

public class NearestTests
{
    static readonly KernelOnChain OnChain = new(new NearestKernel());
    readonly NearestKernel kernel = new();

    [Fact]
    public async Task Search_nearestTrainingDigit_isMostlyTheSameDigit()
    {
        var search = new NearestParameters(1000, 4000, Digits.Pixels, 3);
        byte[][] operands = [Digits.TestHalved, Digits.TrainHalved];

        byte[] output = Runs.Execute(kernel, search.ToBytes(), "host", operands);

        Enumerable.Range(0, 1000).Count(query => Digits.Test.Labels[query]
            == Digits.Train.Labels[NearestKernel.Neighbour(search, output, query, 0).Record])
            .Should().Be(940);
        for (int query = 0; query < 1000; query += 50)
        {
            var expected = Enumerable.Range(0, 4000).OrderBy(record => SquaredDistance(query, record)).Take(3)
                .Select(record => (record, SquaredDistance(query, record)));
            Enumerable.Range(0, 3).Select(n => NearestKernel.Neighbour(search, output, query, n))
                .Should().Equal(expected);
        }
        var layout = kernel.Shape(search.ToBytes()).Output;
        for (int step = 0; step < 7; step++)
        {
            var (start, length) = layout.Step(step);
            long cell = layout.CellAt(start + length / 2);

            var (value, gasDatoshi) = await OnChain.EvaluateAsync(search.ToBytes(), cell, operands, output);

            value.Should().Be(await OnChain.CommittedAsync(search.ToBytes(), cell, output));
            gasDatoshi.Should().BeLessThan(5_00000000, "a transaction may take 20 GAS");
        }
    }

    [Fact]
    public void Execute_everyDevice_givesTheLawsBytes()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 16; trial++)
        {
            var search = RandomSearch(random);
            byte[][] operands = RandomOperands(search, random);
            byte[] law = LawfulOutput(search, operands);
            foreach (var info in DeviceCatalog.List())
                Runs.Execute(kernel, search.ToBytes(), info.Id, operands).Should()
                    .Equal(law, "{0} on {1}", search, info.Id);
        }
    }

    /// <summary>States that no honest run leads to: negative distances, candidates beyond the last.</summary>
    [Fact]
    public async Task Cell_ofRandomStates_sameOnNeoVm()
    {
        var random = new Random(2);
        for (int trial = 0; trial < 50; trial++)
        {
            var search = RandomSearch(random);
            byte[][] operands = RandomOperands(search, random);
            var layout = kernel.Shape(search.ToBytes()).Output;
            byte[] output = new byte[layout.TotalBytes];
            random.NextBytes(output);
            for (int sample = 0; sample < 15; sample++)
            {
                var (start, length) = layout.Step(random.Next(layout.StepsPerRound));
                long cell = layout.CellAt(start + random.NextInt64(length));

                var (value, _) = await OnChain.EvaluateAsync(search.ToBytes(), cell, operands, output);

                value.Should().Be(Law(search, cell, operands, output, layout), "cell {0} of {1}", cell, search);
                int at = (int)layout.ByteOf(cell);
                (await OnChain.CommittedAsync(search.ToBytes(), cell, output)).Should().Be(
                    cell < (long)search.Queries * search.Records
                        ? BitConverter.ToInt32(output, at)
                        : BitConverter.ToInt64(output, at));
            }
        }
    }

    [Fact]
    public async Task Shape_contractAndWorkerAgree()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 8; trial++)
            await KernelAgreement.CheckAsync(kernel, OnChain.Contract, RandomSearch(random).ToBytes(), random);
        await KernelAgreement.CheckAsync(
            kernel, OnChain.Contract, new NearestParameters(1 << 20, 1 << 19, 4096, 64).ToBytes(), random);
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1 + (1 << 20), 1, 1, 1)]
    [InlineData(1, 1 + (1 << 19), 1, 1)]
    [InlineData(1, 1, 4097, 1)]
    [InlineData(1, 100, 1, 65)]
    [InlineData(1, 5, 1, 6)]
    public async Task Parameters_outOfRange_refusedOnBothSides(int queries, int records, int length, int neighbours)
    {
        byte[] parameters = new NearestParameters(queries, records, length, neighbours).ToBytes();

        var shape = () => kernel.Shape(parameters);
        var meter = () => OnChain.Contract.MeterAsync(parameters);

        shape.Should().Throw<JobException>();
        (await meter.Should().ThrowAsync<StarMiner.Client.ContractFaultException>())
            .Which.Error.Should().Be("Nearest/invalid-params");
    }

    internal static NearestParameters RandomSearch(Random random) => random.Next(6) switch
    {
        // More than a leaf of distances; long rows; small tables.
        0 => new(random.Next(1, 4), random.Next(1000, 3000), random.Next(1, 4), random.Next(1, 5)),
        1 => new(2, random.Next(1, 6), random.Next(1000, 4097), 1),
        _ => new(random.Next(1, 20), random.Next(8, 60), random.Next(1, 40), random.Next(1, 9)),
    };

    internal static byte[][] RandomOperands(NearestParameters search, Random random)
    {
        byte[] queries = new byte[search.Queries * search.Length], records = new byte[search.Records * search.Length];
        random.NextBytes(queries);
        random.NextBytes(records);
        // Equal distances are what an order is wrong about first.
        if (random.Next(2) == 0)
            for (int at = 0; at < records.Length; at++)
                records[at] &= 1;
        return [queries, records];
    }

    static byte[] LawfulOutput(NearestParameters search, byte[][] operands)
    {
        var layout = new NearestKernel().Shape(search.ToBytes()).Output;
        byte[] output = new byte[layout.TotalBytes];
        for (long cell = 0; cell < layout.Cells; cell++)
        {
            long value = Law(search, cell, operands, output, layout);
            var target = output.AsSpan((int)layout.ByteOf(cell));
            if (cell < (long)search.Queries * search.Records)
                MemoryMarshal.Write(target, (int)value);
            else
                MemoryMarshal.Write(target, value);
        }
        return output;
    }

    static long Law(NearestParameters search, long cell, byte[][] operands, byte[] output, OutputLayout layout)
    {
        var (step, within) = ((int)layout.StepOfCell(cell).Step, (int)layout.StepOfCell(cell).Cell);
        if (step == 0)
            return NearestCell.Distance(
                operands[0], within / search.Records * search.Length,
                operands[1], within % search.Records * search.Length, search.Length);
        if (step % 2 == 0)
            return NearestCell.Least(output, Start(step - 1) + within * search.Chunks * 8, search.Chunks);
        var (query, chunk) = Math.DivRem(within, search.Chunks);
        int first = chunk * 1024, count = Math.Min(1024, search.Records - first);
        long before = step == 1 ? -1 : NearestCell.Number(output, Start(step - 1) + query * 8);
        return NearestCell.LeastOfRecords(output, (query * search.Records + first) * 4, count, first, before);

        int Start(int ofStep) => (int)layout.Step(ofStep).Start;
    }

    static int SquaredDistance(int query, int record)
    {
        int sum = 0;
        for (int pixel = 0; pixel < Digits.Pixels; pixel++)
        {
            int difference = Digits.TestHalved[query * Digits.Pixels + pixel]
                - Digits.TrainHalved[record * Digits.Pixels + pixel];
            sum += difference * difference;
        }
        return sum;
    }
}
