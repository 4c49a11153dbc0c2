using System.Text;
using StarMiner.ClientGenerator.Abi;

namespace StarMiner.ClientGenerator.Tests.Abi;

public class AbiContractTests
{
    const string Manifest = """
        {"name":"Shop\u0021","extra":null,"features":{},"abi":{"methods":[
          {"name":"_deploy","parameters":[],"returntype":"Void","offset":0,"safe":false},
          {"name":"onNEP17Payment","parameters":[],"returntype":"Void","offset":1,"safe":false},
          {"name":"buy","parameters":[{"name":"what","type":"String"},{"name":"count","type":"Integer"}],
           "returntype":"Boolean","offset":-2.5e3,"safe":false},
          {"name":"stock","parameters":[],"returntype":"Integer","offset":3,"safe":true}],
         "events":[{"name":"Bought","parameters":[{"name":"by","type":"Hash160"}]}]}}
        """;

    [Fact]
    public void Read_keeps_what_a_client_may_call()
    {
        var contract = AbiContract.Read(Manifest, nef: null);

        contract.Name.Should().Be("Shop!");
        contract.Methods.Select(method => (method.Signature, method.Result, method.IsSafe)).Should().Equal(
            ("buy(what: String, count: Integer)", AbiType.Boolean, false), ("stock()", AbiType.Integer, true));
        contract.Events.Single().Parameters.Should().Equal(new AbiParameter("by", AbiType.Hash160));
        contract.Errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"Shop\"")]
    [InlineData("{\"name\":\"Shop\"}")]
    [InlineData("{\"name\":\"Shop\",\"abi\":[]}")]
    [InlineData("{\"name\":7,\"abi\":{\"methods\":[],\"events\":[]}}")]
    [InlineData("{\"name\":\"\\u12\",\"abi\":{\"methods\":[],\"events\":[]}}")]
    [InlineData("{\"name\":\"Shop\",\"abi\":{\"methods\":[],\"events\":[]}} and more")]
    [InlineData("{\"name\":\"Shop\",\"abi\":{\"methods\":[{\"name\":\"m\",\"parameters\":[],\"returntype\":\"Money\",\"safe\":true}],\"events\":[]}}")]
    public void Read_refuses_what_is_no_manifest(string text)
    {
        var read = () => AbiContract.Read(text, nef: null);

        read.Should().Throw<FormatException>();
    }

    [Fact]
    public void Read_refuses_a_nesting_without_end()
    {
        var read = () => AbiContract.Read(string.Concat(Enumerable.Repeat("[", 100_000)), nef: null);

        read.Should().Throw<FormatException>();
    }

    [Fact]
    public void Errors_are_the_named_texts_that_the_code_pushes()
    {
        byte[] code =
        [
            .. Pushed("Shop/sold-out"), 0x3A, .. Pushed("Till/shut"), .. Pushed("Shop/sold-out"), .. Pushed("shop/no"), .. Pushed("Shop/Not"),
            .. Pushed("Shop/not-"), .. Pushed("a text with Shop/sold-in it"), .. "Shop/unpushed"u8, 0x0C, 200, .. "Shop/cut-off"u8, 0x0C,
        ];

        AbiContract.Read(Manifest, code).Errors.Should().Equal("Shop/sold-out", "Till/shut");
    }

    static byte[] Pushed(string text) => [0x0C, (byte)text.Length, .. Encoding.UTF8.GetBytes(text)];
}
