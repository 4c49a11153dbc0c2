using System.Xml.Linq;
using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Gas.Report;

namespace StarMiner.Simulator.Gas.Tests;

public class GasTests
{
    const string Source = "tests/ContractFixtures/Pool/Pool.cs";

    readonly GasRecorder _recorder = new(GasOfProcess.Sources(Contracts));
    readonly Chain _chain;
    readonly Actor _alice;
    readonly UInt160 _pool;

    public GasTests()
    {
        _chain = new Chain(new ChainOptions { Listeners = [_recorder], Unlocked = true });
        _alice = _chain.Actor("alice");
        _chain.Fund(_alice, 1_000_00000000);
        _pool = _chain.Deploy(_alice, ContractArtifact.Load(Contracts, "Pool"), _alice.ScriptHash);
    }

    static string Contracts => Path.Combine(AppContext.BaseDirectory, "contracts");

    [Fact]
    public void Sums_of_all_views_are_what_the_chain_charged()
    {
        long charged = Enumerable.Range(1, (int)_chain.Height)
            .SelectMany(index => _chain.ExecutionsOf((uint)index).Skip(1).SkipLast(1)).Sum(run => run.GasDatoshi);
        charged += Deposit(5_00000000).Execution.GasDatoshi;
        charged += Call("redeem", _alice.ScriptHash, 1_00000000).Execution.GasDatoshi;
        TransactionReceipt refused = Call("redeem", _alice.ScriptHash, 9_00000000);
        refused.Halted.Should().BeFalse();
        charged += refused.Execution.GasDatoshi;

        GasProfile profile = _recorder.Collect();

        profile.TotalDatoshi.Should().Be(charged);
        profile.Services.Values.Sum(service => service.Datoshi).Should().Be(charged);
        Own(profile.Root).Should().Be(charged);
        profile.Transactions.Should().Be(_chain.Height);
    }

    [Fact]
    public void Methods_count_calls_and_include_callees()
    {
        Deposit(5_00000000);
        Call("redeem", _alice.ScriptHash, 1_00000000).OrThrow();
        Call("redeem", _alice.ScriptHash, 2_00000000).OrThrow();

        GasProfile profile = _recorder.Collect();

        MethodGas redeem = profile.Methods["Pool.redeem"];
        redeem.Calls.Should().Be(2);
        redeem.LeastDatoshi.Should().BePositive().And.BeLessOrEqualTo(redeem.AverageDatoshi);
        GasNode node = Find(profile.Root, "Pool.redeem")!;
        node.Callees.Select(callee => callee.Name).Should().Contain("GasToken.transfer");
        node.TotalDatoshi.Should().Be(redeem.TotalDatoshi);
        Find(profile.Root, "GasToken.transfer")!.TotalDatoshi.Should().BePositive();
        profile.Methods["Pool.onNEP17Payment"].Calls.Should().Be(1);
    }

    [Fact]
    public void Lines_tell_own_GAS_from_that_of_calls()
    {
        Deposit(5_00000000);
        Call("redeem", _alice.ScriptHash, 1_00000000).OrThrow();

        GasProfile profile = _recorder.Collect();

        LineGas pays = LineOf(profile, "GAS.Transfer(");
        pays.CalledDatoshi.Should().BeGreaterThan(pays.OwnDatoshi);
        LineGas divides = LineOf(profile, "BigInteger paid = ");
        (divides.CalledDatoshi, divides.Runs).Should().Be((0, 1));
        divides.OwnDatoshi.Should().BePositive();
        long inPool = Enumerable.Sum(PoolNodes(profile.Root), node => node.OwnDatoshi);
        profile.Lines.Values.Sum(line => line.OwnDatoshi).Should().BeInRange((long)(0.9 * inPool), inPool);
    }

    [Fact]
    public void Rehearsals_and_views_do_not_count()
    {
        long before = _recorder.Collect().TotalDatoshi;
        _chain.Read(new ContractCall(_pool, "totalShares")).Halted.Should().BeTrue();
        _recorder.Collect().TotalDatoshi.Should().Be(before);
    }

    [Fact]
    public void Snapshot_reads_back_and_diff_finds_what_became_dearer()
    {
        Deposit(5_00000000);
        GasSnapshot first = GasSnapshot.Of(_recorder.Collect());
        GasSnapshot again = GasSnapshot.Parse("gas.txt", first.Lines());
        again.ChangesTo(first).Should().BeEmpty();
        string[] cheaper = [.. first.Lines().Select(line => line.StartsWith("Pool.onNEP17Payment") ? Halved(line) : line)];
        var text = new StringWriter();
        var changes = GasSnapshot.Parse("gas.txt", cheaper).ChangesTo(first);
        changes.Should().ContainSingle().Which.Rise.Should().BeApproximately(1, 0.001);
        GasDiff.Write(text, changes, tolerance: 0.5).Should().BeFalse();
        GasDiff.Write(text, changes, tolerance: 2).Should().BeTrue();
        text.ToString().Should().Contain("Pool.onNEP17Payment").And.Contain("dearer");
        GasDiff.Write(text, first.ChangesTo(GasSnapshot.Parse("gas.txt", cheaper)), 0).Should().BeTrue("cheaper is no fault");
    }

