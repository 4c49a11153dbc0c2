using Neo;
using StarMiner.Contracts.Tests.ReputationOracle;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>
/// System fees at default policy [datoshi]. What a seat's call costs is measured as the difference to a call of the
/// double that does nothing but pass it on.
/// </summary>
public class RewardGasTests
{
    const long Agpu = RewardChain.Agpu;
    readonly RewardChain _c = new();
    readonly List<string> _lines = [];

    [Fact]
    public void Gas_ofEveryRewardMethod_isTheReviewedOne()
    {
        UInt160 provider = _c.Suite.Provider.ScriptHash, client = _c.Suite.Client.ScriptHash;
        _c.AsSuite(_c.Suite.Token, "burnAtSettlement", 1_000 * Agpu);
        object?[] settled = [provider, RewardChain.Task, client, Agpu];
        AsSuite("ReputationOracle.recordSettled, a new client", _c.Reputation, "recordSettled", settled);
        AsSuite("ReputationOracle.recordSettled, a known client", _c.Reputation, "recordSettled", settled);
        AsSuite("ReputationOracle.recordLate", _c.Reputation, "recordLate", provider, RewardChain.Task);
        _c.Book(_c.Suite.Provider, 100 * Agpu, 10_000);
        AsSuite("RewardController.recordSettled, the epoch's next", _c.Rewards, "recordSettled", provider, Agpu, 9_000);
        _c.PassTime(RewardChain.DayMs);
        AsSuite("RewardController.recordSettled, the epoch's first",
            _c.Rewards, "recordSettled", provider, Agpu, 9_000);
        AsSuite("RewardController.recordAudit", _c.Rewards, "recordAudit", client, 1);
        Note("RewardController.claimProvider", _c.Invoke(_c.Suite.Provider, _c.Rewards, "claimProvider", provider));
        Note("RewardController.publish", _c.Invoke(_c.Suite.Stranger, _c.Rewards, "publish"));
        AsSuite("RewardController.recordPublicWork", _c.Rewards, "recordPublicWork", 1, provider, RewardChain.Task);

        var flow = new OracleFlow(_c);
        for (int i = 0; i < 5; i++)
            Note($"ReputationOracle.seal, report {i + 1}", flow.Seal(_c.Oracles[i], 9_000));
        flow.EndSealing();
        for (int i = 0; i < 5; i++) flow.Reveal(_c.Oracles[i], 9_000);
        flow.EndRevealing();
        Note("ReputationOracle.closeRound of five", flow.Close());
        Snapshot.Check("gas/rewards.txt", _lines);
    }

    void AsSuite(string what, UInt160 contract, string method, params object?[] arguments)
    {
        // The double's own part: it passes on a free view of the same length of arguments.
        long own = _c.AsSuite(_c.Double, "publicParams", [Array.Empty<byte>()]).Execution.GasDatoshi;
        _lines.Add($"{_c.AsSuite(contract, method, arguments).Execution.GasDatoshi - own,12} {what}");
    }

    void Note(string what, TransactionReceipt receipt) => _lines.Add($"{receipt.Execution.GasDatoshi,12} {what}");
}
