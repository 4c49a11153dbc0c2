using Neo.Ledger;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Tests.Support;

namespace StarMiner.Simulator.Tests;

public class TransactionPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Add_random_transactions_the_same_answers_and_order_as_a_nodes_pool(int seed)
    {
        var test = new TestChain(new ChainOptions { PoolCapacity = 18 });
        Actor[] actors = [.. Enumerable.Range(0, 4).Select(i => test.Chain.Actor($"actor-{i}"))];
        foreach (Actor actor in actors[1..]) test.Chain.Fund(actor, 5_00000000);
        using var node = new NeoNode(test.Chain.Settings);
        for (uint i = 1; i <= test.Chain.Height; i++) node.Import(test.Chain.FindBlock(i)!);
        var pool = new TransactionPool(test.Chain);
        var random = new Random(seed);
        var answers = new HashSet<VerifyResult>();

        for (int i = 0; i < 100; i++)
        {
            Transaction transaction = i % 9 == 8 && pool.Waiting.Count > 0
                ? pool.Waiting[0]
                : Random(test, actors, random);
            VerifyResult ours = Answer(pool, transaction);
            node.Relay(transaction).Should().Be(ours);
            answers.Add(ours);
        }
        pool.Waiting.Should().Equal(node.Waiting);

        pool.MineBlock();
        node.Import(test.Chain.FindBlock(test.Chain.Height)!);
        pool.Waiting.Should().Equal(node.Waiting);
        answers.Should().Contain([VerifyResult.Succeed, VerifyResult.AlreadyExists, VerifyResult.InsufficientFunds,
            VerifyResult.Expired, VerifyResult.InvalidSignature, VerifyResult.InvalidAttribute,
            VerifyResult.OutOfMemory]);
    }

    [Fact]
    public void MineBlock_stops_at_the_system_fee_limit_and_goes_on_in_the_next()
    {
        var test = new TestChain();
        test.Chain.Fund(test.Alice, 10_000_00000000);
        var pool = new TransactionPool(test.Chain);
        for (int i = 0; i < 3; i++) pool.Add(Build(test, test.Alice, systemFee: 700_00000000));

        pool.MineBlock().Should().HaveCount(2);
        pool.MineBlock().Should().HaveCount(1);
        pool.MineBlock().Should().BeEmpty();
    }

    [Fact]
    public void MineBlock_drops_what_its_sender_cannot_pay_any_more()
    {
        var test = new TestChain();
        Actor poor = test.Chain.Actor("poor");
        test.Chain.Fund(poor, 1_600_00000000);
        var pool = new TransactionPool(test.Chain);
        var away = new ContractCall(
            NativeContract.GAS.Hash, "transfer", poor.ScriptHash, test.Alice.ScriptHash, 400_00000000, null);
        pool.Add(Build(test, poor, systemFee: 1_000_00000000, extraFee: 1_000_000, away));
        pool.Add(Build(test, poor, systemFee: 501_00000000));

        // Together they are above a block's limit; what the first moves away the second would need.
        pool.MineBlock().Should().ContainSingle().Which.Halted.Should().BeTrue();
        pool.Waiting.Should().BeEmpty();
    }

    static VerifyResult Answer(TransactionPool pool, Transaction transaction)
    {
        try
        {
            pool.Add(transaction);
            return VerifyResult.Succeed;
        }
        catch (TransactionRefusedException refused)
        {
            return refused.Reason;
        }
    }

    static Transaction Random(TestChain test, Actor[] actors, Random random)
    {
        Actor sender = actors[random.Next(actors.Length)];
        long extra = random.Next(4) == 0 ? 0 : random.Next(2_000_000);
        Transaction transaction = random.Next(9) switch
        {
            0 => Build(test, sender, systemFee: 2_00000000),
            1 => Build(test, test.Alice, extraFee: -1),
            2 => Build(test, test.Alice, validUntil: test.Chain.Height),
            3 => Build(test, test.Alice, extraFee: extra, attributes: [new HighPriorityAttribute()]),
            4 => Build(test, test.Alice, extraFee: extra),
            5 => Build(test, test.Alice, extraFee: 1_000),
            6 => Build(test, sender, extraFee: extra),
            7 => Build(test, sender, systemFee: 50000000, extraFee: extra),
            _ => Build(test, test.Alice, extraFee: extra),
        };
        if (random.Next(10) == 0) transaction.Nonce++;
        return transaction;
    }

    static Transaction Build(
        TestChain test, Actor sender, long systemFee = 1_000_000, long extraFee = 0, ContractCall? call = null,
        uint? validUntil = null, TransactionAttribute[]? attributes = null)
    {
        var request = new TransactionRequest(CallScript.Of(call ?? test.Call("time")), new TransactionSigner(sender))
        {
            SystemFeeDatoshi = systemFee,
            ValidUntilBlock = validUntil,
            Attributes = attributes ?? [],
        };
        long least = test.Chain.Build(request).NetworkFee;
        return test.Chain.Build(request with { NetworkFeeDatoshi = least + extraFee });
    }
}
