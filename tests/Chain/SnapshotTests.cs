using System.Diagnostics;
using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Storage;
using StarMiner.Simulator.Tests.Support;

namespace StarMiner.Simulator.Tests;

public class SnapshotTests
{
    [Fact]
    public void Restore_goes_back_and_forth()
    {
        var test = new TestChain();
        test.Invoke("put", "k", "one");
        test.Chain.Snapshot("one");
        test.Invoke("put", "k", "two");
        ChainSnapshot two = test.Chain.Snapshot();

        test.Chain.Restore("one");
        test.Stored("k").Should().Be("one");
        test.Chain.Restore(two);
        test.Stored("k").Should().Be("two");
        test.Chain.Invoking(c => c.Restore("three")).Should().Throw<KeyNotFoundException>();
    }

    [Fact]
    public void Restore_the_same_steps_give_the_same_run()
    {
        var test = new TestChain();
        test.Chain.Snapshot("start");
        UInt256 Go()
        {
            test.Chain.Restore("start");
            test.Invoke("put", "k", "v");
            test.Invoke("random");
            return test.Chain.RunHash();
        }
        Go().Should().Be(Go());
    }

    [Fact]
    public void Branch_goes_its_own_way()
    {
        var test = new TestChain();
        Chain branch = test.Chain.Branch();
        UInt256 head = test.Chain.Head.Hash;

        branch.Invoke(test.Alice, test.Call("put", "k", "branch")).OrThrow();

        test.Stored("k").Should().BeNull();
        test.Chain.Head.Hash.Should().Be(head);
        branch.Head.PrevHash.Should().Be(head);
    }

    [Fact]
    public void Branch_after_an_election_is_signed_by_the_elected()
    {
        var test = new TestChain();
        var neo = NativeContract.NEO.Hash;
        MultiSigAccount genesis = test.Chain.GenesisAccount;
        test.Chain.Fund(test.Alice, 2_000_00000000);
        test.Chain.Invoke(test.Alice, new ContractCall(neo, "registerCandidate", test.Alice.Keys.PublicKey)).OrThrow();
        test.Chain.Invoke(genesis, new ContractCall(neo, "vote", genesis.ScriptHash, test.Alice.Keys.PublicKey))
            .OrThrow();
        test.Chain.MineEmpty(2);
        Chain branch = test.Chain.Branch();

        branch.MineEmpty(1);

        branch.Head.Witness.ScriptHash.Should().Be(test.Chain.Head.NextConsensus).And.NotBe(genesis.ScriptHash);
    }

    [Fact]
    public void Restore_a_thousand_pairs_on_a_big_state_take_no_time()
    {
        var test = new TestChain();
        StateTreeEditor editor = test.Chain.State.Edit();
        int id = test.Chain.FindContract(test.Probe)!.Id;
        for (int i = 0; i < 1_000_000; i++)
            editor.Put([.. BitConverter.GetBytes(id), 0xFF, .. BitConverter.GetBytes(i)], [1]);
        test.Chain.Restore(test.Chain.Snapshot() with { State = editor.Publish() });

        var clock = Stopwatch.StartNew();
        for (int i = 0; i < 1_000; i++)
        {
            test.Chain.Snapshot("here");
            test.Chain.Restore("here");
        }
        clock.Stop();

        test.Chain.State.Count.Should().BeGreaterThan(1_000_000);
        clock.ElapsedMilliseconds.Should().BeLessThan(1_000);
        test.Invoke("put", "k", "v").Halted.Should().BeTrue();
        test.Chain.Restore("here");
        test.Stored("k").Should().BeNull();
    }
}
