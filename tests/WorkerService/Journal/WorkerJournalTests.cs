using Neo;
using StarMiner.Client;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.WorkerService.Tests.Journal;

public sealed class WorkerJournalTests : IDisposable
{
    const uint Network = 7;

    static readonly UInt160 Account = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_again_knowsWhatWasWritten()
    {
        using (var journal = Open())
        {
            journal.IsNew.Should().BeTrue();
            journal.Take(3);
            journal.Take(5);
            journal.Take(4);
            journal.Settle(5);
            journal.Lose(4, "not-open");
            journal.SetMark("audited", 9);
        }

        using var again = Open();

        again.IsNew.Should().BeFalse();
        again.JobsInHand().Should().Equal(3ul);
        again.FindJob(5)!.State.Should().Be(JobState.Settled);
        again.FindJob(4).Should().Be(new JournaledJob(4, JobState.Lost, "not-open"));
        again.FindJob(6).Should().BeNull();
        again.Mark("audited").Should().Be(9);
        again.Mark("never set").Should().Be(0);
    }

    [Fact]
    public void UnderWay_isTheNewestOfItsActUntilItEnded()
    {
        using var journal = Open();
        journal.Sending("claim/1", Pending(1));
        journal.Sending("claim/2", Pending(2));

        journal.FindUnderWay("claim/1").Should().BeEquivalentTo(Pending(1));
        journal.Ended(Pending(1).Hash, "expired");
        journal.FindUnderWay("claim/1").Should().BeNull();

        journal.Sending("claim/1", Pending(3));
        journal.FindUnderWay("claim/1")!.Hash.Should().Be(Pending(3).Hash);
        journal.FindUnderWay("claim/2")!.Hash.Should().Be(Pending(2).Hash);
    }

    [Fact]
    public void Open_twice_isRefusedUntilTheFirstIsClosed()
    {
        var first = Open();

        FluentActions.Invoking(() => Open()).Should().Throw<JournalException>().WithMessage($"{folder.Path} cannot be used*");

        first.Dispose();
        Open().Dispose();
    }

    [Fact]
    public void Open_ofAnotherNetworkOrAccount_isRefused()
    {
        Open().Dispose();

        FluentActions.Invoking(() => WorkerJournal.Open(folder.Path, 8, Account))
            .Should().Throw<JournalException>().WithMessage("*is of network 7, the node is on 8");
        FluentActions.Invoking(() => WorkerJournal.Open(folder.Path, Network, UInt160.Zero))
            .Should().Throw<JournalException>().WithMessage("*this worker is NKuyBkoGdZZSLyPbJEetheRhMjeznFZszf");
    }

    [Fact]
    public void Open_damagedFile_isOneLine()
    {
        File.WriteAllText(Path.Combine(folder.Path, "journal.db"), new string('x', 5_000));

        FluentActions.Invoking(() => Open()).Should().Throw<JournalException>()
            .WithMessage("*journal.db cannot be opened:*").Which.Message.Should().NotContain("\n");
    }

    WorkerJournal Open() => WorkerJournal.Open(folder.Path, Network, Account);

    static PendingTransaction Pending(byte number)
    {
        byte[] hash = new byte[UInt256.Length];
        hash[0] = number;
        return new PendingTransaction(new UInt256(hash), 100u + number, [number, 1, 2]);
    }
}
