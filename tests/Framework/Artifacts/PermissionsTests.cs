using StarMiner.Compiler.Artifacts;

namespace StarMiner.Tests.Artifacts;

public class PermissionsTests
{
    readonly Permissions permissions = new();

    [Fact]
    public void Everything_swallows_the_rest()
    {
        permissions.Add("0xaa", "a");
        permissions.Add("*", "*");
        Text().Should().Be("* *");
    }

    [Fact]
    public void All_methods_of_a_contract_swallow_its_single_ones()
    {
        permissions.Add("0xaa", "a");
        permissions.Add("0xaa", "*");
        permissions.Add("0xbb", "b");
        Text().Should().Be("0xaa * | 0xbb b");
    }

    [Fact]
    public void A_method_of_any_contract_swallows_it_of_single_ones()
    {
        permissions.Add("0xaa", "a");
        permissions.Add("*", "a");
        permissions.Add("0xaa", "b");
        permissions.Add("0xbb", "a");
        Text().Should().Be("* a | 0xaa b");
    }

    [Theory]
    [InlineData("0xaa", "a", true)]
    [InlineData("0xaa", "z", false)]
    [InlineData("0xff", "m", true)]
    [InlineData("*", "m", true)]
    [InlineData("*", "*", false)]
    public void Allows_knows_wildcards(string contract, string method, bool allowed)
    {
        permissions.Add("0xaa", "a");
        permissions.Add("*", "m");
        permissions.Allows(contract, method).Should().Be(allowed);
    }

    string Text() => string.Join(" | ", permissions.Entries().Select(e => $"{e.Contract} {string.Join(",", e.Methods)}"));
}
