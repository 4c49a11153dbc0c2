using System.Xml.Linq;
using StarMiner.Simulator.Coverage.Report;

namespace StarMiner.Simulator.Coverage.Tests;

public class CoverageTests
{
    readonly PoolChain _pool = new();

    [Fact]
    public void Lines_ran_and_did_not_as_the_calls_say()
    {
        _pool.Deposit(5_00000000).OrThrow();
        FileCoverage file = _pool.Report();
        Line(file, "BigInteger made = ").Hits.Should().BePositive();
        Line(file, "OnMoved(null, from, made)").Hits.Should().BePositive();
        Line(file, "OnMoved(holder, null, shares)").Hits.Should().Be(0);
        Line(file, "Pool/not-owner").Hits.Should().Be(0);
        file.Lines.Should().NotContain(line => line.Line == PoolChain.LineOf("/// <summary>GAS in."));
    }

    [Fact]
    public void Lines_behind_a_fault_did_not_run()
    {
        _pool.Deposit(5_00000000).OrThrow();
        _pool.Call("redeem", _pool.Alice.ScriptHash, 6_00000000).Halted.Should().BeFalse();
        FileCoverage file = _pool.Report();
        Line(file, "Pool/too-many").Hits.Should().BePositive();
        Line(file, "BigInteger gross").Hits.Should().Be(0);
    }

    [Fact]
    public void Branches_are_missing_until_both_ways_were_gone()
    {
        _pool.Call("setFee", 20).OrThrow();
        LineCoverage half = Line(_pool.Report(), "Pool/fee-out-of-range");
        half.IsPartial.Should().BeTrue();
        _pool.Call("setFee", -1).Halted.Should().BeFalse();
        _pool.Call("setFee", 1_001).Halted.Should().BeFalse();
        LineCoverage whole = Line(_pool.Report(), "Pool/fee-out-of-range");
        whole.BranchShare.Total.Should().Be(4, "two conditions have two ways each");
        (half.BranchShare.Covered, whole.BranchShare.Missed).Should().Be((2, 0));
        whole.IsPartial.Should().BeFalse();
    }

    [Fact]
    public void Counts_of_several_runs_add_up()
    {
        _pool.Deposit(1_00000000).OrThrow();
        CoverageData first = _pool.Recorder.Collect();
        ScriptCounts once = first.Scripts.Single();
        foreach (ScriptCounts again in _pool.Recorder.Collect().Scripts) first.Add(again);
        ScriptCounts twice = first.Scripts.Single();
        twice.Executed.Should().Equal(_pool.Recorder.Collect().Scripts.Single().Executed.Select(count => 2 * count));
        twice.ScriptHash.Should().Be(once.ScriptHash);
    }

    [Fact]
    public void Counting_changes_nothing_in_the_run()
    {
        _pool.Deposit(1_00000000).OrThrow();
        var plain = new Chain(new ChainOptions { Unlocked = true });
        plain.Fund(plain.Actor("alice"), 1_000_00000000);
        plain.Deploy(
            plain.Actor("alice"), StarMiner.Client.ContractArtifact.Load(PoolChain.ContractsFolder, "Pool"),
            plain.Actor("alice").ScriptHash);
        plain.Invoke(plain.Actor("alice"), new StarMiner.Client.ContractCall(
            Neo.SmartContract.Native.NativeContract.GAS.Hash, "transfer",
            plain.Actor("alice").ScriptHash, _pool.Pool, 1_00000000, null)).OrThrow();
        _pool.Chain.RunHash().Should().Be(plain.RunHash());
    }

    [Fact]
    public void Table_names_missing_lines_and_rounds_down()
    {
        _pool.Deposit(1_00000000).OrThrow();
        var report = new CoverageReport([_pool.Report()]);
        var text = new StringWriter();
        CoverageTable.Write(text, report);
        text.ToString().Should().Contain(PoolChain.SourceName).And.Contain("all files").And.NotContain("100.0%  ");
        CoverageTable.Percent(new Share(999_999, 1_000_000)).Should().Be("99.9%");
        CoverageTable.Missing(report.Files[0], 99).Split(' ').Should().Contain(range =>
            !range.StartsWith('~') && range.StartsWith($"{PoolChain.LineOf("Pool/no-shares")}"));
    }

    [Fact]
    public void Cobertura_has_a_line_a_line_and_conditions()
    {
        _pool.Call("setFee", 20).OrThrow();
        FileCoverage file = _pool.Report();
        XElement root = CoberturaXml.Of(new CoverageReport([file]), PoolChain.Root).Root!;
        XElement[] lines = [.. root.Descendants("class").Single().Element("lines")!.Elements("line")];
        lines.Select(line => (int)line.Attribute("number")!).Should().Equal(file.Lines.Select(line => line.Line));
        XElement fee = lines.Single(line => (int)line.Attribute("number")! == PoolChain.LineOf("Pool/fee-out-of-range"));
        fee.Attribute("condition-coverage")!.Value.Should().Be("50% (2/4)");
        fee.Descendants("condition").Should().HaveCount(2);
        ((int)root.Attribute("lines-valid")!).Should().Be(file.Lines.Count);
    }

    [Fact]
    public void Html_is_one_page_with_marked_source()
    {
        _pool.Deposit(1_00000000).OrThrow();
        string html = HtmlPage.Of(new CoverageReport([_pool.Report()]), new SourceTexts(PoolChain.Root));
        html.Should().Contain("class=hit").And.Contain("class=miss").And.NotContain("http").And.NotContain("<script");
        html.Should().Contain($"<b>{PoolChain.LineOf("OnMoved(null, from, made)")}</b>");
    }

    [Fact]
    public void Read_names_a_file_that_is_no_count()
    {
        var folder = Directory.CreateTempSubdirectory("coverage");
        foreach (string wrong in new[] { "", "{}", "[1]", "[{\"contract\":\"x\",\"script\":\"AA==\",\"counts\":[9,1,1]}]" })
        {
            File.WriteAllText(Path.Combine(folder.FullName, "bad.coverage.json"), wrong);
            FluentActions.Invoking(() => CoverageFile.Read([folder.FullName]))
                .Should().Throw<InvalidDataException>(wrong).WithMessage("*bad.coverage.json*");
        }
        folder.Delete(recursive: true);
    }

    static LineCoverage Line(FileCoverage file, string text) =>
        file.Lines.Single(line => line.Line == PoolChain.LineOf(text));
}
