using System.Numerics;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.RewardController;

public class PublicWorkTests
{
    const long Budget = 1_000_000_000_00000000;
    readonly RewardChain _c = new();

    [Fact]
    public void Publish_opensAJobOfTheChainsChoosing()
    {
        TransactionReceipt first = Publish();
        var job = _c.Suite.Read(_c.Double, "lastJob").AsList(4);
        job[0].AsHash160().Should().Be(_c.Double);
        job[2].AsUInt64().Should().Be(RewardChain.DayMs);
        job[3].AsUInt64().Should().Be(RewardChain.DayMs / 4);
        ContractEvent told = first.Events.Single(e => e.Name == "PublicJobPublished");
        byte[] seed = told.Values[3].AsBytes();
        job[1].AsBytes().Should().Equal(seed);
        byte[] before = _c.Chain.FindBlockHash(first.Block.Index - 1)!.ToArray();
        seed.Should().Equal(System.Security.Cryptography.SHA256.HashData(
            [.. before, .. U64(told.Values[1].AsInteger()), .. new byte[4]]));
    }

    [Fact]
    public void Publish_isSpreadOverTheEpoch()
    {
        Publish();
        _c.Refused("RewardController/too-early", _c.Suite.Stranger, _c.Rewards, "publish");
        _c.PassTime(3_600_000);
        Publish().Result!.GetInteger().Should().Be(2);
        _c.Refused("RewardController/too-early", _c.Suite.Stranger, _c.Rewards, "publish");
    }

    [Fact]
    public void Publish_ofMoreThanTheEpochHas_isRefused()
    {
        _c.Set(("PublicJobsPerEpoch", 2));
        _c.PassTime(RewardChain.DayMs);
        Publish();
        _c.PassTime(13 * 3_600_000);
        Publish();
        _c.Refused("RewardController/all-published", _c.Suite.Stranger, _c.Rewards, "publish");
        _c.PassTime(RewardChain.DayMs);
        Publish().Result!.GetInteger().Should().Be(3);
    }

    [Fact]
    public void RecordPublicWork_mintsThePayIntoTheVault_once()
    {
        BigInteger minted = _c.Read(_c.Suite.Token, "mintedForPublicWork");
        BigInteger pay = (Budget - minted) / 4_096 / 24;
        Publish();
        _c.Read(_c.Rewards, "publicPayOf", 1).Should().Be(pay);
        BigInteger before = _c.Suite.BalanceOf(_c.Double);

        Accept(1).Events.Select(e => e.Name)
            .Should().Equal("PublicWorkPaid", "MintedForPublicWork", "Transfer", "Transfer");

        _c.Suite.BalanceOf(_c.Double).Should().Be(before + pay);
        _c.Read(_c.Suite.Token, "mintedForPublicWork").Should().Be(minted + pay);
        var payment = _c.Suite.Read(_c.Double, "lastPayment").AsList(3);
        payment[0].AsHash160().Should().Be(_c.Rewards);
        var data = payment[2].AsList(3);
        data[0].AsText().Should().Be("earned");
        data[1].AsInt32().Should().Be(RewardChain.Task);
        data[2].AsHash160().Should().Be(_c.Suite.Provider.ScriptHash);
        _c.RefusedAsSuite("RewardController/not-published", _c.Rewards, "recordPublicWork",
            1, _c.Suite.Provider.ScriptHash, RewardChain.Task);
    }

    [Fact]
    public void PublicPay_fallsWithTheBudget_andIsFixedForTheEpoch()
    {
        Publish();
        BigInteger first = _c.Read(_c.Rewards, "publicPayOf", 1);
        Accept(1);
        _c.PassTime(3_600_000);
        Publish();
        _c.Read(_c.Rewards, "publicPayOf", 2).Should().Be(first, "the epoch's cap is fixed at its first job");
        _c.PassTime(RewardChain.DayMs);
        Publish();
        _c.Read(_c.Rewards, "publicPayOf", 3).Should().BeLessThan(first);
        _c.ReadList(_c.Rewards, "publicWorkOf")[1].Should().Be(1);
    }

    TransactionReceipt Publish() => _c.Invoke(_c.Suite.Stranger, _c.Rewards, "publish");

    TransactionReceipt Accept(int job) =>
        _c.AsSuite(_c.Rewards, "recordPublicWork", job, _c.Suite.Provider.ScriptHash, RewardChain.Task);

    static byte[] U64(BigInteger value) => BitConverter.GetBytes((ulong)value);
}
