using System.Text.RegularExpressions;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

/// <summary>Every named error of the suite is thrown where it should be, and none is only declared.</summary>
public partial class ErrorTests
{
    static readonly Dictionary<string, Action<SuiteChain>> Cases =
        new IEnumerable<KeyValuePair<string, Action<SuiteChain>>>[]
    {
        CouncilErrors.Cases, AgpuTokenErrors.Cases, JobMarketErrors.Cases, RefereeErrors.Cases, MatMulErrors.Cases,
        RenderingErrors.Cases, KernelErrors.Cases, SeededProductErrors.Cases, ExchangeErrors.Cases, TestStableErrors.Cases, WrappedAgpuErrors.Cases,
        ReputationOracleErrors.Cases, RewardControllerErrors.Cases, AuditorCommitteeErrors.Cases,
        PricingEngineErrors.Cases, StakingVaultsErrors.Cases,
    }.SelectMany(cases => cases).ToDictionary();

    public static TheoryData<string> Names => [.. Cases.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Error_isReached(string error) => Cases[error](new SuiteChain());

    [Fact]
    public void Errors_thatTheContractsDeclare_areTheOnesReached()
    {
        var declared = CompiledSuite.Sources("Errors").SelectMany(file => Constant().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value).ToArray();
        declared.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(Cases.Keys);
    }

    [Fact]
    public void Errors_areNamedOnTheAbiPage()
    {
        string page = File.ReadAllText(Path.Combine(CompiledSuite.RepositoryRoot, "contracts", "README.md"));
        foreach (string error in Cases.Keys) page.Should().Contain($"`{error.Split('/')[1]}`");
    }

    [GeneratedRegex("private const string \\w+ = \"([^\"]+)\";")]
    private static partial Regex Constant();
}
