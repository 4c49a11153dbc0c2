using Neo.IO;
using Neo.SmartContract;
using StarMiner.Compiler;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Tests.Artifacts;

public class NefWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(253)]
    [InlineData(65_535)]
    public void Nef_is_read_back_by_Neo_s_own_reader(int scriptBytes)
    {
        CompiledContract contract = Sample.Contract(scriptBytes);
        byte[] bytes = NefWriter.Write(contract, "a compiler", "https://example.org");
        NefFile nef = bytes.AsSerializable<NefFile>();
        nef.Compiler.Should().Be("a compiler");
        nef.Source.Should().Be("https://example.org");
        nef.Script.ToArray().Should().Equal(contract.Script);
        nef.CheckSum.Should().Be(NefFile.ComputeChecksum(nef));
        nef.ToArray().Should().Equal(bytes);
    }

    [Fact]
    public void Method_tokens_are_kept()
    {
        NefFile nef = NefWriter.Write(Sample.Contract(), "c", "").AsSerializable<NefFile>();
        Neo.SmartContract.MethodToken token = nef.Tokens.Should().ContainSingle().Subject;
        token.Hash.ToString().Should().Be("0xd2a4cff31913016155e38e474a2c06d08be276cf");
        (token.Method, token.ParametersCount, token.HasReturnValue, token.CallFlags)
            .Should().Be(("symbol", (ushort)0, true, CallFlags.All));
    }

    [Fact]
    public void More_tokens_than_the_chain_takes_are_refused()
    {
        CompiledContract sample = Sample.Contract();
        CompiledContract crowded = sample with { Tokens = [.. Enumerable.Repeat(sample.Tokens[0], 129)] };
        FluentActions.Invoking(() => NefWriter.Write(crowded, "c", ""))
            .Should().Throw<CompileException>().Which.Id.Should().Be("NEOC4001");
    }

    [Fact]
    public void A_script_that_no_transaction_can_carry_is_refused()
    {
        FluentActions.Invoking(() => NefWriter.Write(Sample.Contract(131_071), "c", ""))
            .Should().Throw<CompileException>().Which.Id.Should().Be("NEOC4001");
    }
}
