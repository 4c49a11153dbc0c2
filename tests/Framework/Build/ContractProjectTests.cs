namespace StarMiner.Tests.Build;

/// <summary>A contract project under the real `dotnet build`.</summary>
public sealed class ContractProjectTests : IClassFixture<WarmCompiler>, IDisposable
{
    const string Counter = """
        using System.Numerics;
        using Neo.SmartContract.Framework;
        using Neo.SmartContract.Framework.Attributes;
        using Neo.SmartContract.Framework.Services;

        namespace Shop;

        public class Counter : SmartContract
        {
            [Safe]
            public static BigInteger Count() => (BigInteger)Storage.Get(Storage.CurrentContext, "count")!;

            public static void Add(BigInteger amount)
            {
                ExecutionEngine.Assert(amount > 0, "Counter/not-positive");
                Storage.Put(Storage.CurrentContext, "count", Count() + amount);
            }
        }
        """;

    readonly Workshop shop = new();

    [Fact]
    public void Build_runs_neoc_once_and_again_only_for_a_reason()
    {
        shop.AddContract("Counter", Counter);
        Succeed(shop.Build("Counter"));
        string nef = shop.Output("Counter", "Counter.nef");
        File.Exists(shop.Output("Counter", "Counter.manifest.json")).Should().BeTrue();
        File.Exists(shop.Output("Counter", "Counter.nefdbgnfo")).Should().BeTrue();
        DateTime written = File.GetLastWriteTimeUtc(nef);

        Succeed(shop.Build("Counter"));
        File.GetLastWriteTimeUtc(nef).Should().Be(written, "nothing changed");

        File.Delete(nef);
        Succeed(shop.Build("Counter"));
        File.Exists(nef).Should().BeTrue("a file that is missing is written again");

        byte[] before = File.ReadAllBytes(nef);
        shop.Write(Counter.Replace("amount > 0", "amount > 1"), "Counter", "Counter.cs");
        Succeed(shop.Build("Counter"));
        File.ReadAllBytes(nef).Should().NotEqual(before);

        Succeed(shop.Dotnet(
            "clean", "Counter", "-c", Workshop.Configuration, "-m:1", "-p:BuildProjectReferences=false"));
        File.Exists(nef).Should().BeFalse("clean deletes what the build wrote");
    }

    [Fact]
    public void The_same_source_gives_the_same_bytes_in_another_folder()
    {
        using var elsewhere = new Workshop();
        shop.AddContract("Counter", Counter);
        elsewhere.AddContract("Counter", Counter);
        Succeed(shop.Build("Counter"));
        Succeed(elsewhere.Build("Counter"));
        foreach (string file in new[] { "Counter.nef", "Counter.manifest.json", "Counter.nefdbgnfo" })
            File.ReadAllBytes(elsewhere.Output("Counter", file))
                .Should().Equal(File.ReadAllBytes(shop.Output("Counter", file)), file);
    }

    /// <summary>What decides about IL and symbols; with it, a contract's bytes.</summary>
    [Fact]
    public void Debug_and_Release_compile_alike()
    {
        shop.AddContract("Counter", Counter);
        string[] asked = ["Optimize", "DebugType", "DebugSymbols", "DefineConstants", "CheckForOverflowUnderflow"];
        string debug = Properties("Debug");
        debug.Should().Be(Properties("Release"));
        debug.Should().Contain("\"Optimize\": \"true\"").And.NotContain("DEBUG");

        string Properties(string configuration)
        {
            (int exitCode, string text) = shop.Dotnet(
                ["msbuild", "Counter", $"-p:Configuration={configuration}", .. asked.Select(name => $"-getProperty:{name}")]);
            exitCode.Should().Be(0, text);
            return text;
        }
    }

    [Fact]
    public void An_error_names_file_and_line_and_leaves_no_contract()
    {
        shop.AddContract("Broken", """
            using Neo.SmartContract.Framework;

            public class Broken : SmartContract
            {
                public static int Half(int value)
                {
                    return (int)(value / 2.0);
                }
            }
            """);
        (int exitCode, string text) = shop.Build("Broken");
        exitCode.Should().Be(1, text);
        text.Should().MatchRegex(@"/Broken/Broken\.cs\([567],\d+\): error NEOC\d{4}: ");
        File.Exists(shop.Output("Broken", "Broken.nef")).Should().BeFalse();
    }

    [Fact]
    public void A_reference_to_a_contract_brings_its_files()
    {
        shop.AddContract("Counter", Counter);
        shop.Write($"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <ContractReference Include="../Counter/Counter.csproj" />
              </ItemGroup>
              <Import Project="{Workshop.Repository}/tools/Compiler/build/ContractReference.targets" />
            </Project>
            """, "Desk", "Desk.csproj");
        shop.Write("""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Desk/Desk.csproj" />
              </ItemGroup>
            </Project>
            """, "Office", "Office.csproj");
        foreach (string project in new[] { "Counter", "Desk", "Office" })
            Succeed(shop.Build(project));
        foreach (string project in new[] { "Desk", "Office" })
            File.ReadAllBytes(shop.Output(project, "contracts/Counter.nef"))
                .Should().Equal(File.ReadAllBytes(shop.Output("Counter", "Counter.nef")), project);
        File.Exists(shop.Output("Desk", "Counter.dll")).Should().BeFalse("a contract is no library");
    }

    [Fact]
    public void The_official_devpack_replaces_framework_and_compiler()
    {
        shop.AddContract("Counter", Counter);
        (int exitCode, string text) = shop.Dotnet("msbuild", "Counter", "-p:NeoDevpack=official",
            "-getItem:PackageReference", "-getItem:ProjectReference");
        exitCode.Should().Be(0, text);
        text.Should().Contain("\"Neo.SmartContract.Framework\"").And.Contain("3.9.1");
        text.Should().NotContain("StarMiner.Compiler.csproj").And.NotContain("Neo.SmartContract.Framework.csproj");
    }

    public void Dispose() => shop.Dispose();

    static void Succeed((int ExitCode, string Text) run) => run.ExitCode.Should().Be(0, run.Text);
}
