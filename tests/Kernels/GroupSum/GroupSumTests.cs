using System.Runtime.InteropServices;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.GroupSum;
using StarMiner.Worker.Merkle;

namespace StarMiner.Kernels.Tests.GroupSum;

public class GroupSumTests
{
    static readonly KernelOnChain OnChain = new(new GroupSumKernel());
    readonly GroupSumKernel kernel = new();

    [Fact]
    public void Query_digitsByLabel_givesTheMeanDigits()
    {
        // A record is a label and 196 pixels.
        var query = new GroupSumParameters(4000, 197, 0, 10, 1, 196, 1);
        byte[] table = new byte[4000 * 197];
        for (int digit = 0; digit < 4000; digit++)
        {
            table[digit * 197] = Digits.Train.Labels[digit];
            Digits.TrainHalved.AsSpan(digit * 196, 196).CopyTo(table.AsSpan(digit * 197 + 1));
        }

        byte[] output = Runs.Execute(kernel, query.ToBytes(), "host", [table]);

        var answer = GroupSumKernel.Answer(query, output);
        for (int label = 0; label < 10; label++)
        {
            int[] members = [.. Enumerable.Range(0, 4000).Where(digit => Digits.Train.Labels[digit] == label)];
            answer[label * 197].Should().Be(members.Length);
            foreach (int pixel in new[] { 0, 90, 105, 195 })
                answer[label * 197 + 1 + pixel].Should()
                    .Be(members.Sum(digit => (long)Digits.TrainHalved[digit * 196 + pixel]));
        }
    }

