using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Scores and rewards with a double in the seats that record them.</summary>
public abstract class RewardAttack
{
    protected const long Agpu = RewardChain.Agpu;
    protected readonly RewardChain _c = new();
}
