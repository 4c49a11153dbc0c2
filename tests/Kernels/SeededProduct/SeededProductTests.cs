using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.SeededProduct;

namespace StarMiner.Kernels.Tests.SeededProduct;

public class SeededProductTests
{
    const int Side = 256;
    static readonly KernelOnChain OnChain = new(new SeededProductKernel());
    readonly SeededProductKernel kernel = new();

    [Fact]
    public void Execute_everyDevice_givesTheLawsBytes()
    {
        byte[] seed = Seed(1);
        byte[] law = new byte[4 * Side * Side];
        for (int cell = 0; cell < Side * Side; cell++)
            BitConverter.TryWriteBytes(law.AsSpan(4 * cell), SeededProductCell.Product(seed, cell / Side, cell % Side));

        foreach (var info in DeviceCatalog.List())
            Runs.Execute(kernel, seed, info.Id, []).Should().Equal(law, info.Id);
    }

    /// <summary>The README's words, once more by other means.</summary>
    [Fact]
    public void Law_isTheProductOfTheSequencesThatTheReadmeSays()
    {
        byte[] seed = Seed(2);

        SeededProductCell.Product(seed, 3, 250).Should().Be(
            Line(3).Zip(Line(Side + 250), (a, b) => a * b).Sum());

        IEnumerable<int> Line(long line)
        {
            long x = seed.Aggregate(line, (state, part) => (75 * state + part + 1) % 65_537);
            return Enumerable.Range(0, Side).Select(_ => (int)((x = (75 * x + 74) % 65_537) % 256));
        }
    }

    [Fact]
    public async Task Cell_ofAnySeed_sameOnNeoVm()
    {
        var random = new Random(3);
        for (int trial = 0; trial < 12; trial++)
        {
            byte[] seed = trial < 2 ? [.. Enumerable.Repeat((byte)(255 * trial), 32)] : Seed(random.Next());
            byte[] output = new byte[4 * Side * Side];
            random.NextBytes(output);
            long cell = trial < 2 ? trial * (Side * Side - 1) : random.Next(Side * Side);

            var (value, gasDatoshi) = await OnChain.EvaluateAsync(seed, cell, []);

            value.Should().Be(SeededProductCell.Product(seed, (int)cell / Side, (int)cell % Side));
            gasDatoshi.Should().BeLessThan(0_10000000, "an audit of public work must stay cheap");
            (await OnChain.CommittedAsync(seed, cell, output)).Should().Be(BitConverter.ToInt32(output, (int)cell * 4));
        }
    }

    [Fact]
    public async Task Shape_contractAndWorkerAgree() =>
        await KernelAgreement.CheckAsync(kernel, OnChain.Contract, Seed(4), new Random(4));

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public async Task Parameters_ofAnotherLength_refusedOnBothSides(int length)
    {
        var shape = () => kernel.Shape(new byte[length]);
        var meter = () => OnChain.Contract.MeterAsync(new byte[length]);

        shape.Should().Throw<JobException>();
        (await meter.Should().ThrowAsync<StarMiner.Client.ContractFaultException>())
            .Which.Error.Should().Be("SeededProduct/invalid-params");
    }

    /// <summary>Another seed is another job: nobody has it ready before it is published.</summary>
    [Fact]
    public void Output_ofAnotherSeed_isAnother()
    {
        byte[] one = Seed(5), other = [.. one];
        other[17] ^= 1;

        byte[] first = Runs.Execute(kernel, one, "host", []), second = Runs.Execute(kernel, other, "host", []);

        first.Chunk(4).Zip(second.Chunk(4)).Count(pair => pair.First.SequenceEqual(pair.Second)).Should().BeLessThan(Side);
    }

    static byte[] Seed(int number)
    {
        byte[] seed = new byte[32];
        new Random(number).NextBytes(seed);
        return seed;
    }
}
