using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StarMiner.KernelAnalyzer.Tests;

public class LawAnalyzerTests
{
    static readonly MetadataReference[] Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];

    static readonly string LawFolder = Path.Combine(AppContext.BaseDirectory, "laws");

    public static TheoryData<string> Laws => new(
        Directory.GetFiles(LawFolder, "*Cell.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(LawFolder, path)));

    [Theory, MemberData(nameof(Laws))]
    public async Task Law_ofThisRepository_isWithinTheSubset(string file)
    {
        string source = await File.ReadAllTextAsync(Path.Combine(LawFolder, file));

        (await DiagnosticsAsync(source, file)).Should().BeEmpty();
    }

    [Fact]
    public void Laws_areFound() => Laws.Should().HaveCountGreaterThan(5);

    [Theory]
    [InlineData("int M(int x, int n) => x << n;", "KERNEL002")]
    [InlineData("int M(int x) => x << 32;", "KERNEL002")]
    [InlineData("int M(int x) => x >> -1;", "KERNEL002")]
    [InlineData("long M(long x) => x >> 64;", "KERNEL002")]
    [InlineData("int M(int x, int n) { x >>= n; return x; }", "KERNEL002")]
    [InlineData("int M(int x, int n) => x / n;", "KERNEL003")]
    [InlineData("int M(int x, int n) => x % n;", "KERNEL003")]
    [InlineData("int M(int x) => x / -1;", "KERNEL003")]
    [InlineData("int M(int x, int n) { x %= n; return x; }", "KERNEL003")]
    [InlineData("float M(float x) => x;", "KERNEL001", "KERNEL001", "KERNEL001")]
    [InlineData("int M(int x) => (int)(x * 0.5);", "KERNEL001")]
    [InlineData("int M(int x) { decimal y = x; return x; }", "KERNEL001")]
    [InlineData("int M(string x) => 1;", "KERNEL001")]
    [InlineData("int M(int[] x) => 1;", "KERNEL001")]
    [InlineData("int M(System.Int128 x) => 1;", "KERNEL001")]
    [InlineData("int M(int x) { while (x > 0) x--; return x; }", "KERNEL004")]
    [InlineData("int M(int x) { do x--; while (x > 0); return x; }", "KERNEL004")]
    [InlineData("int M(int x) { for (;;) x++; }", "KERNEL004")]
    [InlineData("int M(int x) { for (int i = 0; x < 5; i++) x++; return x; }", "KERNEL004")]
    [InlineData("int M(int x) { for (int i = 0; i < 5; i++) i -= x; return x; }", "KERNEL004")]
    [InlineData("int M(byte[] x) { int s = 0; foreach (byte b in x) s += b; return s; }", "KERNEL004")]
    [InlineData("int M(int x) => System.Math.Abs(x);", "KERNEL005")]
    [InlineData("int M(int x) => x == 0 ? 0 : M(x - 1);", "KERNEL005")]
    [InlineData("int M(int x) => N(x); static int N(int x) => M(x);", "KERNEL005", "KERNEL005")]
    [InlineData("int M(int x) { switch (x) { case 1: return 2; default: return 3; } }", "KERNEL006")]
    [InlineData("int M(int x) => x switch { 1 => 2, _ => 3 };", "KERNEL006")]
    [InlineData("int M(int x) { byte[] y = new byte[8]; return y[x]; }", "KERNEL006")]
    [InlineData("int M(int x) { throw new System.Exception(); }", "KERNEL006")]
    [InlineData("int M(ref int x) => x;", "KERNEL006")]
    [InlineData("int M(int x) { int N(int y) => y; return x; }", "KERNEL006")]
    [InlineData("int M(int x) { again: goto again; }", "KERNEL006")]
    [InlineData("int M(byte[] x) { x[0] = 1; return 1; }", "KERNEL007")]
    [InlineData("int M(byte[] x) => x[0]++;", "KERNEL007")]
    [InlineData("int M(int x) => x; static int state;", "KERNEL007")]
    [InlineData("int M(int x) => x; static readonly byte[] table = null;", "KERNEL007")]
    [InlineData("int M(int x) => checked(x * x);", "KERNEL008")]
    [InlineData("int M(long x) => checked((int)x);", "KERNEL008")]
    public async Task Method_outsideTheSubset_isAnError(string method, params string[] expected)
    {
        var diagnostics = await DiagnosticsAsync(InLaw(method), "BadCell.cs");

        diagnostics.Select(diagnostic => diagnostic.Id).Distinct().Should().Equal(expected.Distinct());
        diagnostics.Should().OnlyContain(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        diagnostics.Length.Should().BeGreaterThanOrEqualTo(expected.Length);
    }

    [Theory]
    [InlineData("int M(int x) => x << 31 >> 31;")]
    [InlineData("long M(long x) => x << 63;")]
    [InlineData("int M(int x) => x >> Bits; const int Bits = 5;")]
    [InlineData("int M(int x) => x / 3 % 1000;")]
    [InlineData("uint M(uint x) { x ^= x >> 16; x *= 0x7FEB352D; return x; }")]
    [InlineData("int M(byte[] x, int n) { int s = 0; for (int i = 0; i < n; i++) s += x[i]; return s; }")]
    [InlineData("int M(int x) { for (int p = 1; p < 64; p += p) x = x * x >> 4; return x; }")]
    [InlineData("int M(byte[] x) { for (int i = 9; i >= 0; i--) { if (x[i] == 0) continue; return i; } return -1; }")]
    [InlineData("bool M(int x, ulong y) => N(x) > 0 && y != 7; static long N(int x) => x < 0 ? -x : x;")]
    public async Task Method_withinTheSubset_isNone(string method) =>
        (await DiagnosticsAsync(InLaw(method), "GoodCell.cs")).Should().BeEmpty();

    [Fact]
    public async Task Method_ofAFileThatIsNoLaw_isNotLookedAt() =>
        (await DiagnosticsAsync(InLaw("int M(int x, int n) => x / n;"), "Kernel.cs")).Should().BeEmpty();

    static string InLaw(string method) => $"static class Law {{ internal static {method} }}";

    static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string source, string file)
    {
        var tree = CSharpSyntaxTree.ParseText(source, path: file);
        var compilation = CSharpCompilation.Create(
            "Law", [tree], Platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Should().BeEmpty();
        return await compilation.WithAnalyzers([new LawAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
