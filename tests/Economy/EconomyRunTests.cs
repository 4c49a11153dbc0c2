using Microsoft.Data.Sqlite;
using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Economies.Report;
using StarMiner.Simulator.Economies.Series;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Tests;

public class EconomyRunTests(SmallEconomy small) : IClassFixture<SmallEconomy>
{
    readonly EconomyResult _result = small.Result;

    [Fact]
    public void Run_same_plan_and_seed_same_series_and_chain()
    {
        EconomyResult again = SmallEconomy.Run();

        Columns.Csv(again.Days).Should().Be(Columns.Csv(_result.Days));
        again.RunHash.Should().Be(_result.RunHash);
        again.Strategies.Should().Equal(_result.Strategies);
    }

    [Fact]
    public void Run_every_day_books_close() => _result.Days.Should().OnlyContain(day => day.Broken == "");

    [Fact]
    public void Run_jobs_go_through_the_contracts()
    {
        _result.Days.Sum(day => day.Opened).Should().BeGreaterThan(150);
        _result.Days.Sum(day => day.Settled).Should().BeGreaterThan(80);
        _result.Days.Sum(day => day.CellsAudited).Should().BeGreaterThan(200);
        _result.Days.Sum(day => day.BurnedAtSettlement).Should().BeGreaterThan(0);
    }

    [Fact]
    public void Run_fees_burn_more_than_jobs_mint() => _result.Days.Sum(day => day.MintedJobs)
        .Should().BeLessThanOrEqualTo(0.9 * _result.Days.Sum(day => day.BurnedAtSettlement));

    [Fact]
    public void Run_newcomers_lies_are_never_paid()
    {
        _result.Days.Sum(day => day.Lies).Should().BeGreaterThan(0);
        _result.Days.Sum(day => day.LiesPaid).Should().Be(0);
        _result.Days.Sum(day => day.Challenges).Should().BeGreaterThan(0);
        _result.Days.Sum(day => day.Slashed).Should().BeGreaterThan(0);
    }

    [Fact]
    public void Run_who_deals_with_itself_loses() => _result.Strategies
        .Single(row => row.Strategy == Strategies.SelfDealer).WorkTusd.Should().BeNegative();

    [Fact]
    public void Run_agents_know_what_the_chain_will_take() =>
        _result.Days.Sum(day => day.Refused).Should().BeLessThan(_result.Transactions / 20);

    [Fact]
    public void Run_auditors_bond_seal_open_and_are_paid_for_what_was_right()
    {
        CommitteeTotals committees = _result.Committees;
        committees.Seats.Should().BeGreaterThan(2 * committees.Committees).And.BeGreaterThan(60);
        committees.Right.Should().BeInRange(committees.Seats / 2, committees.Seats);
        committees.LostAgpu.Should().BePositive("who only stamps approves lies");
        _result.Strategies.Single(row => row.Strategy == Strategies.CommitteeAuditor).GainAgpu.Should().BePositive();
        Findings.Of(_result)[^1].Answer.Should().Contain("one who only stamps");
    }

    [Fact]
    public void Run_a_tenth_of_the_demand_fewer_jobs() =>
        _result.Days[1].Opened.Should().BeLessThan(_result.Days[0].Opened);

    [Fact]
    public void Run_with_another_seed_interrupted_after_a_day_gives_another_first_day()
    {
        using var cancel = new CancellationTokenSource();
        using var run = new EconomyRun(PlanReader.Parse("small.yaml", SmallEconomy.Text, ("seed", "8")))
        {
            DayEnded = _ => cancel.Cancel(),
        };

        EconomyResult result = run.Run(cancel.Token);

        result.IsInterrupted.Should().BeTrue();
        result.Days.Should().ContainSingle();
        Columns.Hash(result.Days).Should().NotBe(Columns.Hash([_result.Days[0]]));
    }

    [Fact]
    public void Findings_small_economy_answer_every_question()
    {
        IReadOnlyList<Finding> findings = Findings.Of(_result);

        findings.Select(finding => finding.Question).Should().OnlyHaveUniqueItems().And.HaveCount(10);
        findings.Should().OnlyContain(finding => finding.Answer.Length > 10);
        findings[0].IsGood.Should().BeTrue("the books close");
    }

    [Fact]
    public void ReportFolder_small_economy_writes_four_files_that_agree()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            ReportFolder.Write(folder, _result);

            File.ReadAllText(Path.Combine(folder, "series.csv")).Should().Be(Columns.Csv(_result.Days));
            File.ReadAllText(Path.Combine(folder, "result.json")).Should().Contain(Columns.Hash(_result.Days));
            string page = File.ReadAllText(Path.Combine(folder, "report.html"));
            page.Should().Contain("<svg").And.Contain("Does any dishonest strategy earn?")
                .And.NotContain("http://").And.NotContain("https://").And.NotContain("<script").And.NotContain("NaN");
            SupplyIn(Path.Combine(folder, "series.sqlite")).Should().Be(_result.Days[^1].Supply);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, true);
        }
    }

    static double SupplyIn(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT supply_agpu FROM days ORDER BY day DESC LIMIT 1";
        return (double)command.ExecuteScalar()!;
    }
}
