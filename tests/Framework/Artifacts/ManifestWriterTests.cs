using System.Text.Json.Nodes;
using Neo.SmartContract;
using Neo.SmartContract.Manifest;
using StarMiner.Compiler;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Tests.Artifacts;

public class ManifestWriterTests
{
    readonly Diagnostics diagnostics = new();

    [Fact]
    public void Manifest_is_read_by_Neo_s_strict_parser()
    {
        ContractManifest manifest = Parse(Sample.Contract());
        manifest.Name.Should().Be("Sample");
        manifest.SupportedStandards.Should().Equal("NEP-17");
        manifest.Trusts.Should().ContainSingle()
            .Which.Hash.ToString().Should().Be("0xd2a4cff31913016155e38e474a2c06d08be276cf");
    }

    [Fact]
    public void Methods_have_names_types_offsets_and_safety()
    {
        ContractAbi abi = Parse(Sample.Contract()).Abi;
        abi.Methods.Select(method => (method.Name, method.Offset, method.Safe, method.ReturnType)).Should().Equal(
            ("types", 0, true, ContractParameterType.Array),
            ("supply", 3, true, ContractParameterType.Integer),
            ("symbol", 5, true, ContractParameterType.String),
            ("change", 9, false, ContractParameterType.Void),
            ("_initialize", 11, false, ContractParameterType.Void));
        abi.Methods[3].Parameters.Should().ContainSingle().Which.Name.Should().Be("value");
    }

    [Fact]
    public void Every_type_has_the_official_name()
    {
        Parse(Sample.Contract()).Abi.Methods[0].Parameters.Select(parameter => parameter.Type.ToString()).Should().Equal(
            "Boolean", "Integer", "Integer", "Integer", "String", "ByteArray", "ByteArray", "Hash160", "Hash256", "PublicKey",
            "Array", "Map", "Array", "InteropInterface", "Integer", "Any", "Integer");
    }

    [Fact]
    public void Events_have_the_parameters_of_their_delegates()
    {
        ContractEventDescriptor[] events = Parse(Sample.Contract()).Abi.Events;
        events.Select(e => e.Name).Should().Equal("Moved", "Renamed");
        events[0].Parameters.Select(p => (p.Name, p.Type.ToString()))
            .Should().Equal(("arg1", "Hash160"), ("arg2", "Integer"));
        events[1].Parameters.Select(p => (p.Name, p.Type.ToString()))
            .Should().Equal(("from", "Hash160"), ("name", "String"), ("data", "ByteArray"), ("count", "Integer"));
    }

    [Fact]
    public void Extra_says_what_the_class_says_before_what_its_base_says()
    {
        JsonNode extra = Json(Sample.Contract())["extra"]!;
        extra.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .Should().Be("""
                {"Author":"Ada","E-mail":"ada@example.org","Description":"Says \"everything\", even with <brackets> & Ünicode","Version":"1.2.3","Sourcecode":"https://example.org/sample","Purpose":"tests","Base":"yes"}
                """.Trim());
    }

    [Fact]
    public void Permissions_are_the_declared_ones_and_the_calls_made()
    {
        Json(Sample.Contract())["permissions"]!.ToJsonString().Should().Be(
            """
            [{"contract":"*","methods":["onNEP17Payment"]},{"contract":"0xd2a4cff31913016155e38e474a2c06d08be276cf","methods":["balanceOf","symbol"]}]
            """.Trim());
    }

    [Fact]
    public void A_declared_permission_that_no_call_uses_is_a_warning()
    {
        Parse(Sample.Contract());
        diagnostics.Items.Should().ContainSingle().Which.ToString()
            .Should().Contain("warning NEOC4102").And.Contain("\"balanceOf\"");
    }

    [Fact]
    public void A_call_known_only_at_run_time_needs_a_declaration()
    {
        CompiledContract contract = Sample.Contract();
        Parse(contract with { Calls = [.. contract.Calls, new ExternalCall(null, null)] });
        diagnostics.Items.Should().Contain(item => item.Id == "NEOC4101");
        diagnostics.HasErrors.Should().BeFalse();
    }

    [Fact]
    public void Two_writings_are_the_same_bytes()
    {
        ManifestWriter.Write(Sample.Contract(), diagnostics).Should().Be(ManifestWriter.Write(Sample.Contract(), diagnostics));
    }

    JsonNode Json(CompiledContract contract) => JsonNode.Parse(ManifestWriter.Write(contract, diagnostics))!;

    ContractManifest Parse(CompiledContract contract) => ContractManifest.Parse(ManifestWriter.Write(contract, diagnostics));
}
