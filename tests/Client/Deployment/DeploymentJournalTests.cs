using Neo;
using Neo.VM.Types;

namespace StarMiner.Client.Tests;

public sealed class DeploymentJournalTests : IDisposable
{
    const uint Network = 4711;
    static readonly UInt160 Deployer = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    readonly string _folder = Directory.CreateTempSubdirectory("starminer-").FullName;

    string File => Path.Combine(_folder, "deployments", "local-4711.json");

    [Fact]
    public void Open_afterAWrite_readsWhatWasWritten()
    {
        var pending = new PendingTransaction(UInt256.Zero, 77, [1, 2, 3]);
        var journal = DeploymentJournal.Open(File, Network, Deployer);
        journal.RecordDone("deploy Council", Receipt(5));
        journal.RecordPending("deploy AgpuToken", pending);

        var again = DeploymentJournal.Open(File, Network, Deployer);

        again.Steps.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Step = "deploy Council", Block = 5u });
        again.Pending!.Value.Step.Should().Be("deploy AgpuToken");
        again.Pending.Value.Transaction.Should().BeEquivalentTo(pending);
    }

    [Fact]
    public void RecordDone_endsThePendingStep()
    {
        var journal = DeploymentJournal.Open(File, Network, Deployer);
        journal.RecordPending("deploy Council", new PendingTransaction(UInt256.Zero, 77, []));

        journal.RecordDone("deploy Council", Receipt(5));

        DeploymentJournal.Open(File, Network, Deployer).Pending.Should().BeNull();
    }

    [Fact]
    public void Write_leavesNoTemporaryFile()
    {
        DeploymentJournal.Open(File, Network, Deployer).RecordDone("deploy Council", Receipt(5));

        Directory.GetFiles(Path.GetDirectoryName(File)!).Should().Equal(File);
    }

    [Fact]
    public void Open_journalOfAnotherNetworkOrDeployer_isRefused()
    {
        DeploymentJournal.Open(File, Network, Deployer).RecordDone("deploy Council", Receipt(5));

        FluentActions.Invoking(() => DeploymentJournal.Open(File, 1, Deployer))
            .Should().Throw<ChainException>().WithMessage("* is the journal of network 4711, the node is on 1");
        FluentActions.Invoking(() => DeploymentJournal.Open(File, Network, UInt160.Zero))
            .Should().Throw<ChainException>().WithMessage("* is the journal of deployer *");
    }

    [Theory]
    [InlineData("half a jou")]
    [InlineData("{}")]
    public void Open_damagedFile_isRefused(string content)
    {
        var path = Path.Combine(_folder, "damaged.json");
        System.IO.File.WriteAllText(path, content);

        FluentActions.Invoking(() => DeploymentJournal.Open(path, Network, Deployer))
            .Should().Throw<ChainException>().WithMessage("* is not a deployment journal");
    }

    [Theory]
    [InlineData(860_833_102u, "mainnet.json")]
    [InlineData(894_710_606u, "testnet.json")]
    [InlineData(5u, "local-5.json")]
    public void PathFor_knownNetworks_haveNames(uint network, string name) =>
        DeploymentJournal.PathFor("deployments", network).Should().Be(Path.Combine("deployments", name));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static Receipt Receipt(uint block) => new()
    {
        Transaction = UInt256.Zero,
        Block = block,
        BlockTimeMs = 1,
        SystemFeeDatoshi = 2,
        NetworkFeeDatoshi = 3,
        Result = StackItem.Null,
        Events = [],
    };
}