    [Fact]
    public void Execute_everyDevice_givesTheLawsBytes()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 16; trial++)
        {
            var query = RandomQuery(random);
            byte[] table = RandomTable(query, random);
            var layout = kernel.Shape(query.ToBytes()).Output;
            byte[] law = new byte[layout.TotalBytes];
            for (long cell = 0; cell < layout.Cells; cell++)
                MemoryMarshal.Write(law.AsSpan(8 * (int)cell), Law(query, cell, table, law, layout));
            foreach (var info in DeviceCatalog.List())
                Runs.Execute(kernel, query.ToBytes(), info.Id, [table]).Should()
                    .Equal(law, "{0} on {1}", query, info.Id);
        }
    }

    /// <summary>Partial sums that no honest run leads to, so that totals wrap around.</summary>
    [Fact]
    public async Task Cell_ofRandomStates_sameOnNeoVm()
    {
        var random = new Random(2);
        for (int trial = 0; trial < 50; trial++)
        {
            var query = RandomQuery(random);
            byte[] table = RandomTable(query, random);
            var layout = kernel.Shape(query.ToBytes()).Output;
            byte[] output = new byte[layout.TotalBytes];
            random.NextBytes(output);
            for (int sample = 0; sample < 15; sample++)
            {
                var (start, length) = layout.Step(random.Next(layout.StepsPerRound));
                long cell = layout.CellAt(start + random.NextInt64(length));

                var (value, _) = await OnChain.EvaluateAsync(query.ToBytes(), cell, [table], output);

                value.Should().Be(Law(query, cell, table, output, layout), "cell {0} of {1}", cell, query);
                (await OnChain.CommittedAsync(query.ToBytes(), cell, output)).Should()
                    .Be(BitConverter.ToInt64(output, (int)layout.ByteOf(cell)));
            }
        }
    }

    [Fact]
    public async Task Cell_costliest_fitsATransaction()
    {
        // 16,384 records of a byte: four leaves of table; and the total of 512 sums.
        var query = new GroupSumParameters(16_384 * 600, 1, 0, 3, 0, 1, 1);
        byte[] table = RandomTable(query, new Random(3));
        byte[] output = Runs.Execute(kernel, query.ToBytes(), "host", [table]);
        var layout = kernel.Shape(query.ToBytes()).Output;
        layout.StepsPerRound.Should().Be(3);
        foreach (long cell in new[] { 0, 600, layout.Step(1).Start / 8, layout.Cells - 1 })
        {
            var (value, gasDatoshi) = await OnChain.EvaluateAsync(query.ToBytes(), cell, [table], output);

            value.Should().Be(await OnChain.CommittedAsync(query.ToBytes(), cell, output));
            gasDatoshi.Should().BeLessThan(5_00000000, "a transaction may take 20 GAS");
        }
        GroupSumKernel.Answer(query, output)[0].Should().Be(table.Count(key => key == 0));
    }

    [Fact]
    public async Task Shape_contractAndWorkerAgree()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 8; trial++)
            await KernelAgreement.CheckAsync(kernel, OnChain.Contract, RandomQuery(random).ToBytes(), random);
        await KernelAgreement.CheckAsync(
            kernel, OnChain.Contract, new GroupSumParameters(1 << 24, 4096, 4095, 256, 0, 1, 4).ToBytes(), random);
    }

    [Theory]
    [InlineData(0, 1, 0, 1, 0, 0, 1)]
    [InlineData(1 + (1 << 24), 1, 0, 1, 0, 0, 1)]
    [InlineData(1, 4097, 0, 1, 0, 0, 1)]
    [InlineData(1, 8, 8, 1, 0, 0, 1)]
    [InlineData(1, 8, 0, 257, 0, 0, 1)]
    [InlineData(1, 8, 0, 1, 0, 1, 3)]
    [InlineData(1, 8, 0, 1, 1, 2, 4)]
    [InlineData(1, 8, 0, 1, 9, 0, 1)]
    public async Task Parameters_outOfRange_refusedOnBothSides(
        int rows, int rowBytes, int key, int groups, int first, int values, int valueBytes)
    {
        byte[] parameters =
            new GroupSumParameters(rows, rowBytes, key, groups, first, values, valueBytes).ToBytes();

        var shape = () => kernel.Shape(parameters);
        var meter = () => OnChain.Contract.MeterAsync(parameters);

        shape.Should().Throw<JobException>();
        (await meter.Should().ThrowAsync<StarMiner.Client.ContractFaultException>())
            .Which.Error.Should().Be("GroupSum/invalid-params");
    }

    internal static GroupSumParameters RandomQuery(Random random)
    {
        int valueBytes = 1 << random.Next(3), rowBytes = random.Next(1, 30);
        if (random.Next(4) == 0)
            rowBytes = random.Next(1500, 4097);
        int values = random.Next(Math.Min(4, rowBytes / valueBytes) + 1);
        int first = random.Next(rowBytes - values * valueBytes + 1);
        // Records of half a leaf come eight a chunk: more than 512 chunks make three steps.
        int rows = rowBytes > 1000 ? random.Next(1, 900) * random.Next(1, 9) : random.Next(1, 700);
        return new(rows, rowBytes, random.Next(rowBytes), random.Next(1, 8), first, values, valueBytes);
    }

    internal static byte[] RandomTable(GroupSumParameters query, Random random)
    {
        byte[] table = new byte[query.Rows * query.RowBytes];
        random.NextBytes(table);
        for (int row = 0; row < query.Rows; row++)
            table[row * query.RowBytes + query.KeyOffset] = (byte)random.Next(query.Groups + 1);
        return table;
    }

    static long Law(GroupSumParameters query, long cell, byte[] table, byte[] output, OutputLayout layout)
    {
        var (step, within) = layout.StepOfCell(cell);
        var partials = query.Partials();
        var (answer, partial) = Math.DivRem((int)within, partials[(int)step]);
        if (step > 0)
        {
            int before = partials[(int)step - 1];
            int start = (int)layout.Step(step - 1).Start + (answer * before + partial * 512) * 8;
            return GroupSumCell.Total(output, start, Math.Min(512, before - partial * 512));
        }
        int first = partial * query.ChunkRows, rows = Math.Min(query.ChunkRows, query.Rows - first);
        var (group, column) = Math.DivRem(answer, 1 + query.Values);
        return column == 0
            ? GroupSumCell.Count(0, table, first * query.RowBytes, rows, query.RowBytes, query.KeyOffset, group)
            : GroupSumCell.Sum(
                0, table, first * query.RowBytes, rows, query.RowBytes, query.KeyOffset, group,
                query.FirstValue + (column - 1) * query.ValueBytes, query.ValueBytes);
    }
}
