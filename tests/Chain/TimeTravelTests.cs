using FsCheck.Xunit;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Tests.Support;

namespace StarMiner.Simulator.Tests;

/// <summary>Skipping blocks against really running them: nobody may be able to tell the difference.</summary>
public class TimeTravelTests
{
    static void SkipEqualsMining(Chain skipping, uint blocks)
    {
        Chain mining = skipping.Branch();
        mining.MineEmpty(blocks);
        skipping.SkipBlocks(blocks);

        skipping.Head.Hash.Should().Be(mining.Head.Hash);
        skipping.RunHash().Should().Be(mining.RunHash());
        Convert.ToHexString(skipping.State.Digest()).Should().Be(Convert.ToHexString(mining.State.Digest()));
        for (uint index = mining.Height - Math.Min(blocks, 30); index <= mining.Height; index++)
        {
            skipping.ExecutionsOf(index).Should().HaveCount(2);
            skipping.FindBlock(index)!.Hash.Should().Be(mining.FindBlock(index)!.Hash);
        }
    }

    [Property(MaxTest = 10)]
    public void SkipBlocks_any_count_and_committee_equals_really_mining(byte start, ushort count, byte committee)
    {
        int members = new[] { 1, 4, 7, 21 }[committee % 4];
        var chain = new Chain(new ChainOptions
        {
            Unlocked = true,
            CommitteeSize = members,
            ValidatorsCount = members == 21 ? 7 : members,
        });
        chain.MineEmpty(start % 50u);
        SkipEqualsMining(chain, count % 600u);
    }

    [Fact]
    public void SkipBlocks_after_the_pay_per_block_changed_equals_really_mining()
    {
        var test = new TestChain(new ChainOptions { Unlocked = true, CommitteeSize = 4, ValidatorsCount = 4 });
        test.Chain.Fund(test.Chain.CommitteeAccount, 10_00000000);
        var change = new ContractCall(NativeContract.NEO.Hash, "setGasPerBlock", 7_00000000);
        test.Chain.Invoke(test.Chain.CommitteeAccount, change).OrThrow();
        SkipEqualsMining(test.Chain, 100);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SkipBlocks_with_candidates_equals_really_mining(bool voted)
    {
        var test = new TestChain(new ChainOptions { Unlocked = true });
        var neo = NativeContract.NEO.Hash;
        test.Chain.Fund(test.Alice, 2_000_00000000);
        test.Chain.Invoke(test.Alice, new ContractCall(neo, "registerCandidate", test.Alice.Keys.PublicKey)).OrThrow();
        if (voted)
        {
            var genesis = test.Chain.GenesisAccount;
            test.Chain.Invoke(genesis, new ContractCall(neo, "vote", genesis.ScriptHash, test.Alice.Keys.PublicKey))
                .OrThrow();
        }
        SkipEqualsMining(test.Chain, 60);
    }

    [Fact]
    public void SkipBlocks_signed_blocks_are_taken_by_a_real_node()
    {
        var chain = new Chain(new ChainOptions { CommitteeSize = 4, ValidatorsCount = 4 });
        chain.SkipBlocks(40);
        chain.MineEmpty(3);

        using var node = new NeoNode(chain.Settings);
        for (uint i = 1; i <= chain.Height; i++) node.Import(chain.FindBlock(i)!);
        node.Dump().Should().Equal(chain.State.Seek([]).Select(e => NeoNode.Line(e.Key, e.Value)));
    }

    [Fact]
    public void PassTime_a_week_in_blocks_a_block_time_apart()
    {
        var test = new TestChain(new ChainOptions { Unlocked = true });
        ulong before = test.Chain.TimeMs;
        uint height = test.Chain.Height;
        const ulong WeekMs = 7UL * 86_400_000;

        test.Chain.PassTime(WeekMs);

        (test.Chain.TimeMs - before).Should().Be(WeekMs);
        (test.Chain.Height - height).Should().Be((uint)(WeekMs / test.Chain.Options.BlockTimeMs));
        test.Invoke("put", "k", "v").Halted.Should().BeTrue();
    }
}
