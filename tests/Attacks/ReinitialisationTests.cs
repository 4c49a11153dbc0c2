using Neo;
using Neo.IO;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>An update whose data is what a deployment would take: nobody gets a new Council by it.</summary>
public class ReinitialisationTests
{
    [Theory]
    [InlineData("AgpuToken")]
    [InlineData("PricingEngine")]
    [InlineData("StakingVaults")]
    [InlineData("JobMarket")]
    [InlineData("Referee")]
    public void Update_withADeploymentsData_initialisesNothing(string contract)
    {
        var suite = new SuiteChain();
        UInt160 hash = suite.HashOf(contract);
        var artifact = CompiledSuite.Load(contract);
        byte[] manifest = System.Text.Encoding.UTF8.GetBytes(artifact.Manifest.ToJson().ToString());
        byte[] id = [.. Sha256(artifact.NefBytes), .. Sha256(manifest)];
        object?[] action = ["update", hash, Sha256(id)];
        suite.Invoke(suite.Steward, suite.Council, "schedule", (object?)action);
        suite.Chain.MoveTimeTo(suite.Chain.TimeMs + 2 * 24 * 3_600_000 + 1_000);
        byte[] before = Money.Storage(suite.Chain, hash).Single(
            entry => entry.Value.SequenceEqual(suite.Council.ToArray())).Key;
        suite.Invoke(suite.Stranger, suite.Council, "update", hash, artifact.NefBytes, manifest, suite.Stranger.ScriptHash);
        Money.Storage(suite.Chain, hash).Should().Contain(
            entry => entry.Key.SequenceEqual(before) && entry.Value.SequenceEqual(suite.Council.ToArray()));
    }

    static byte[] Sha256(byte[] data) => System.Security.Cryptography.SHA256.HashData(data);
}
