using Neo;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Tests.Support;

namespace StarMiner.Simulator.Tests;

/// <summary>
/// The chain's own block loop against Neo's node: random blocks made here go into a NeoSystem with full verification,
/// and both end with the same bytes in their stores.
/// </summary>
public class FidelityTests
{
    static readonly UInt160 Gas = NativeContract.GAS.Hash;
    static readonly UInt160 Neo = NativeContract.NEO.Hash;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 4)]
    public void Import_random_blocks_into_a_real_node_same_state(int committee, int validators)
    {
        var test = new TestChain(new ChainOptions { CommitteeSize = committee, ValidatorsCount = validators });
        (int transactions, int faults) = Populate(test, new Random(committee));

        using var node = new NeoNode(test.Chain.Settings);
        for (uint i = 1; i <= test.Chain.Height; i++) node.Import(test.Chain.FindBlock(i)!);

        node.Height.Should().Be(test.Chain.Height);
        string[] ours = [.. test.Chain.State.Seek([]).Select(e => NeoNode.Line(e.Key, e.Value))];
        node.Dump().Should().Equal(ours);
        transactions.Should().BeGreaterThan(150);
        faults.Should().BeGreaterThan(5);
        Enumerable.Range(1, (int)test.Chain.Height).Select(i => test.Chain.FindBlock((uint)i)!.NextConsensus).Distinct()
            .Should().HaveCountGreaterThan(
                1, "the votes must have changed who signs blocks, or the test shows too little");
    }

    static (int Transactions, int Faults) Populate(TestChain test, Random random)
    {
        Chain chain = test.Chain;
        Actor[] actors = [.. Enumerable.Range(0, 8).Select(i => chain.Actor($"actor-{i}"))];
        foreach (Actor actor in actors) chain.Fund(actor, 50_000_00000000);
        chain.Invoke(chain.GenesisAccount, Transfer(Neo, chain.GenesisAccount, actors[0], 90_000_000)).OrThrow();
        foreach (Actor actor in actors)
            chain.Invoke(actor, new ContractCall(Neo, "registerCandidate", actor.Keys.PublicKey)).OrThrow();
        chain.Invoke(actors[0], new ContractCall(Neo, "vote", actors[0].ScriptHash, actors[1].Keys.PublicKey))
            .OrThrow();
        int transactions = 0, faults = 0;
        for (int block = 0; block < 40; block++)
        {
            Transaction[] batch = [.. Enumerable.Range(0, random.Next(0, 9))
                .Select(_ => RandomTransaction(test, actors, random))];
            ulong? later = random.Next(5) == 0 ? chain.TimeMs + (ulong)random.Next(1, 1_000_000) : null;
            var receipts = chain.Mine(batch, later);
            transactions += receipts.Count;
            faults += receipts.Count(r => !r.Halted);
        }
        chain.Invoke(test.Alice, Management(test, "destroy")).OrThrow();
        chain.FindContract(test.Probe).Should().BeNull();
        return (transactions, faults);
    }

    static Transaction RandomTransaction(TestChain test, Actor[] actors, Random random)
    {
        Actor from = actors[random.Next(actors.Length)], to = actors[random.Next(actors.Length)];
        string key = $"key{random.Next(20)}";
        ContractCall call = random.Next(12) switch
        {
            0 or 1 => Transfer(Gas, from, to, random.Next(100_000_000)),
            2 => Transfer(Neo, from, to, random.Next(1_000_000)),
            3 => new ContractCall(Neo, "registerCandidate", from.Keys.PublicKey),
            4 => new ContractCall(Neo, "vote", from.ScriptHash, random.Next(3) == 0 ? null : to.Keys.PublicKey),
            5 or 6 => test.Call("put", key, new string('x', random.Next(100))),
            7 => test.Call("delete", key),
            8 => test.Call("putThenFail", key, "never", "Probe/no"),
            9 => test.Call("say", key),
            10 => Management(test, "update", test.Artifact.NefBytes, test.Artifact.ManifestBytes),
            _ => new ContractCall(Neo, "unregisterCandidate", from.Keys.PublicKey),
        };
        // Earlier transactions of the block can make a call dearer than its rehearsal: it faults, which is welcome.
        return test.Chain.Build(new TransactionRequest(CallScript.Of(call), new TransactionSigner(from)));
    }

    /// <summary>A call of ContractManagement by the probe contract, for itself.</summary>
    static ContractCall Management(TestChain test, string method, params object?[] arguments) =>
        test.Call("forward", NativeContract.ContractManagement.Hash, method, arguments);

    static ContractCall Transfer(UInt160 token, ChainAccount from, ChainAccount to, long amount) =>
        new(token, "transfer", from.ScriptHash, to.ScriptHash, amount, null);
}
