using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class MatMulErrors
{
    static readonly MatMulJob Job = new(3, 5, 7);

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["MatMul/invalid-params"] = s =>
        {
            object?[] wrongs =
            [
                null, 7, Array.Empty<byte>(), new byte[11], new byte[13], MatMulJob.ParamsOf(0, 1, 1), MatMulJob.ParamsOf(1, 0, 1),
                MatMulJob.ParamsOf(1, 1, 0), MatMulJob.ParamsOf(65_537, 1, 1), MatMulJob.ParamsOf(1, uint.MaxValue, 1),
                MatMulJob.ParamsOf(1, 1, 0x80000000),
            ];
            foreach (object? wrong in wrongs)
            {
                s.RefusedRead("MatMul/invalid-params", s.Kernel, "meter", wrong);
                s.RefusedRead("MatMul/invalid-params", s.Kernel, "outputLeaves", wrong);
                s.RefusedRead("MatMul/invalid-params", s.Kernel, "inputLeaves", wrong, 0);
                s.RefusedRead("MatMul/invalid-params", s.Kernel, "reads", wrong, 0);
                s.RefusedRead("MatMul/invalid-params", s.Kernel, "writes", wrong, 0);
                s.RefusedRead("MatMul/invalid-params", s.Kernel, "committed", wrong, 0, new byte[4]);
                s.RefusedRead("MatMul/invalid-params", s.Kernel, "evaluate", wrong, 0, Array.Empty<object>());
            }
        },
        ["MatMul/no-such-operand"] = s =>
        {
            foreach (int operand in new[] { -1, 2 })
                s.RefusedRead("MatMul/no-such-operand", s.Kernel, "inputLeaves", Job.Params, operand);
        },
        ["MatMul/no-such-cell"] = s =>
        {
            foreach (int cell in new[] { -1, 15, int.MaxValue })
            {
                s.RefusedRead("MatMul/no-such-cell", s.Kernel, "reads", Job.Params, cell);
                s.RefusedRead("MatMul/no-such-cell", s.Kernel, "writes", Job.Params, cell);
                s.RefusedRead("MatMul/no-such-cell", s.Kernel, "committed", Job.Params, cell, new byte[60]);
                s.RefusedRead("MatMul/no-such-cell", s.Kernel, "evaluate", Job.Params, cell, Array.Empty<object>());
            }
        },
        ["MatMul/inputs-malformed"] = s =>
        {
            byte[] a = Job.InputLeaf(0, 0), b = Job.InputLeaf(1, 0);
            object?[][] packed = [[], [a], [a, b, b], [a, b[1..]], [a[1..], b], [b, a]];
            foreach (object?[] wrong in packed)
                s.RefusedRead("MatMul/inputs-malformed", s.Kernel, "evaluate", Job.Params, 0, wrong);
            var split = new MatMulJob(1, 1, 5_000);
            byte[][] right = [.. split.Reads(0).Select(read => split.InputLeaf(read.Operand, read.Leaf))];
            foreach (byte[][] wrong in new[] { right[..3], [.. right, right[0]], [right[1], right[0], right[2], right[3]] })
                s.RefusedRead("MatMul/inputs-malformed", s.Kernel, "evaluate", split.Params, 0, wrong);
        },
    };
}
