using System.Numerics;
using Neo;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>RewardController's books, read by the layout that its README documents. All amounts [1e-8 AGPU].</summary>
public sealed class RewardStorage
{
    readonly UInt160 _rewards;

    RewardStorage(SuiteChain suite, UInt160 rewards)
    {
        _rewards = rewards;
        foreach (var (key, value) in Money.Storage(suite.Chain, rewards))
        {
            var number = new BigInteger(value);
            if (key[0] == 0x02) Pooled = Bits(number, 144, 64);
            if (key[0] == 0x03)
                (Unminted, Fees, Maintenance) = (Bits(number, 0, 64), Bits(number, 64, 64), Bits(number, 128, 64));
            if (key[0] is 0x11 or 0x12) Pools += Bits(number, 0, 64);
            if (key[0] is 0x20 or 0x21 or 0x22) Owed += Bits(number, 0, 64);
            if (key[0] == 0x20) Accrued += Bits(number, 96, 64);
        }
    }

    public BigInteger Unminted { get; private set; }
    public BigInteger Fees { get; private set; }
    public BigInteger Maintenance { get; private set; }
    public BigInteger Pools { get; private set; }
    public BigInteger Owed { get; private set; }

    /// <summary>Issuance of the running epoch for its pools, booked when it ends.</summary>
    public BigInteger Pooled { get; private set; }

    /// <summary>Providers' accruals of epochs not yet rolled: at most this much is booked on top.</summary>
    public BigInteger Accrued { get; private set; }

    public static RewardStorage Of(RewardChain chain) => new(chain.Suite, chain.Rewards);

    public static RewardStorage Of(WholeSuite whole) => new(whole.Chain, whole.Rewards);

    /// <summary>What must hold after every transaction.</summary>
    public void CheckBooks(Money money)
    {
        (Unminted + Fees).Should().Be(Pools + Owed, "what may be minted and what is held is what is owed");
        money.BalanceOf(_rewards).Should().Be(Fees + Maintenance, "the fees are there");
        ((money.MintedForJobs + Unminted + Pooled + Accrued) * 10).Should().BeLessThanOrEqualTo(
            money.BurnedAtSettlement * 9, "nothing is booked that the law would not let be minted");
    }

    static BigInteger Bits(BigInteger packed, int from, int count) =>
        (packed >> from) & ((BigInteger.One << count) - 1);
}

/// <summary>ReputationOracle's bonds, read by the layout that its README documents. [1e-8 AGPU]</summary>
public sealed class OracleStorage
{
    readonly UInt160 _oracle;
    BigInteger _free, _locked, _lockedByReports;

    OracleStorage(SuiteChain suite, UInt160 oracle)
    {
        _oracle = oracle;
        foreach (var (key, value) in Money.Storage(suite.Chain, oracle))
        {
            if (key[0] == 0x20)
            {
                var bonds = new BigInteger(value);
                _free += bonds & ulong.MaxValue;
                _locked += bonds >> 64;
            }
            if (key[0] == 0x21)
                _lockedByReports += BitConverter.ToInt64(value, 16) * (BigInteger)((value.Length - 24) / 55);
        }
    }

    public static OracleStorage Of(RewardChain chain) => new(chain.Suite, chain.Reputation);

    public static OracleStorage Of(WholeSuite whole) => new(whole.Chain, whole.Oracle);

    public void CheckBonds(Money money)
    {
        _locked.Should().Be(_lockedByReports, "what oracles have locked is what open reports hold");
        money.BalanceOf(_oracle).Should().Be(_free + _locked, "the bonds are there");
    }
}
