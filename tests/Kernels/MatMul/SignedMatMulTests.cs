using StarMiner.Client;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;

namespace StarMiner.Kernels.Tests.MatMul;

/// <summary>Products of int8, or of one and the other: the law against C#'s own signed bytes, on every executor.</summary>
public class SignedMatMulTests
{
    static readonly KernelOnChain OnChain = new(new MatMulKernel());

    [Theory]
    [InlineData(MatMulSigns.A)]
    [InlineData(MatMulSigns.B)]
    [InlineData(MatMulSigns.A | MatMulSigns.B)]
    public async Task Cell_ofManySmallMatrices_sameOnEveryExecutor(MatMulSigns signs)
    {
        var random = new Random((int)signs);
        for (int trial = 0; trial < 40; trial++)
        {
            var sides = new MatMulParameters(random.Next(1, 80), random.Next(1, 80), random.Next(1, 120)) { Signs = signs };
            byte[] a = Bytes(sides.M * sides.K, random), b = Bytes(sides.N * sides.K, random);
            int[] truth = Multiply(sides, a, b);

            foreach (string device in new[] { "host", "cpu" })
                Cells(Runs.Execute(new MatMulKernel(), sides.ToBytes(), device, [a, b]))
                    .Should().Equal(truth, "{0} on {1}", sides, device);
            for (int sample = 0; sample < 20; sample++)
            {
                int cell = random.Next(truth.Length);
                var (value, _) = await OnChain.EvaluateAsync(sides.ToBytes(), cell, [a, b]);
                value.Should().Be(truth[cell], "cell {0} of {1}", cell, sides);
            }
        }
    }

    /// <summary>Larger than the host's tiles, so that vectors and rests are both in it.</summary>
    [Fact]
    public void Product_ofTiles_isThatOfSignedBytes()
    {
        var sides = new MatMulParameters(67, 131, 1_030) { Signs = MatMulSigns.A | MatMulSigns.B };
        var random = new Random(9);
        byte[] a = Bytes(sides.M * sides.K, random), b = Bytes(sides.N * sides.K, random);

        Cells(Runs.Execute(new MatMulKernel(), sides.ToBytes(), "host", [a, b])).Should().Equal(Multiply(sides, a, b));
    }

    [Theory]
    [InlineData(MatMulSigns.A, 128, 255)]
    [InlineData(MatMulSigns.B, 255, 128)]
    [InlineData(MatMulSigns.A | MatMulSigns.B, 128, 128)]
    [InlineData(MatMulSigns.A | MatMulSigns.B, 128, 127)]
    public async Task Cell_longestRowsOfExtremes_sameOnNeoVm(MatMulSigns signs, byte a, byte b)
    {
        var sides = new MatMulParameters(1, 1, MatMulParameters.MaxSide) { Signs = signs };
        byte[][] rows = [[.. Enumerable.Repeat(a, sides.K)], [.. Enumerable.Repeat(b, sides.K)]];
        byte[] sums = Runs.Execute(new MatMulKernel(), sides.ToBytes(), "host", rows);
        long term = Value(a, signs, MatMulSigns.A) * Value(b, signs, MatMulSigns.B);
        for (int part = 0; part < 6; part++)
        {
            var (value, _) = await OnChain.EvaluateAsync(sides.ToBytes(), part, rows, sums);

            value.Should().Be(unchecked((int)(term * Math.Min(12_288 * (part + 1), sides.K))));
            value.Should().Be(BitConverter.ToInt32(sums, 4 * part));
        }
    }

    /// <summary>The dearest cell that there is: what an answer and a proof have to pay for.</summary>
    [Fact]
    public async Task Cell_longestOpening_staysCheap()
    {
        var sides = new MatMulParameters(1, 1, 16_384) { Signs = MatMulSigns.A | MatMulSigns.B };
        byte[] row = Bytes(sides.K, new Random(3));

        var (_, gasDatoshi) = await OnChain.EvaluateAsync(sides.ToBytes(), 0, [row, row]);

        gasDatoshi.Should().BeLessThan(1_20000000);
    }

    [Fact]
    public async Task Shape_contractAndWorkerAgree()
    {
        var random = new Random(5);
        foreach (var sides in new MatMulParameters[] { new(1, 1, 1), new(200, 2000, 784), new(7, 300, 16_385) })
            await KernelAgreement.CheckAsync(
                new MatMulKernel(), OnChain.Contract, (sides with { Signs = MatMulSigns.B }).ToBytes(), random);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(255)]
    public async Task Params_signsThatMeanNothing_refusedByBoth(byte signs)
    {
        byte[] parameters = [.. new MatMulParameters(1, 1, 1).ToBytes(), signs];

        var meter = () => OnChain.Contract.MeterAsync(parameters);
        var shape = () => new MatMulKernel().Shape(parameters);

        (await meter.Should().ThrowAsync<ContractFaultException>()).Which.Error.Should().Be("MatMul/invalid-params");
        shape.Should().Throw<JobException>().WithMessage($"MatMul signs = {signs}, not 1..3");
    }

    static int[] Multiply(MatMulParameters sides, byte[] a, byte[] b) =>
    [
        .. from row in Enumerable.Range(0, sides.M)
           from column in Enumerable.Range(0, sides.N)
           select unchecked((int)Enumerable.Range(0, sides.K).Sum(k =>
               Value(a[row * sides.K + k], sides.Signs, MatMulSigns.A)
               * Value(b[column * sides.K + k], sides.Signs, MatMulSigns.B))),
    ];

    static long Value(byte item, MatMulSigns signs, MatMulSigns factor) =>
        signs.HasFlag(factor) ? unchecked((sbyte)item) : item;

    static int[] Cells(byte[] output) =>
        [.. Enumerable.Range(0, output.Length / sizeof(int)).Select(cell => BitConverter.ToInt32(output, cell * sizeof(int)))];

    static byte[] Bytes(int count, Random random)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
