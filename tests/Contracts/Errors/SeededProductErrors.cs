using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class SeededProductErrors
{
    static readonly byte[] Seed = new byte[32];

    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["SeededProduct/invalid-params"] = s =>
        {
            UInt160 kernel = Deploy(s);
            foreach (object? wrong in new object?[] { null, 7, new byte[31], new byte[33], Array.Empty<byte>() })
                foreach (string method in new[] { "meter", "outputLeaves", "publicParams" })
                    s.RefusedRead("SeededProduct/invalid-params", kernel, method, wrong);
        },
        ["SeededProduct/no-such-operand"] = s =>
        {
            UInt160 kernel = Deploy(s);
            foreach (int operand in new[] { -1, 0 })
                s.RefusedRead("SeededProduct/no-such-operand", kernel, "inputLeaves", Seed, operand);
        },
        ["SeededProduct/no-such-cell"] = s =>
        {
            UInt160 kernel = Deploy(s);
            foreach (int cell in new[] { -1, 65_536 })
                foreach (string method in new[] { "reads", "writes" })
                    s.RefusedRead("SeededProduct/no-such-cell", kernel, method, Seed, cell);
        },
        ["SeededProduct/inputs-malformed"] = s =>
            s.RefusedRead(
                "SeededProduct/inputs-malformed", Deploy(s), "evaluate", Seed, 0, new object[] { new byte[1] }),
    };

    static UInt160 Deploy(SuiteChain s) => s.Chain.Deploy(s.Stranger, CompiledSuite.Load("SeededProductKernel"));
}
