using Neo;
using StarMiner.Client;
using StarMiner.Simulator.Tests.Support;

namespace StarMiner.Simulator.Tests;

public class DeterminismTests
{
    static UInt256 Run(ulong seed, bool unlocked = false, string last = "z")
    {
        var test = new TestChain(new ChainOptions { Seed = seed, Unlocked = unlocked });
        for (int i = 0; i < 10; i++) test.Invoke("put", $"k{i}", $"v{i}");
        test.Invoke("random");
        test.Invoke("fail", "Probe/no");
        test.Chain.MoveTimeTo(test.Chain.TimeMs + 86_400_000);
        test.Invoke("put", "last", last);
        return test.Chain.RunHash();
    }

    [Fact]
    public void RunHash_same_seed_and_steps_is_equal() => Run(5).Should().Be(Run(5));

    [Fact]
    public void RunHash_another_seed_or_step_differs()
    {
        UInt256 hash = Run(5);
        Run(6).Should().NotBe(hash);
        Run(5, last: "y").Should().NotBe(hash);
    }

    [Fact]
    public void RunHash_unlocked_run_is_equal_as_witnesses_are_not_in_it() =>
        Run(5, unlocked: true).Should().Be(Run(5));

    [Fact]
    public void Actor_keys_depend_on_seed_and_name()
    {
        var one = new Chain(new ChainOptions { Seed = 1 });
        var two = new Chain(new ChainOptions { Seed = 2 });
        one.Actor("alice").ScriptHash.Should().Be(new Chain().Actor("alice").ScriptHash);
        one.Actor("alice").ScriptHash.Should().NotBe(one.Actor("bob").ScriptHash);
        one.Actor("alice").ScriptHash.Should().NotBe(two.Actor("alice").ScriptHash);
    }

    [Fact]
    public void AddActor_a_taken_name_with_another_key_is_refused()
    {
        var chain = new Chain();
        chain.Actor("alice");
        chain.Invoking(c => c.AddActor("alice", c.Actor("bob").Keys)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Random_in_a_contract_follows_the_seed()
    {
        var test = new TestChain();
        var random = test.Invoke("random").Result!.AsInteger();
        new TestChain().Invoke("random").Result!.AsInteger().Should().Be(random);
        new TestChain(new ChainOptions { Seed = 99 }).Invoke("random").Result!.AsInteger().Should().NotBe(random);
    }
}
