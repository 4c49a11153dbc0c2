using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using StarMiner.ClientGenerator.CSharp;

namespace StarMiner.ClientGenerator.Tests.CSharp;

/// <summary>What is written; tests/Devnet/Clients compiles and runs it.</summary>
public class ClientSourcesTests
{
    const string Shop = """
        {"name":"Shop","abi":{"methods":[
          {"name":"buy","parameters":[{"name":"class","type":"String"}],"returntype":"Void","safe":false},
          {"name":"stock","parameters":[],"returntype":"Integer","safe":true}],
         "events":[{"name":"Bought","parameters":[{"name":"by","type":"Hash160"}]}]}}
        """;

    [Fact]
    public void A_manifest_becomes_a_class()
    {
        var (sources, diagnostics) = Run(("Shop.manifest.json", Shop), ("notes.txt", "nothing"));

        diagnostics.Should().BeEmpty();
        sources.Keys.Should().BeEquivalentTo("ShopContract.g.cs", "ContractErrors.g.cs");
        sources["ShopContract.g.cs"].Should().Contain("public partial class ShopContract(")
            .And.Contain("BuyAsync(global::Neo.Wallets.KeyPair sender, string @class, ")
            .And.Contain("TestBuyAsync(global::Neo.UInt160 sender, string @class, ")
            .And.Contain("Task<global::System.Numerics.BigInteger> StockAsync(")
            .And.Contain("public sealed record BoughtEvent(global::Neo.UInt160? By);");
        foreach (string source in sources.Values)
            CSharpSyntaxTree.ParseText(source).GetDiagnostics().Should().BeEmpty();
    }

    [Fact]
    public void What_is_no_manifest_is_an_error_and_the_others_are_written()
    {
        var (sources, diagnostics) = Run(("Shop.manifest.json", Shop), ("Bad.manifest.json", "{}"));

        diagnostics.Single().ToString().Should().Contain("CLIENT001")
            .And.Contain("Bad.manifest.json is no contract's manifest: there is no 'abi'");
        sources.Should().ContainKey("ShopContract.g.cs");
    }

    [Fact]
    public void Two_contracts_of_one_name_are_an_error()
    {
        var (_, diagnostics) = Run(("a/Shop.manifest.json", Shop), ("b/Shop.manifest.json", Shop));

        diagnostics.Single().Id.Should().Be("CLIENT002");
    }

    static (IReadOnlyDictionary<string, string> Sources, ImmutableArray<Diagnostic> Diagnostics) Run(
        params (string Path, string Text)[] files)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ClientSources().AsSourceGenerator()], [.. files.Select(file => new Given(file.Path, file.Text))]);
        var result = driver.RunGenerators(CSharpCompilation.Create("Any")).GetRunResult();
        var sources = result.Results.Single().GeneratedSources;
        return (sources.ToDictionary(one => one.HintName, one => one.SourceText.ToString()), result.Diagnostics);
    }

    sealed class Given(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
