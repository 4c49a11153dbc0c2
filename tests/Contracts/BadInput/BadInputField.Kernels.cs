using System.Buffers.Binary;
using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.BadInput;

/// <summary>The laws: they keep nothing, but what they are asked comes out of anybody's transaction by way of the Referee.</summary>
sealed partial class BadInputField
{
    /// <summary>Params of a small job of each.</summary>
    static readonly Dictionary<string, byte[]> SmallJobs = new()
    {
        ["MatMulKernel"] = Fields(2, 3, 4),
        ["RenderingKernel"] = Fields(8, 4, 0),
        ["TrainingKernel"] = Fields(2, 2, 2, 3, 1, 2, 0),
        ["InferenceKernel"] = Fields(3, 4, 1, 2, 1),
        ["GroupSumKernel"] = Fields(5, 8, 0, 2, 0, 0, 1),
        ["NearestKernel"] = Fields(2, 3, 4, 1),
        ["SeededProductKernel"] = new byte[32],
    };

    public static BadInputField OfKernels()
    {
        var suite = new SuiteChain();
        UInt160[] kernels =
        [
            .. SmallJobs.Keys.Select(name => suite.Chain.Deploy(suite.Stranger, CompiledSuite.Load(name))),
        ];
        var usual = SmallJobs.ToDictionary(job => $"{job.Key}.params", job => (object?)job.Value);
        usual["cell"] = usual["operand"] = 0;
        usual["outputLeaf"] = new byte[4];
        usual["inputLeaves"] = new object?[] { new byte[16] };
        return new BadInputField(
            suite.Chain, suite.Provider, null, kernels,
            [
                .. SmallJobs.Values, Fields(65_536, 65_536, 65_536), Fields(uint.MaxValue, uint.MaxValue, uint.MaxValue),
                Fields(0, 0, 0), new byte[12], new byte[28], new object?[] { new byte[16], new byte[16] },
                new object?[] { 7, null }, new object?[] { new byte[5_000] }, (BigInteger)long.MaxValue,
            ],
            usual);
    }

    static byte[] Fields(params uint[] fields)
    {
        byte[] bytes = new byte[4 * fields.Length];
        for (int i = 0; i < fields.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), fields[i]);
        return bytes;
    }
}
