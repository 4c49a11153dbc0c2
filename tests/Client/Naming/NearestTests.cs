namespace StarMiner.Client.Tests.Naming;

public class NearestTests
{
    static readonly string[] Words = ["commit", "compute", "claim", "settle"];

    [Theory]
    [InlineData("comit", "commit")]
    [InlineData("settel", "settle")]
    [InlineData("Claim", "claim")]
    [InlineData("zzz", null)]
    [InlineData("", null)]
    public void Find_takes_a_name_within_a_third_of_its_length(string found, string? expected) =>
        Nearest.Find(found, Words).Should().Be(expected);

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "acb", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Edits_counts_swaps_of_neighbours_once(string a, string b, int edits) =>
        Nearest.Edits(a, b).Should().Be(edits);
}