    [Theory]
    [InlineData("Pool.redeem 1")]
    [InlineData("Pool.redeem 0 5")]
    [InlineData("Pool.redeem x 5")]
    [InlineData("Pool.redeem 1 -5")]
    public void Snapshot_that_is_none_is_refused_with_its_line(string line)
    {
        FluentActions.Invoking(() => GasSnapshot.Parse("gas.txt", ["# head", line]))
            .Should().Throw<InvalidDataException>().WithMessage("gas.txt(2):*");
        FluentActions.Invoking(() => GasSnapshot.Parse("gas.txt", ["a 1 1", "a 1 1"])).Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void Flame_is_one_drawing_whose_boxes_lie_within_their_callers()
    {
        Deposit(5_00000000);
        Call("redeem", _alice.ScriptHash, 1_00000000).OrThrow();

        XElement svg = XDocument.Parse(FlameGraph.Of(_recorder.Collect(), "pool & <co>")).Root!;

        XNamespace ns = "http://www.w3.org/2000/svg";
        var boxes = svg.Descendants(ns + "g").Select(g => (
            Name: g.Attribute("data-n")!.Value, From: (double)g.Attribute("data-x")!, Width: (double)g.Attribute("data-w")!,
            Row: (int)g.Element(ns + "rect")!.Attribute("y")!)).ToList();
        boxes.Select(box => box.Name).Should().Contain(["transactions", "entry script", "Pool.redeem", "GasToken.transfer"]);
        boxes[0].Width.Should().Be(1);
        foreach (var box in boxes.Skip(1))
            boxes.Should().Contain(caller => caller.Row == box.Row - 18
                && caller.From <= box.From + 1e-6 && box.From + box.Width <= caller.From + caller.Width + 1e-6);
        svg.ToString().Should().Contain("pool &amp; &lt;co&gt;").And.NotContain("src=").And.NotContain("href=");
    }

    [Fact]
    public void Files_of_several_processes_add_up()
    {
        Deposit(5_00000000);
        GasProfile profile = _recorder.Collect();
        var folder = Directory.CreateTempSubdirectory("gas");
        GasFile.Write(folder.FullName, "one", profile);
        GasFile.Write(folder.FullName, "two", profile);

        GasProfile both = GasFile.Read(folder.FullName);

        both.TotalDatoshi.Should().Be(2 * profile.TotalDatoshi);
        both.Methods["Pool.onNEP17Payment"].Calls.Should().Be(2);
        both.Lines.Should().HaveCount(profile.Lines.Count);
        File.WriteAllText(Path.Combine(folder.FullName, "three.gas.json"), "{}");
        FluentActions.Invoking(() => GasFile.Read(folder.FullName)).Should().Throw<InvalidDataException>().WithMessage("*three.gas.json*");
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Tables_put_the_dearest_first()
    {
        Deposit(5_00000000);
        var text = new StringWriter();
        GasTables.Write(text, _recorder.Collect(), most: 3);
        string[] lines = text.ToString().Split('\n');
        lines[0].Should().Contain("transactions took");
        lines[3].Should().StartWith("ContractManagement.deploy");
        lines.Count(line => line.StartsWith(Source)).Should().Be(3);
        text.ToString().Should().Contain("System.Storage.Put").And.Contain("instructions");
    }

    TransactionReceipt Deposit(long datoshi) => _chain.Invoke(_alice, new ContractCall(
        NativeContract.GAS.Hash, "transfer", _alice.ScriptHash, _pool, datoshi, null)).OrThrow();

    TransactionReceipt Call(string method, params object?[] arguments) =>
        _chain.Invoke(_alice, new ContractCall(_pool, method, arguments));

    static string Halved(string line)
    {
        string[] parts = line.Split(' ');
        return $"{parts[0]} {parts[1]} {long.Parse(parts[2]) / 2}";
    }

    static LineGas LineOf(GasProfile profile, string text)
    {
        string[] source = File.ReadAllLines(Path.Combine(Root(), Source));
        return profile.Lines[new LineKey(Source, Array.FindIndex(source, line => line.Contains(text)) + 1)];
    }

    static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder!, "StarMiner.Contracts.sln"))) folder = Path.GetDirectoryName(folder);
        return folder!;
    }

    static long Own(GasNode node) => node.OwnDatoshi + node.Callees.Sum(Own);

    static IEnumerable<GasNode> PoolNodes(GasNode node) =>
        node.Callees.SelectMany(PoolNodes).Concat(node.Contract == "Pool" ? [node] : []);

    static GasNode? Find(GasNode node, string name) =>
        node.Name == name ? node : node.Callees.Select(callee => Find(callee, name)).FirstOrDefault(found => found is not null);
}
