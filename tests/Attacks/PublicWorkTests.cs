using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>Public work chosen, replayed or claimed without having been published.</summary>
public class PublicWorkTests : RewardAttack
{
    [Fact]
    public void PublicWork_notPublished_orTwice_paysNothing()
    {
        _c.RefusedAsSuite("RewardController/not-published", _c.Rewards, "recordPublicWork",
            7, _c.Suite.Provider.ScriptHash, RewardChain.Task);
        _c.Invoke(_c.Suite.Stranger, _c.Rewards, "publish");
        _c.AsSuite(_c.Rewards, "recordPublicWork", 1, _c.Suite.Provider.ScriptHash, RewardChain.Task);
        _c.RefusedAsSuite("RewardController/not-published", _c.Rewards, "recordPublicWork",
            1, _c.Suite.Provider.ScriptHash, RewardChain.Task);
    }

    [Fact]
    public void PublicWork_isTheSameForWhoeverPublishes()
    {
        ChainSnapshot before = _c.Chain.Snapshot();
        byte[] first = Seed(_c.Suite.Provider);
        _c.Chain.Restore(before);
        Seed(_c.Suite.Challenger).Should().Equal(first, "the block before and the count decide, not the caller");

        byte[] Seed(Actor actor) => _c.Invoke(actor, _c.Rewards, "publish")
            .Events.Single(e => e.Name == "PublicJobPublished").Values[3].AsBytes();
    }
}
