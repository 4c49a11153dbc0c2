using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Economies.Tests.Plan;

public class PlanReaderTests
{
    [Fact]
    public void Load_every_preset_is_a_plan_of_its_name()
    {
        Presets.Names.Should().Contain(["balanced", "attackers", "slump"]);
        foreach (string name in Presets.Names)
        {
            EconomyPlan plan = PlanReader.Load(name);
            plan.Name.Should().Be(name);
            plan.About.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void Parse_name_alone_has_defaults()
    {
        EconomyPlan plan = PlanReader.Parse("f.yaml", "economy: plain");

        plan.Days.Should().Be(90);
        plan.TicksPerDay.Should().Be(288);
        plan.BlocksPerTick.Should().Be(20);
        plan.Clients.Tiers.Should().Equal(25, 50, 15, 10);
        plan.Attackers.Should().Be(new AttackersPlan(0, 0, 0, 0, 0, 0, 0.8, 4_000));
    }

    [Fact]
    public void Parse_override_of_a_value_in_a_section_that_is_not_there()
    {
        EconomyPlan plan = PlanReader.Parse(
            "f.yaml", "economy: plain", ("clients.elasticity", "0.7"), ("protocol.BurnBps", "4000"), ("days", "3"));

        plan.Clients.Elasticity.Should().Be(0.7);
        plan.Protocol.Should().ContainSingle(setting => setting.Name == "BurnBps" && setting.Value == 4_000);
        plan.Days.Should().Be(3);
    }

    [Theory]
    [InlineData("economy: x\nclient: {count: 3}", "f.yaml(2,1): expected an economy", "nearest: 'clients'")]
    [InlineData("economy: x\nclients: {counts: 3}", "f.yaml(2,11): expected clients", "nearest: 'count'")]
    [InlineData("economy: x\ndays: 0", "f.yaml(2,7): expected a whole number from 1 to 3650", "found '0'")]
    [InlineData("economy: x\ntick: 7 min", "f.yaml(2,7): expected a tick of three blocks or more", "found '7 min'")]
    [InlineData("economy: x\npair: {price: 3}", "f.yaml(2,15): expected a number", "TUSD")]
    [InlineData("economy: x\nsample: 17", "f.yaml(2,9): expected a whole number from 1 to 16", "found '17'")]
    [InlineData("economy: x\nclients: {tiers: [1, 2]}", "f.yaml(2,18): expected a list of 4 to 4", "a list of 2")]
    [InlineData("economy: x\nclients: {elasticity: NaN}", "f.yaml(2,23): expected a number from 0 to 5", "found 'NaN'")]
    [InlineData("- economy", "f.yaml(1,1): expected a mapping that starts with 'economy'", "a list of 1")]
    [InlineData("days: 3", "f.yaml(1,1): expected 'economy' in an economy", "found none")]
    [InlineData("economy: x\nclients: {count: 200}\nproviders: {count: 200, candidates: 200}",
        "f.yaml(1,1): expected at most 500 agents", "found 6")]
    public void Parse_what_is_no_economy_says_where_and_what(string text, string start, string part)
    {
        string message = FluentActions.Invoking(() => PlanReader.Parse("f.yaml", text))
            .Should().Throw<ScenarioFormatException>().Which.Message;

        message.Should().StartWith(start).And.Contain(part).And.NotContain("\n");
    }

    [Fact]
    public void Load_unknown_name_names_the_nearest()
    {
        FluentActions.Invoking(() => PlanReader.Load("balancd"))
            .Should().Throw<ScenarioFormatException>().WithMessage("*nearest: 'balanced'*");
    }

    [Theory]
    [InlineData("a.b.c.d")]
    [InlineData("clients..count")]
    public void Load_override_that_is_no_path_is_refused(string path)
    {
        FluentActions.Invoking(() => PlanReader.Load("balanced", (path, "1")))
            .Should().Throw<ScenarioFormatException>().WithMessage("--set(1,1): expected a path*");
    }
}
