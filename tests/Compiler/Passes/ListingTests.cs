using System.Text.RegularExpressions;
using StarMiner.Compiler.Artifacts;
using StarMiner.Compiler.Passes;
using StarMiner.Compiler.Tests.Harness;
using StarMiner.Compiler.Tests.Programs;

namespace StarMiner.Compiler.Tests.Passes;

/// <summary>What each pass changes, as code without and with it.</summary>
public class ListingTests
{
    public static TheoryData<string> Passes
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (string name in PassManager.AllNames)
                data.Add(name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Passes))]
    public void Pass_withoutAndWith_asReviewed(string pass)
    {
        var program = typeof(Listings).GetNestedType(pass);
        program.Should().NotBeNull("every pass has a program that shows it");
        var without = Translated.Of(program!, new CompilerOptions(WithoutPass: pass));
        var with = Translated.Of(program!, new CompilerOptions());
        with.Script.Should().NotEqual(without.Script, "the pass does something here");
        Snapshot.Match(
            $"Compiler/{pass}.txt",
            $"without {pass}: {without.Script.Length} bytes\n{Code(without)}\nwith {pass}: {with.Script.Length} bytes\n{Code(with)}");
    }

    /// <summary>Source places would change with every edit of the programs above.</summary>
    static string Code(CompiledContract contract) =>
        Regex.Replace(Listing.Write(contract, new SourcePaths(null)), " +; .*$", "", RegexOptions.Multiline);
}
