using System.Text.Json.Nodes;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Compiler.Artifacts;
using StarMiner.Compiler.Tests.Harness;

namespace StarMiner.Compiler.Tests.Analysis;

/// <summary>
/// Least authority: what the code really calls, and what the source declares beyond that only with a warning.
/// </summary>
public class PermissionTests
{
    [Theory]
    [InlineData(typeof(CallsNobody), "[]")]
    [InlineData(typeof(CallsGas),
        """[{"contract":"0xd2a4cff31913016155e38e474a2c06d08be276cf","methods":["transfer"]}]""")]
    [InlineData(typeof(CallsOnlyInDeadCode), "[]")]
    [InlineData(typeof(CallsAnybodysMethod), """[{"contract":"*","methods":["ping"]}]""")]
    [InlineData(typeof(CallsAnything), "[]", "NEOC4101")]
    [InlineData(typeof(MayCallAnything), """[{"contract":"*","methods":"*"}]""")]
    [InlineData(typeof(DeclaresTooManyMethods), """[{"contract":"*","methods":"*"}]""", "NEOC4103")]
    [InlineData(typeof(DeclaresTooManyContracts),
        """[{"contract":"*","methods":["transfer"]}]""", "NEOC4103")]
    [InlineData(typeof(DeclaresIdly), """[{"contract":"*","methods":["pong"]}]""", "NEOC4102")]
    public void Manifest_permissions_areThoseOfTheCalls(Type program, string permissions, params string[] warnings)
    {
        var diagnostics = new Diagnostics();
        string manifest = ManifestWriter.Write(Translated.Of(program, optimize: true), diagnostics);
        JsonNode.Parse(manifest)!["permissions"]!.ToJsonString().Should().Be(permissions);
        diagnostics.Items.Select(item => item.Id).Should().Equal(warnings);
        diagnostics.Items.Should().NotContain(item => item.File == null || item.Line == 0);
    }

    public static class CallsNobody
    {
        public static int One() => 1;
    }

    public static class CallsGas
    {
        public static bool Pay(UInt160 to) => GAS.Transfer(Runtime.ExecutingScriptHash, to, 1);
    }

    public static class CallsOnlyInDeadCode
    {
        const bool Testing = false;

        public static bool Pay(UInt160 to) => Testing && Helper(to);

        static bool Helper(UInt160 to) => GAS.Transfer(Runtime.ExecutingScriptHash, to, 1);
    }

    public static class CallsAnybodysMethod
    {
        public static object Ping(UInt160 other) => Contract.Call(other, "ping", CallFlags.ReadOnly);
    }

    public static class CallsAnything
    {
        public static object Relay(UInt160 other, string method) => Contract.Call(other, method, CallFlags.ReadOnly);
    }

    [ContractPermission(Permission.Any, Method.Any)]
    public static class MayCallAnything
    {
        public static object Relay(UInt160 other, string method) => Contract.Call(other, method, CallFlags.ReadOnly);
    }

    [ContractPermission(Permission.Any, Method.Any)]
    public static class DeclaresTooManyMethods
    {
        public static object Ping(UInt160 other) => Contract.Call(other, "ping", CallFlags.ReadOnly);
    }

    [ContractPermission(Permission.Any, "transfer")]
    public static class DeclaresTooManyContracts
    {
        public static bool Pay(UInt160 to) => GAS.Transfer(Runtime.ExecutingScriptHash, to, 1);
    }

    [ContractPermission(Permission.Any, "pong")]
    public static class DeclaresIdly
    {
        public static int One() => 1;
    }
}
