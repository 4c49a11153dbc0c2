using Neo.SmartContract;
using Neo.VM;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Tests.Artifacts;

public class ListingTests
{
    [Fact]
    public void Contract_shows_methods_and_source_lines()
    {
        string text = Listing.Write(Sample.Contract(), new SourcePaths("/home/somebody/=/_/"));
        text.Split('\n').Should().Contain(
        [
            "00000  CLEAR                                                 ; tests/Sample.cs:3",
            "00001  PUSH1",
            "00005  CALLT 0xd2a4cff31913016155e38e474a2c06d08be276cf.symbol",
            "00008  RET                                                   ; tests/Other.cs:7",
            "; _initialize",
        ]);
        text.Should().Contain("SampleContract::Change(System.Numerics.BigInteger) = change\n00009  DROP\n00010  RET\n");
    }

    [Fact]
    public void Operands_are_shown_as_what_they_mean()
    {
        using var script = new ScriptBuilder();
        script.EmitPush(-5).EmitPush("plain text").EmitPush([1, 255]).EmitPush("");
        script.Emit(OpCode.TRY, [5, 0]);
        script.EmitJump(OpCode.JMP, 4);
        script.Emit(OpCode.CONVERT, [0x28]).Emit(OpCode.INITSLOT, [1, 2]);
        Listing.Write(script.ToArray(), []).Split('\n').Select(line => line.Length > 7 ? line[7..] : "").Should().Equal(
            "PUSHINT8 -5", "PUSHDATA1 \"plain text\"", "PUSHDATA1 0x01ff", "PUSHDATA1 0x", "TRY catch 00025 finally none",
            "JMP 00027", "CONVERT ByteString", "INITSLOT 1 2", "");
    }

    [Fact]
    public void Every_service_of_the_engine_has_its_name()
    {
        foreach (InteropDescriptor service in ApplicationEngine.Services.Values)
        {
            using var script = new ScriptBuilder();
            script.EmitSysCall(service.Hash);
            Listing.Write(script.ToArray(), []).Should().Be($"00000  SYSCALL {service.Name}\n");
        }
    }
}
