using System.Globalization;
using System.IO.Compression;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Compiler.Tests.Artifacts;

/// <summary>The same source gives the same bytes in another folder, on another day, on a machine of other habits.</summary>
public class ReproducibleTests
{
    const string Source = """
        using System;
        using System.ComponentModel;
        using System.Numerics;
        using Neo.SmartContract.Framework;
        using Neo.SmartContract.Framework.Attributes;
        using Neo.SmartContract.Framework.Native;
        using Neo.SmartContract.Framework.Services;

        namespace Samples;

        [DisplayName("Sample"), ManifestExtra("Author", "İstanbul"), SupportedStandards("NEP-17")]
        public class Sample : SmartContract
        {
            public static event Action<UInt160, BigInteger> Changed;
            static readonly StorageMap items = new(new byte[] { 1 });
            static BigInteger count = -12345678901234567;

            [Safe]
            public static string Item(string key) => items.Get(key) + $"/{count}" + Words.At(new Pair { Right = 4 }.Sum());

            public static void Set(UInt160 who, string key, int value)
            {
                if (!Runtime.CheckWitness(who))
                    throw new Exception("not you");
                Func<int, BigInteger> scaled = by => count * by + value;
                items.Put(key, scaled(value switch { 1 => 7, 2 => -9, _ => 1 }));
                try
                {
                    Changed(who, GAS.BalanceOf(who));
                }
                finally
                {
                    count++;
                }
            }
        }
        """;

    const string Other = """
        using System.Numerics;

        namespace Samples;

        public static class Words
        {
            static readonly string[] words = ["one", "two"];
            static int asked = words.Length;

            public static string At(int index) => words[index] + Half(asked++);

            static BigInteger Half(BigInteger value) => value / 2;
        }

        public class Pair
        {
            public int Left = 3, Right;

            public virtual int Sum() => Left + Right;
        }
        """;

    [Fact]
    public void Build_anotherFolder_sameBytes() => Build("/home/İ ı/project", "\n").Should().Equal(Here());

    [Fact]
    public void Build_otherLineEnds_sameBytes() => Build("/src", "\r\n").Should().Equal(Here());

    [Fact]
    public void Build_anotherCulture_sameBytes()
    {
        var usual = Here();
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Nothing is written as it usually is, least of all a negative number.
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NegativeSign = "~";
            odd.NumberFormat.NumberDecimalSeparator = ";";
            odd.NumberFormat.NumberGroupSeparator = "'";
            odd.DateTimeFormat.ShortDatePattern = "MMM yy";
            CultureInfo.CurrentCulture = odd;
            (-1).ToString(CultureInfo.CurrentCulture).Should().Be("~1");
            Build("/src", "\n").Should().Equal(usual);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The only file that could hold a time is the zip of the debug information.</summary>
    [Fact]
    public void Build_anyDay_holdsNoTime()
    {
        byte[] zipped = Files("/src", "\n").Single(file => file.Name.EndsWith(".nefdbgnfo", StringComparison.Ordinal)).Content;
        using var zip = new ZipArchive(new MemoryStream(zipped));
        zip.Entries.Should().ContainSingle().Which.LastWriteTime.DateTime.Should().Be(new DateTime(1980, 1, 1));
    }

    [Fact]
    public void Build_otherSource_otherBytes() =>
        Build("/src", "\n", Source.Replace("not you", "not YOU")).Should().NotEqual(Here());

    /// <summary>MSBuild sorts what it finds; other builds may not.</summary>
    [Fact]
    public void Build_otherFileOrder_sameBytes() => Build("/src", "\n", swapped: true).Should().Equal(Here());

    static List<string> Here() => Build("/src", "\n");

    static List<string> Build(string folder, string lineEnd, string source = Source, bool swapped = false) =>
        [.. Files(folder, lineEnd, source, swapped).Select(file => $"{file.Name} {Convert.ToHexString(file.Content)}")];

    static IReadOnlyList<(string Name, byte[] Content)> Files(
        string folder, string lineEnd, string source = Source, bool swapped = false)
    {
        List<(string, string)> sources =
            [("Sample.cs", source.ReplaceLineEndings(lineEnd)), ("Words.cs", Other.ReplaceLineEndings(lineEnd))];
        if (swapped)
            sources.Reverse();
        using var module = new CompiledSource(sources, folder).Module();
        var diagnostics = new Diagnostics();
        var contract = Translator.Translate(module.GetType("Samples.Sample"), new CompilerOptions(), diagnostics);
        diagnostics.HasErrors.Should().BeFalse(string.Join("\n", diagnostics.Items));
        var files = ContractFiles.Of(
            contract!, new SourcePaths(folder + "=/_/"), new BuildOptions { Listing = true, Proxy = true }, diagnostics);
        files.Should().HaveCount(5);
        return files;
    }
}
