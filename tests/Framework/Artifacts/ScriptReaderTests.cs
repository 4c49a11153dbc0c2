using Neo.VM;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Tests.Artifacts;

public class ScriptReaderTests
{
    [Fact]
    public void Every_instruction_has_the_length_that_the_engine_gives_it()
    {
        foreach (OpCode code in Enum.GetValues<OpCode>())
        {
            byte[] bytes = [(byte)code, 1, 0, 0, 0, .. new byte[64]];
            var expected = new Script(bytes).GetInstruction(0);
            ScriptInstruction read = ScriptReader.Read(bytes).First();
            read.Size.Should().Be(expected.Size, code.ToString());
            read.Operand.ToArray().Should().Equal(expected.Operand.ToArray(), code.ToString());
            read.Code.ToString().Should().Be(code.ToString());
        }
    }

    [Theory]
    [InlineData("0c0561", "ends within the PUSHDATA1 at 0")]
    [InlineData("11 0d01", "ends within the PUSHDATA2 at 1")]
    [InlineData("41010203", "ends within the SYSCALL at 0")]
    [InlineData("11ff", "no instruction ff, at 1")]
    public void A_damaged_script_is_refused_with_its_place(string script, string message)
    {
        byte[] bytes = Convert.FromHexString(script.Replace(" ", ""));
        FluentActions.Invoking(() => ScriptReader.Read(bytes).ToArray())
            .Should().Throw<InvalidDataException>().WithMessage($"*{message}");
    }
}
