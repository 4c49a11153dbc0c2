using System.Text.RegularExpressions;
using StarMiner.Tests.Build;

namespace StarMiner.Tests.Cli;

/// <summary><c>starminer compile</c>, <c>disasm</c> and <c>size</c> over this assembly's own contracts.</summary>
public sealed class ContractCommandsTests : IClassFixture<WarmCompiler>, IDisposable
{
    static readonly string assembly = typeof(ContractCommandsTests).Assembly.Location;

    readonly Workshop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Compile_assembly_writes_files_and_a_line_a_contract()
    {
        var (code, output, _) = await RunAsync("compile", assembly, "-o", shop.File("out"), "--listing");
        code.Should().Be(0);
        output.Should().MatchRegex(@"(?m)^Till +\d+ B  .*/out/Till\.nef$");
        Names("out").Should().Contain(["Till.nef", "Till.manifest.json", "Till.nefdbgnfo", "Till.asm"]);
        Names("out").Should().NotContain(name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compile_twice_same_bytes_unoptimised_other_bytes()
    {
        await RunAsync("compile", assembly, "-o", shop.File("a"));
        await RunAsync("compile", assembly, "-o", shop.File("b"));
        await RunAsync("compile", assembly, "-o", shop.File("plain"), "--no-optimize");
        File.ReadAllBytes(shop.File("b", "Coin.nef")).Should().Equal(File.ReadAllBytes(shop.File("a", "Coin.nef")));
        File.ReadAllBytes(shop.File("plain", "Coin.nef"))
            .Should().NotEqual(File.ReadAllBytes(shop.File("a", "Coin.nef")));
    }

    [Fact]
    public async Task Compile_same_assembly_twice_into_one_folder_is_refused_and_nothing_written()
    {
        var (code, _, error) = await RunAsync("compile", assembly, assembly, "-o", shop.File("out"));
        code.Should().Be(1);
        error.Should().Contain("error NEOC0004: 2 contracts are named Till");
        Directory.Exists(shop.File("out")).Should().BeFalse();
    }

    [Theory]
    [InlineData("no-such.dll", 1, "error NEOC0002: There is no file .*no-such.dll")]
    [InlineData("junk.dll", 1, "error NEOC0005: .*junk.dll cannot be read as a .NET assembly")]
    [InlineData("junk.txt", 2, "junk.txt is neither an assembly nor a project")]
    public async Task Compile_bad_input_is_one_line(string file, int exitCode, string message)
    {
        shop.Write("junk", "junk.dll");
        shop.Write("junk", "junk.txt");
        var (code, output, error) = await RunAsync("compile", shop.File(file));
        (code, output).Should().Be((exitCode, ""));
        error.TrimEnd('\n').Should().MatchRegex(message).And.NotContain("\n");
    }

    [Fact]
    public async Task Compile_folder_that_cannot_be_written_is_one_line_and_leaves_nothing()
    {
        shop.Write("a file where a folder should be", "taken");
        var (code, _, error) = await RunAsync("compile", assembly, "-o", shop.File("taken"));
        code.Should().Be(1);
        error.Should().Contain("error NEOC0006: The contract's files cannot be written");
        Names(".").Should().Equal("taken");
    }

    [Fact]
    public async Task Compile_project_builds_it_first()
    {
        shop.AddContract("Shop", "public class Shop : Neo.SmartContract.Framework.SmartContract\n"
            + "{\n    public static int Open() => 1;\n}\n");
        var (code, output, error) = await RunAsync("compile", shop.File("Shop"));
        code.Should().Be(0, error);
        output.Should().Contain(shop.Output("Shop", "Shop.nef").Replace("Debug", "Release"));
    }

    [Fact]
    public async Task Disasm_names_methods_services_and_source_lines()
    {
        await RunAsync("compile", assembly, "-o", shop.File("out"));
        var (code, output, _) = await RunAsync("disasm", shop.File("out", "Coin.nef"));
        code.Should().Be(0);
        output.Should().MatchRegex(@"(?m)^; .*::Transfer\(.*\) = transfer$");
        output.Should().MatchRegex(@"(?m)^\d{5}  SYSCALL System\.Runtime\.Notify");
        output.Should().MatchRegex(@"(?m) ; .*Coin\.cs:\d+$");
    }

    [Fact]
    public async Task Disasm_without_debug_information_still_has_the_exports()
    {
        await RunAsync("compile", assembly, "-o", shop.File("out"));
        File.Delete(shop.File("out", "Coin.nefdbgnfo"));
        var (_, output, _) = await RunAsync("disasm", shop.File("out", "Coin.nef"));
        output.Should().MatchRegex("(?m)^; transfer$").And.NotContain(".cs:");
    }

    [Fact]
    public async Task Disasm_of_another_scripts_debug_information_is_refused()
    {
        await RunAsync("compile", assembly, "-o", shop.File("out"));
        File.Copy(shop.File("out", "Coin.nefdbgnfo"), shop.File("out", "Till.nefdbgnfo"), overwrite: true);
        var (code, output, error) = await RunAsync("disasm", shop.File("out", "Till.nef"));
        (code, output).Should().Be((2, ""));
        error.Should().Contain("Till.nefdbgnfo belongs to another script");
    }

    [Fact]
    public async Task Size_rows_add_up_to_the_script()
    {
        await RunAsync("compile", assembly, "-o", shop.File("out"));
        var (code, output, _) = await RunAsync("size", shop.File("out", "Coin.nef"));
        code.Should().Be(0);
        int[] bytes = [.. Regex.Matches(output, @"(?m)^ *([\d,]+) +[\d.]+% +[\d,]+  ")
            .Select(row => int.Parse(row.Groups[1].Value.Replace(",", "")))];
        bytes.Should().HaveCountGreaterThan(5);
        bytes[..^1].Sum().Should().Be(bytes[^1]);
        output.Should().MatchRegex(@"(?m)  Nep17Token\.Transfer\(.*\) = transfer$").And.MatchRegex("(?m)  the script$");
    }

    [Theory]
    [InlineData("disasm")]
    [InlineData("size")]
    public async Task A_damaged_nef_is_one_line(string command)
    {
        await RunAsync("compile", assembly, "-o", shop.File("out"));
        byte[] nef = File.ReadAllBytes(shop.File("out", "Till.nef"));
        nef[^8] ^= 1;
        File.WriteAllBytes(shop.File("out", "Till.nef"), nef);
        var (code, output, error) = await RunAsync(command, shop.File("out", "Till.nef"));
        (code, output).Should().Be((2, ""));
        error.TrimEnd('\n').Should().EndWith("the checksum is wrong: the file was changed after it was compiled")
            .And.NotContain("\n");
    }

    string[] Names(string folder)
        => [.. Directory.EnumerateFiles(shop.File(folder)).Select(file => Path.GetFileName(file))];

    static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = await StarMiner.Cli.CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
