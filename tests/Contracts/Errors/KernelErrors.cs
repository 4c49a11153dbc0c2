using System.Buffers.Binary;
using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

/// <summary>The kernels whose params are fields of four bytes and nothing else: they refuse alike.</summary>
static class KernelErrors
{
    public static readonly IEnumerable<KeyValuePair<string, Action<SuiteChain>>> Cases =
        new KernelCase[]
        {
            new("Training", Operands: 4, Cells: 60, Leaves: 2, [2, 2, 2, 3, 1, 2, 0]),
            new("Inference", Operands: 2, Cells: 9, Leaves: 2, [3, 4, 1, 2, 1]),
            new("GroupSum", Operands: 1, Cells: 2, Leaves: 1, [5, 8, 0, 2, 0, 0, 1]),
            new("Nearest", Operands: 2, Cells: 10, Leaves: 2, [2, 3, 4, 1]),
        }.SelectMany(kernel => kernel.Cases());

    /// <param name="Leaves">That cell 0 reads.</param>
    /// <param name="Fields">Params of a small job.</param>
    sealed record KernelCase(string Name, int Operands, int Cells, int Leaves, uint[] Fields)
    {
        byte[] Params => [.. Fields.SelectMany(Bytes)];

        public Dictionary<string, Action<SuiteChain>> Cases() => new()
        {
            [$"{Name}/invalid-params"] = s =>
            {
                UInt160 kernel = Deploy(s);
                object?[] wrongs =
                [
                    null, 7, Array.Empty<byte>(), Params[1..], (byte[])[.. Params, 0],
                    (byte[])[.. Bytes(0), .. Params[4..]],
                ];
                foreach (object? wrong in wrongs)
                    foreach (string method in new[] { "meter", "outputLeaves" })
                        s.RefusedRead($"{Name}/invalid-params", kernel, method, wrong);
            },
            [$"{Name}/no-such-operand"] = s =>
            {
                UInt160 kernel = Deploy(s);
                foreach (int operand in new[] { -1, Operands })
                    s.RefusedRead($"{Name}/no-such-operand", kernel, "inputLeaves", Params, operand);
                for (int operand = 0; operand < Operands; operand++)
                    s.Read(kernel, "inputLeaves", Params, operand).GetInteger().Should().Be(1);
            },
            [$"{Name}/no-such-cell"] = s =>
            {
                UInt160 kernel = Deploy(s);
                foreach (int cell in new[] { -1, Cells })
                    foreach (string method in new[] { "reads", "writes" })
                        s.RefusedRead($"{Name}/no-such-cell", kernel, method, Params, cell);
                s.Read(kernel, "reads", Params, Cells - 1).IsNull.Should().BeFalse();
            },
            [$"{Name}/inputs-malformed"] = s =>
            {
                UInt160 kernel = Deploy(s);
                object?[] tooShort = [.. Enumerable.Repeat((object)new byte[1], Leaves)];
                foreach (object?[] wrong in new object?[][] { [], tooShort, [.. tooShort, new byte[1]] })
                    s.RefusedRead($"{Name}/inputs-malformed", kernel, "evaluate", Params, 0, wrong);
            },
        };

        UInt160 Deploy(SuiteChain s) => s.Chain.Deploy(s.Stranger, CompiledSuite.Load($"{Name}Kernel"));

        static byte[] Bytes(uint field)
        {
            byte[] bytes = new byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, field);
            return bytes;
        }
    }
}
