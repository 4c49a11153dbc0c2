namespace StarMiner.Tests.Build;

/// <summary>neoc's warnings in the build: seen with file and line, silenced, or errors.</summary>
public sealed class WarningBuildTests : IClassFixture<WarmCompiler>, IDisposable
{
    const string TwoContracts = """
        using System.Diagnostics.CodeAnalysis;
        using Neo.SmartContract.Framework;
        using Neo.SmartContract.Framework.Services;

        public class Careless : SmartContract
        {
            public static void Set(int value)
            {
                Storage.Put(Storage.CurrentContext, "value", value);
            }
        }

        public class Public : SmartContract
        {
            [SuppressMessage("neoc", "NEOC6001", Justification = "a board for everybody")]
            public static void Write(string text)
            {
                Storage.Put(Storage.CurrentContext, "text", text);
            }
        }
        """;

    readonly Workshop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public void A_warning_shows_is_silenced_or_fails_the_build()
    {
        shop.AddContract("Board", TwoContracts);
        (int exitCode, string text) = shop.Build("Board");
        exitCode.Should().Be(0, text);
        text.Should().MatchRegex(@"/Board/Board\.cs\([789],\d+\): warning NEOC6001: anybody may call 'set'");
        text.Should().NotContain("'write'");
        File.Exists(shop.Output("Board", "Careless.nef")).Should().BeTrue();
        File.Exists(shop.Output("Board", "Public.nef")).Should().BeTrue("a project may have several contracts");

        (exitCode, text) = shop.Build("Board", "-p:NoWarn=NEOC6001");
        exitCode.Should().Be(0, text);
        text.Should().NotContain("NEOC6001");

        (exitCode, text) = shop.Build("Board", "-p:TreatWarningsAsErrors=true");
        exitCode.Should().Be(1, text);
        text.Should().Contain("error NEOC6001");
        File.Exists(shop.Output("Board", "Public.nef")).Should().BeFalse("all contracts of a project, or none");
    }
}
