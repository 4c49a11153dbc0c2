using Neo;
using Neo.Ledger;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Journal;
using StarMiner.Simulator.Devnet.Ledger;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Ledger;

public class DevnetLedgerArrivalsTests
{
    const int Senders = 8;

    static readonly UInt160 Stranger = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    [Fact]
    public async Task AddAsync_what_comes_while_a_block_is_made_goes_into_the_next_together()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        DevnetLedger ledger = devnet.Server.Ledger;
        using var making = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        ledger.BlockAdded += _ =>
        {
            making.Set();
            go.Wait();
        };
        uint height = ledger.Now.Chain.Head.Index;
        Task first = Task.Run(() => ledger.AddAsync(Payment(devnet, 0)));
        making.Wait();

        Transaction[] others = [.. Enumerable.Range(0, Senders).Select(i => Payment(devnet, i))];
        Task[] adding = [.. others.Select(ledger.AddAsync)];
        go.Set();
        await Task.WhenAll([first, .. adding]);

        ledger.Now.Chain.Head.Index.Should().Be(height + 2);
        others.Should().AllSatisfy(payment => BlockOf(ledger, payment).Should().Be(height + 2));
    }

    [Fact]
    public async Task AddAsync_who_comes_alone_has_his_block_when_the_call_returns()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        DevnetLedger ledger = devnet.Server.Ledger;
        uint height = ledger.Now.Chain.Head.Index;

        for (uint i = 1; i <= 3; i++)
        {
            Task adding = ledger.AddAsync(Payment(devnet, 0));
            adding.IsCompletedSuccessfully.Should().BeTrue();
            ledger.Now.Chain.Head.Index.Should().Be(height + i);
            await adding;
        }
    }

    [Fact]
    public async Task AddAsync_a_wrong_one_among_many_gets_its_own_error_and_the_others_their_blocks()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        DevnetLedger ledger = devnet.Server.Ledger;
        Transaction forged = Payment(devnet, 0), twice = Payment(devnet, 1);
        Transaction late = SignedTransaction.Of(devnet.Bob, forged.Script.ToArray(), 1_00000000, 1, ledger.Settings);
        forged.Witnesses[0].InvocationScript = Payment(devnet, 0).Witnesses[0].InvocationScript;
        await ledger.AddAsync(twice);
        Transaction[] good = [.. Enumerable.Range(0, Senders).Select(i => Payment(devnet, i))];

        var sending = new List<Task>();
        foreach (Transaction transaction in good) sending.Add(Task.Run(() => ledger.AddAsync(transaction)));
        (await ReasonOf(ledger, forged)).Should().Be(VerifyResult.InvalidSignature);
        (await ReasonOf(ledger, late)).Should().Be(VerifyResult.Expired);
        (await ReasonOf(ledger, twice)).Should().Be(VerifyResult.AlreadyExists);
        await Task.WhenAll(sending);

        good.Should().AllSatisfy(payment => BlockOf(ledger, payment).Should().BePositive());
        ledger.Waiting.Should().BeEmpty();
    }

    /// <summary>Two payments whose fees a sender can pay only one of: in one group or not, one is refused.</summary>
    [Fact]
    public async Task AddAsync_fees_of_those_that_wait_together_count_together()
    {
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions { GasDatoshi = 12_00000000 });
        Transaction[] both = [Payment(devnet, 0, 8_00000000), Payment(devnet, 0, 8_00000000)];

        Task<VerifyResult?>[] reasons = [.. both.Select(payment => ReasonOf(devnet.Server.Ledger, payment))];

        (await Task.WhenAll(reasons)).Should().BeEquivalentTo(new VerifyResult?[] { null, VerifyResult.InsufficientFunds });
    }

    [Fact]
    public async Task AddAsync_many_senders_at_once_each_reads_its_log_right_after_its_answer()
    {
        await using var devnet = await RunningDevnet.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(SendAndReadAsync));

        devnet.Server.Ledger.Waiting.Should().BeEmpty();

        async Task SendAndReadAsync(int sender)
        {
            for (int i = 0; i < 10; i++)
            {
                Transaction payment = Payment(devnet, sender);
                await devnet.Rpc.ResultAsync("sendrawtransaction", SignedTransaction.Base64(payment));
                await devnet.Rpc.ResultAsync("getapplicationlog", $"{payment.Hash}");
            }
        }
    }

    /// <summary>A disk that is full for a moment.</summary>
    [Fact]
    public async Task AddAsync_a_block_that_cannot_be_kept_did_not_happen_and_its_transaction_does_not_wait()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        DevnetLedger ledger = devnet.Server.Ledger;
        var journal = new FailingJournal { IsFull = true };
        ledger.WriteTo(journal);
        Transaction lost = Payment(devnet, 0);
        uint height = ledger.Now.Chain.Head.Index;

        await ledger.Invoking(l => l.AddAsync(lost)).Should().ThrowAsync<IOException>();

        ledger.Now.Chain.Head.Index.Should().Be(height);
        ledger.Waiting.Should().BeEmpty();
        journal.IsFull = false;
        await ledger.AddAsync(Payment(devnet, 1));
        BlockOf(ledger, lost).Should().Be(0);
        await ledger.AddAsync(lost);
        BlockOf(ledger, lost).Should().Be(height + 2);
    }

    sealed class FailingJournal : ILedgerJournal
    {
        public bool IsFull { get; set; }

        public void Append(LedgerAct act)
        {
            if (IsFull) throw new IOException("no space is left");
        }

        public void Published(Func<LedgerState> state)
        {
        }

        public void Dispose()
        {
        }
    }

    static Transaction Payment(RunningDevnet devnet, int sender, long systemFeeDatoshi = 1_00000000)
    {
        Actor from = devnet.Server.Accounts[sender];
        return devnet.Sign(from, CallScript.Of(RunningDevnet.Pay(from, Stranger, 1)), systemFeeDatoshi);
    }

    /// <returns>0 where no block has it.</returns>
    static uint BlockOf(DevnetLedger ledger, Transaction transaction) =>
        NativeContract.Ledger.GetTransactionState(ledger.Now.Chain.View, transaction.Hash)?.BlockIndex ?? 0;

    /// <returns>Null where it was not refused.</returns>
    static async Task<VerifyResult?> ReasonOf(DevnetLedger ledger, Transaction transaction)
    {
        try
        {
            await ledger.AddAsync(transaction);
            return null;
        }
        catch (TransactionRefusedException refused)
        {
            return refused.Reason;
        }
    }
}
