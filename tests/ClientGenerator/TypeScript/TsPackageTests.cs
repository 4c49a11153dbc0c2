using StarMiner.ClientGenerator.Abi;
using StarMiner.ClientGenerator.TypeScript;

namespace StarMiner.ClientGenerator.Tests.TypeScript;

/// <summary>What is written; tests/Devnet/Clients runs it.</summary>
public class TsPackageTests
{
    static readonly AbiContract Shop = new(
        "CornerShop",
        [
            new("buy", [new("what", AbiType.String), new("new", AbiType.Integer)], AbiType.Boolean, IsSafe: false),
            new("events", [], AbiType.Array, IsSafe: true),
            new("find", [], AbiType.Any, IsSafe: true),
            new("find", [new("to", AbiType.Hash160)], AbiType.Hash160, IsSafe: true),
        ],
        [new("Bo\"ught", [new("by", AbiType.Hash160), new("what is it", AbiType.ByteArray)])],
        ["CornerShop/sold-out", "Till/shut"]);

    [Fact]
    public void Package_has_a_module_and_types_for_each_contract()
    {
        var files = TsPackage.Of("my-dapp", [Shop], suite: false);

        files.Keys.Should().Contain(["package.json", "index.js", "index.d.ts", "corner-shop.js", "corner-shop.d.ts", "chain.js"])
            .And.NotContain("suite.js");
        files["package.json"].Should().Contain("\"name\": \"my-dapp\"").And.Contain("\"type\": \"module\"");
        files["index.js"].Should().EndWith("export * from \"./corner-shop.js\";\n");
        foreach (var (name, text) in files) text.Should().EndWith("\n", name).And.NotContain("\r", name);
    }

    [Fact]
    public void Methods_are_reads_or_calls_and_names_that_are_taken_give_way()
    {
        var files = TsPackage.Of("my-dapp", [Shop], suite: false);

        files["corner-shop.js"].Should().Contain("  buy(what, new_) {\n    return this.call(\"buy\", what, new_);\n  }")
            .And.Contain("  events_() {\n    return this.read(\"events\");\n  }")
            .And.Contain("  find(...args) {\n    return this.read(\"find\", ...args);\n  }")
            .And.Contain("\"Bo\\\"ught\": [[\"by\", \"Hash160\"], [\"what is it\", \"ByteArray\"]]");
        files["corner-shop.d.ts"].Should().Contain("  buy(what: string, new_: IntegerArgument): Call<boolean>;\n")
            .And.Contain("  events_(): Promise<Value[]>;\n").And.Contain("  find(): Promise<Value>;\n")
            .And.Contain("  find(to: Hash160 | null): Promise<Hash160 | null>;\n")
            .And.Contain("  \"Bo\\\"ught\": { \"by\": Hash160 | null; \"what is it\": Uint8Array };\n");
    }

    [Fact]
    public void Errors_are_named_after_what_is_wrong_and_those_of_others_after_them_too()
    {
        var files = TsPackage.Of("my-dapp", [Shop], suite: false);

        files["corner-shop.js"].Should().Contain("  SoldOut: \"CornerShop/sold-out\",\n  TillShut: \"Till/shut\",\n");
    }
}
