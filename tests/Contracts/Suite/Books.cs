using System.Buffers.Binary;
using System.Numerics;
using Neo;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>
/// Every contract of the suite that holds AGPU besides market and vaults (see <see cref="Money"/>): its balance is what
/// its storage says that it owes, read by the layouts that the READMEs document. [1e-8 AGPU]
/// </summary>
public static class Books
{
    /// <summary>What must hold after every transaction.</summary>
    public static void Check(WholeSuite whole, Money money)
    {
        SuiteChain suite = whole.Chain;
        money.BalanceOf(suite.Referee).Should().Be(
            DepositsOf(suite) + RewardsOf(suite), "the Referee has open demands' deposits and waiting rewards");
        money.BalanceOf(whole.Committee).Should().Be(BondsOf(whole), "the committee has what its slots are owed");
        RewardStorage.Of(whole).CheckBooks(money);
        OracleStorage.Of(whole).CheckBonds(money);
        foreach (UInt160 other in new[] { suite.Council, suite.Token, suite.Prices, suite.Kernel })
            money.BalanceOf(other).Should().Be(0, "it has no use for AGPU");
    }

    /// <summary>Deposits of demands that are neither met nor closed.</summary>
    public static BigInteger DepositsOf(SuiteChain suite) => Sum(suite.Chain, suite.Referee, 0x20);

    /// <summary>Rewards of proofs that wait for seals.</summary>
    public static BigInteger RewardsOf(SuiteChain suite) => Sum(suite.Chain, suite.Referee, 0x12);

    public static BigInteger BondsOf(WholeSuite whole) => Sum(whole.Chain.Chain, whole.Committee, 0x10);

    /// <summary>Amounts of 8 bytes at the beginning of records.</summary>
    static BigInteger Sum(Chain chain, UInt160 contract, byte prefix) => Money.Storage(chain, contract)
        .Where(entry => entry.Key[0] == prefix)
        .Aggregate(BigInteger.Zero, (sum, entry) => sum + BinaryPrimitives.ReadUInt64LittleEndian(entry.Value));
}
