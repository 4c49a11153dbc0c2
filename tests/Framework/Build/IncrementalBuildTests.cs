namespace StarMiner.Tests.Build;

/// <summary>When neoc runs, and when it rests.</summary>
public sealed class IncrementalBuildTests : IClassFixture<WarmCompiler>, IDisposable
{
    const string Counter = """
        using System.Numerics;
        using Neo.SmartContract.Framework;

        public class Counter : SmartContract
        {
            public static BigInteger Next(BigInteger value) => Steps.One + value;
        }
        """;

    const string Steps = """
        public static class Steps
        {
            public static int One => 1;
        }
        """;

    readonly Workshop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public void Neoc_runs_for_each_of_its_inputs_and_for_nothing_else()
    {
        AddCounter();
        AddNeocOfOurOwn();
        Ran("the first build").Should().BeTrue();
        Ran("nothing changed").Should().BeFalse();

        byte[] nef = File.ReadAllBytes(shop.Output("Counter", "Counter.nef"));
        shop.Write("// A comment moves lines.\n" + Counter, "Counter", "Counter.cs");
        Ran("a comment").Should().BeTrue();
        File.ReadAllBytes(shop.Output("Counter", "Counter.nef")).Should().Equal(nef, "a comment is no code");

        shop.Write(Steps.Replace("=> 1", "=> 2"), "Lib", "Lib.cs");
        Succeed(shop.Build("Lib"));
        Ran("a library").Should().BeTrue();
        File.ReadAllBytes(shop.Output("Counter", "Counter.nef")).Should().NotEqual(nef);

        Ran("an option", "-p:NeocListing=true").Should().BeTrue();
        File.Exists(shop.Output("Counter", "Counter.asm")).Should().BeTrue();
        Ran("the option again", "-p:NeocListing=true").Should().BeFalse();
        Ran("no option").Should().BeTrue();
        File.Exists(shop.Output("Counter", "Counter.asm")).Should().BeFalse("it was not asked for this time");

        File.SetLastWriteTimeUtc(shop.File("neoc", "neoc.dll"), DateTime.UtcNow);
        Ran("another neoc").Should().BeTrue();
        Ran("nothing changed").Should().BeFalse();
    }

    [Fact]
    public void A_proxy_that_is_the_same_keeps_its_time_and_is_missed_when_it_is_gone()
    {
        AddCounter();
        Succeed(shop.Build("Counter"));
        string proxy = shop.Output("Counter", "Counter.proxy.cs");
        DateTime written = File.GetLastWriteTimeUtc(proxy);

        shop.Write(Counter.Replace("+ value", "- value"), "Counter", "Counter.cs");
        Ran("another body").Should().BeTrue();
        File.GetLastWriteTimeUtc(proxy).Should().Be(written);

        File.Delete(proxy);
        Ran("no proxy").Should().BeTrue();
        File.Exists(proxy).Should().BeTrue();
        Ran("no proxy", "-p:NeocProxy=false").Should().BeTrue();
        File.Exists(proxy).Should().BeFalse();
    }

    [Fact]
    public void A_design_time_build_runs_no_neoc()
    {
        AddCounter();
        (int exitCode, string text) = shop.Dotnet(
            "build", "Counter", "-c", Workshop.Configuration, "-nologo", "-m:1", "-p:DesignTimeBuild=true",
            "-p:BuildProjectReferences=false");
        exitCode.Should().Be(0, text);
        File.Exists(shop.Output("Counter", "Counter.dll")).Should().BeTrue();
        File.Exists(shop.Output("Counter", "Counter.nef")).Should().BeFalse();
    }

    [Fact]
    public void A_solution_builds_its_contracts_side_by_side()
    {
        string[] names = ["Ada", "Bob", "Cyd", "Dee"];
        foreach (string name in names)
            shop.AddContract(name, Counter.Replace("Steps.One", "1").Replace("Counter", name));
        string projects = string.Concat(names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"));
        shop.Write($"<Solution>{projects}</Solution>", "Shop.slnx");
        string assets = Path.Combine(Workshop.Repository, "tools", "Compiler", "obj", "project.assets.json");
        DateTime restored = File.GetLastWriteTimeUtc(assets);
        shop.Dotnet("restore", "Shop.slnx", "-nologo", "-p:Configuration=Debug");
        shop.Dotnet("restore", "Shop.slnx", "-nologo", "-p:Configuration=Release");
        File.GetLastWriteTimeUtc(assets).Should().Be(restored, "neoc may be running from what a build of it stands on");
        Succeed(shop.Build("Shop.slnx", "-m"));
        foreach (string name in names)
            File.Exists(shop.Output(name, $"{name}.nef")).Should().BeTrue(name);
        DateTime[] written = Written();

        Succeed(shop.Build("Shop.slnx", "-m"));
        Written().Should().Equal(written);

        DateTime[] Written() => [.. names.Select(name => File.GetLastWriteTimeUtc(shop.Output(name, $"{name}.nef")))];
    }

    void AddCounter()
    {
        shop.AddContract("Counter", Counter);
        shop.Write($"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <NeoContract>false</NeoContract>
              </PropertyGroup>
              <Import Project="{Workshop.Repository}/tools/Compiler/build/Neoc.props" />
            </Project>
            """, "Lib", "Lib.csproj");
        shop.Write(Steps, "Lib", "Lib.cs");
        shop.Write($"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Workshop.Repository}/tools/Compiler/build/Neoc.props" />
              <ItemGroup>
                <ProjectReference Include="../Lib/Lib.csproj" />
              </ItemGroup>
            </Project>
            """, "Counter", "Counter.csproj");
        Succeed(shop.Build("Lib"));
    }

    /// <summary>A copy, so that touching it is nobody else's business.</summary>
    void AddNeocOfOurOwn()
    {
        string folder = Path.GetDirectoryName(typeof(StarMiner.Compiler.Diagnostics).Assembly.Location)!;
        Directory.CreateDirectory(shop.File("neoc"));
        foreach (string file in Directory.EnumerateFiles(folder).Where(IsOfNeoc))
            File.Copy(file, shop.File("neoc", Path.GetFileName(file)));
        shop.Write("""
            <Project>
              <Target Name="TakeOurNeoc" BeforeTargets="PrepareNeoc">
                <ItemGroup>
                  <NeocAssembly Remove="@(NeocAssembly)" />
                  <NeocAssembly Include="$(MSBuildThisFileDirectory)neoc/neoc.dll" />
                </ItemGroup>
              </Target>
            </Project>
            """, "Directory.Build.targets");
    }

    static bool IsOfNeoc(string file)
        => Array.Exists(
            ["neoc.", "Mono.Cecil"], start => Path.GetFileName(file).StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether the build wrote the contract again.</summary>
    bool Ran(string why, params string[] options)
    {
        string nef = shop.Output("Counter", "Counter.nef");
        DateTime before = File.Exists(nef) ? File.GetLastWriteTimeUtc(nef) : default;
        (int exitCode, string text) = shop.Build("Counter", options);
        exitCode.Should().Be(0, $"{why}: {text}");
        return File.GetLastWriteTimeUtc(nef) != before;
    }

    static void Succeed((int ExitCode, string Text) run) => run.ExitCode.Should().Be(0, run.Text);
}
