using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.AgpuToken;

public class AgpuTokenTests
{
    const long Agpu = SuiteChain.Agpu;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Deploy_mintsNothing()
    {
        _suite.Read(_suite.Token, "symbol").AsText().Should().Be("AGPU");
        _suite.Read(_suite.Token, "decimals").AsInt32().Should().Be(8);
        Integer("totalSupply").Should().Be(0);
        _suite.BalanceOf(_suite.Steward.ScriptHash).Should().Be(0);
        CompiledSuite.Load("AgpuToken").Manifest.SupportedStandards.Should().Equal("NEP-17");
    }

    [Fact]
    public void Transfer_byTheHolder_movesAndTells()
    {
        _suite.Deal(_suite.Client, 10 * Agpu);
        TransactionReceipt receipt = Transfer(_suite.Client, _suite.Client, _suite.Provider.ScriptHash, 4 * Agpu);
        receipt.Result!.AsBool().Should().BeTrue();
        ContractEvent told = receipt.Events.Single();
        told.Name.Should().Be("Transfer");
        told.Values[0].AsHash160().Should().Be(_suite.Client.ScriptHash);
        told.Values[1].AsHash160().Should().Be(_suite.Provider.ScriptHash);
        told.Values[2].AsInteger().Should().Be(4 * Agpu);
        _suite.BalanceOf(_suite.Client.ScriptHash).Should().Be(6 * Agpu);
        _suite.BalanceOf(_suite.Provider.ScriptHash).Should().Be(4 * Agpu);
    }

    [Fact]
    public void Transfer_ofEverything_leavesNoEntry()
    {
        _suite.Deal(_suite.Client, 10 * Agpu);
        Transfer(_suite.Client, _suite.Client, _suite.Provider.ScriptHash, 10 * Agpu).Result!.AsBool().Should().BeTrue();
        string clientKey = Convert.ToHexString(_suite.Client.ScriptHash.ToArray());
        Money.Storage(_suite.Chain, _suite.Token).Select(entry => Convert.ToHexString(entry.Key))
            .Should().NotContain(clientKey).And.HaveCount(4);
    }

    [Fact]
    public void Transfer_ofNothing_succeedsAndTells()
    {
        TransactionReceipt receipt = Transfer(_suite.Stranger, _suite.Stranger, _suite.Provider.ScriptHash, 0);
        receipt.Result!.AsBool().Should().BeTrue();
        receipt.Events.Should().ContainSingle(e => e.Name == "Transfer");
    }

    [Fact]
    public void Transfer_toOneself_changesNothing()
    {
        _suite.Deal(_suite.Client, 10 * Agpu);
        Transfer(_suite.Client, _suite.Client, _suite.Client.ScriptHash, 10 * Agpu).Result!.AsBool().Should().BeTrue();
        _suite.BalanceOf(_suite.Client.ScriptHash).Should().Be(10 * Agpu);
    }

    [Fact]
    public void Transfer_withoutFundsOrWitness_isFalse()
    {
        _suite.Deal(_suite.Client, 10 * Agpu);
        Transfer(_suite.Client, _suite.Client, _suite.Provider.ScriptHash, 10 * Agpu + 1).Result!.AsBool().Should().BeFalse();
        Transfer(_suite.Stranger, _suite.Client, _suite.Stranger.ScriptHash, 1).Result!.AsBool().Should().BeFalse();
        _suite.BalanceOf(_suite.Client.ScriptHash).Should().Be(10 * Agpu);
    }

    [Fact]
    public void Mint_withinTheBudget_countsAndTells()
    {
        TransactionReceipt receipt = _suite.Invoke(
            _suite.Minter, _suite.Token, "mintForPublicWork", _suite.Client.ScriptHash, 7 * Agpu);
        receipt.Events.Select(e => e.Name).Should().Equal("MintedForPublicWork", "Transfer");
        receipt.Events.Last().Values[0].IsNull.Should().BeTrue();
        Integer("mintedForPublicWork").Should().Be(7 * Agpu);
        Integer("totalSupply").Should().Be(7 * Agpu);
    }

    [Fact]
    public void Mint_ofTheWholeBudget_isTheEnd()
    {
        const long budget = 1_000_000_000 * Agpu;
        _suite.Deal(_suite.Client, budget);
        _suite.Refused("AgpuToken/public-work-budget-exceeded",
            _suite.Minter, _suite.Token, "mintForPublicWork", _suite.Client.ScriptHash, 1);
        // A burn does not give the budget back.
        _suite.Invoke(_suite.Client, _suite.Token, "burn", _suite.Client.ScriptHash, 5 * Agpu);
        _suite.Refused("AgpuToken/public-work-budget-exceeded",
            _suite.Minter, _suite.Token, "mintForPublicWork", _suite.Client.ScriptHash, 1);
    }

    [Fact]
    public void MintForJobs_upToNineTenthsOfSettlementBurns_isTheEnd()
    {
        _suite.Deal(_suite.Client, Agpu);
        _suite.Invoke(_suite.Client, _suite.Token, "burn", _suite.Client.ScriptHash, Agpu);
        _suite.Refused("AgpuToken/job-issuance-exceeded",
            _suite.Minter, _suite.Token, "mintForJobs", _suite.Client.ScriptHash, 1);

        JobFlow.Audited(_suite).PassDispute().Settle();
        long right = (long)(Integer("burnedAtSettlement") * 9 / 10);
        right.Should().BePositive();
        _suite.Invoke(_suite.Minter, _suite.Token, "mintForJobs", _suite.Client.ScriptHash, right - 1);
        _suite.Refused("AgpuToken/job-issuance-exceeded",
            _suite.Minter, _suite.Token, "mintForJobs", _suite.Client.ScriptHash, 2);
        _suite.Invoke(_suite.Minter, _suite.Token, "mintForJobs", _suite.Client.ScriptHash, 1);
        Integer("mintedForJobs").Should().Be(right);
    }

    [Fact]
    public void Burn_byTheHolder_shrinksTheSupplyAndGivesNoRight()
    {
        _suite.Deal(_suite.Client, 10 * Agpu);
        TransactionReceipt receipt = _suite.Invoke(_suite.Client, _suite.Token, "burn", _suite.Client.ScriptHash, 3 * Agpu);
        receipt.Events.Single().Values[1].IsNull.Should().BeTrue();
        Integer("totalSupply").Should().Be(7 * Agpu);
        Integer("totalBurned").Should().Be(3 * Agpu);
        Integer("burnedAtSettlement").Should().Be(0);
    }

    TransactionReceipt Transfer(Actor sender, Actor from, UInt160 to, long amount) =>
        _suite.Invoke(sender, _suite.Token, "transfer", from.ScriptHash, to, amount, null);

    System.Numerics.BigInteger Integer(string method) => _suite.Read(_suite.Token, method).AsInteger();
}
