using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class RenderingErrors
{
    /// <summary>Width 8, height 4, no sphere: the layout of three u32 is MatMul's.</summary>
    static readonly byte[] Params = MatMulJob.ParamsOf(8, 4, 0);

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["Rendering/invalid-params"] = s =>
        {
            object?[] wrongs =
            [
                null, 7, new byte[11], new byte[13], MatMulJob.ParamsOf(0, 4, 0), MatMulJob.ParamsOf(8, 0, 0),
                MatMulJob.ParamsOf(4_097, 4, 0), MatMulJob.ParamsOf(8, 4_097, 0), MatMulJob.ParamsOf(8, 4, 17),
            ];
            UInt160 kernel = Deploy(s);
            foreach (object? wrong in wrongs)
                foreach (string method in new[] { "meter", "outputLeaves" })
                    s.RefusedRead("Rendering/invalid-params", kernel, method, wrong);
        },
        ["Rendering/no-such-operand"] = s =>
        {
            UInt160 kernel = Deploy(s);
            foreach (int operand in new[] { -1, 1 })
                s.RefusedRead("Rendering/no-such-operand", kernel, "inputLeaves", Params, operand);
        },
        ["Rendering/no-such-cell"] = s =>
        {
            UInt160 kernel = Deploy(s);
            foreach (int cell in new[] { -1, 32 })
                foreach (string method in new[] { "reads", "writes" })
                    s.RefusedRead("Rendering/no-such-cell", kernel, method, Params, cell);
        },
        ["Rendering/inputs-malformed"] = s =>
        {
            UInt160 kernel = Deploy(s);
            object?[][] wrongs = [[], [new byte[1]], [new byte[1], new byte[1]]];
            foreach (object?[] wrong in wrongs)
                s.RefusedRead("Rendering/inputs-malformed", kernel, "evaluate", Params, 0, wrong);
        },
    };

    static UInt160 Deploy(SuiteChain s) => s.Chain.Deploy(s.Stranger, CompiledSuite.Load("RenderingKernel"));
}
