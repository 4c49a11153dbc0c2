using FsCheck.Xunit;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Scenarios.Tests.Language;

public class YamlReaderTests
{
    [Fact]
    public void Read_nodes_know_line_and_column()
    {
        var root = (MapNode)YamlReader.Read("x.yaml", "a: 1\nlist:\n  - one\n  - {b: two}\n");

        var list = (ListNode)root.Entries[1].Value;
        list.Items[0].At.ToString().Should().Be("x.yaml(3,5)");
        ((MapNode)list.Items[1]).Entries[0].Value.Should().Be(new ScalarNode(new("x.yaml", 4, 9), "two"));
    }

    [Theory]
    [InlineData("", "x.yaml(1,1): expected a mapping, found an empty file")]
    [InlineData("a: &x 1", "x.yaml(1,4): expected a value without an anchor, found the anchor '&x'")]
    [InlineData("a: *x", "x.yaml(1,4): expected a value, found the alias '*x'")]
    [InlineData("a: !t 1", "x.yaml(1,4): expected a value without a tag, found the tag '!t'")]
    [InlineData("a: 1\na: 2", "x.yaml(2,1): expected every key once, found 'a' again")]
    [InlineData("? [1]\n: 2", "x.yaml(1,1): expected names as keys, found a list or mapping as a key")]
    [InlineData("a: 1\n---\nb: 2", "x.yaml(2,1): expected the end of the file, found a second document")]
    public void Read_what_the_language_leaves_out_is_refused(string text, string message) => FluentActions
        .Invoking(() => YamlReader.Read("x.yaml", text)).Should().Throw<ScenarioFormatException>().WithMessage(message);

    [Theory]
    [InlineData("a: [1")]
    [InlineData("a: 'b")]
    [InlineData("a: @b")]
    [InlineData("a: b: c")]
    public void Read_broken_yaml_is_refused_on_one_line(string text)
    {
        var refusal = FluentActions.Invoking(() => YamlReader.Read("x.yaml", text))
            .Should().Throw<ScenarioFormatException>().Which;

        refusal.Message.Should().StartWith("x.yaml(").And.Contain("expected well-formed YAML").And.NotContain("\n");
    }

    [Fact]
    public void Read_deep_nesting_is_refused() => FluentActions
        .Invoking(() => YamlReader.Read("x.yaml", new string('[', 20_000))).Should().Throw<ScenarioFormatException>()
        .WithMessage("*expected at most 32 levels*");

    [Property(MaxTest = 500)]
    public bool Read_any_text_gives_nodes_or_a_refusal(string? text)
    {
        try
        {
            YamlReader.Read("x.yaml", text ?? "");
            return true;
        }
        catch (ScenarioFormatException e)
        {
            return !e.Message.Contains('\n');
        }
    }
}
