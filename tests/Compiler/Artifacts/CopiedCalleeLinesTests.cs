using System.Text;
using Neo.VM;

namespace StarMiner.Compiler.Tests.Artifacts;

/// <summary>Whoever looks up an instruction finds the statement that it is part of, also behind a callee's copy.</summary>
public class CopiedCalleeLinesTests
{
    const string Source = """
        using Neo.SmartContract.Framework;
        using Neo.SmartContract.Framework.Services;

        public class Walk : SmartContract
        {
            public static void Run(ByteString key)
            {
                ByteString state = Get(key);
                ExecutionEngine.Assert(state.Length == 7, "second");
                ByteString other = Get(state);
                ExecutionEngine.Assert(Runtime.Time > 5, "third");
            }

            static ByteString Get(ByteString key)
            {
                ByteString? value = Storage.Get(Storage.CurrentContext, key);
                ExecutionEngine.Assert(value is not null, "first");
                return value!;
            }
        }
        """;

    [Theory]
    [InlineData("first", 17)]
    [InlineData("second", 9)]
    [InlineData("third", 11)]
    public void Lines_ofAMessage_areItsStatements(string message, int line)
    {
        using var module = new CompiledSource(Source).Module();
        var contract = Translator.Translate(module.GetType("Walk"), new CompilerOptions(true), new Diagnostics())!;
        LineMark[] marks = [.. contract.Methods.SelectMany(method => method.Lines)];
        var places = AddressesOf(contract.Script, message).Select(at => marks.Last(mark => mark.Address <= at).StartLine);
        places.Should().NotBeEmpty().And.OnlyContain(found => found == line);
    }

    [Fact]
    public void Lines_ofACopy_beginWithTheCallers()
    {
        using var module = new CompiledSource(Source).Module();
        var contract = Translator.Translate(module.GetType("Walk"), new CompilerOptions(true), new Diagnostics())!;
        int[] lines = [.. contract.Methods.Single(method => method.ExportName == "run").Lines.Select(mark => mark.StartLine)];
        lines.Should().Equal(8, 17, 9, 10, 17, 11, 12);
    }

    static IEnumerable<int> AddressesOf(byte[] bytes, string message)
    {
        var script = new Script(bytes, true);
        for (int at = 0; at < script.Length; at += script.GetInstruction(at).Size)
            if (script.GetInstruction(at).Operand.Span.SequenceEqual(Encoding.UTF8.GetBytes(message)))
                yield return at;
    }
}
