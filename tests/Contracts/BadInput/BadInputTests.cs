using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.BadInput;

/// <summary>One method of one contract with arguments out of the pool; numbers choose, whatever their size.</summary>
public sealed record BadCall(int Contract, int Method, int[] Arguments, bool FromContract);

/// <summary>
/// Whatever anyone passes to any public method: it goes through, or it ends in a named error and changes nothing. The
/// machine's own faults (a cast, a range, an overflow) never decide.
/// </summary>
public class BadInputTests
{
    const int Calls = 60;
    static readonly Lazy<BadInputField> Markets = new(BadInputField.OfRewardsAndMarkets), Suite = new(BadInputField.OfTheSuite),
        Kernels = new(BadInputField.OfKernels);
    static readonly Lazy<BadInputField>[] Fields = [Markets, Suite, Kernels];

    public static Arbitrary<BadCall[]> Sequences()
    {
        Gen<BadCall> call =
            from contract in Gen.Choose(0, 1_000)
            from method in Gen.Choose(0, 1_000)
            from arguments in Gen.Choose(0, 1_000).ArrayOf(8)
            from fromContract in Gen.Elements(false, true)
            select new BadCall(contract, method, arguments, fromContract);
        return call.ArrayOf(Calls).ToArbitrary();
    }

    [Property(MaxTest = 25, Arbitrary = [typeof(BadInputTests)])]
    public void Methods_ofAnyArguments_passOrRefuseByName(BadCall[] calls)
    {
        foreach (BadCall call in calls) Fields.SelectMany(field => field.Value.Try(call)).Should().BeEmpty();
    }

    /// <summary>Each argument in turn is everything in the pool, the others are what one would pass.</summary>
    [Fact]
    public void Methods_ofOneBadArgument_passOrRefuseByName()
    {
        Fields.SelectMany(field => field.Value.TryEach()).Should().BeEmpty();
    }

    /// <summary>The same in the name of the contracts that alone may call: not even they meet the machine's own faults.</summary>
    [Fact]
    public void Methods_ofOneBadArgumentFromTheirSeat_passOrRefuseByName()
    {
        BadInputField market = BadInputField.OfTheMarketsSeat(), referee = BadInputField.OfTheRefereesSeat();
        // Otherwise the seat would refuse before anything else is looked at.
        market.TakenFromTheSeat().Should().BeEquivalentTo(
            "AgpuToken.burnAtSettlement", "StakingVaults.lock", "StakingVaults.release", "StakingVaults.slash",
            "StakingVaults.divideLost", "PricingEngine.recordDemand", "PricingEngine.recordUnserved",
            "ReputationOracle.recordSettled", "ReputationOracle.recordLate", "ReputationOracle.recordFault",
            "RewardController.recordSettled", "RewardController.recordAudit", "RewardController.recordOracle",
            "RewardController.recordPublicWork");
        referee.TakenFromTheSeat().Should().BeEquivalentTo(
            "JobMarket.openPublic", "JobMarket.recordAudit", "JobMarket.slash", "JobMarket.extendDispute");
        market.TryEach(fromContract: true).Concat(referee.TryEach(fromContract: true)).Should().BeEmpty();
    }

    /// <summary>The manifests say which methods there are, so a new one is in these tests by itself; a new contract is not.</summary>
    [Fact]
    public void Contracts_areAllThatTheRepositoryHas()
    {
        var fixtures = Directory.EnumerateDirectories(Path.Combine(CompiledSuite.RepositoryRoot, "tests", "ContractFixtures"))
            .Select(Path.GetFileName);
        var compiled = Directory.EnumerateFiles(CompiledSuite.Folder, "*.manifest.json")
            .Select(file => Path.GetFileName(file)[..^".manifest.json".Length]).Except(fixtures);
        Fields.SelectMany(field => field.Value.Names).Distinct().Should().BeEquivalentTo(compiled);
    }
}
