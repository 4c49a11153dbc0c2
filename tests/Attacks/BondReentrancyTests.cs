using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>An oracle, auditor, holder or maintainer takes out what is its own, and again while it is paid.</summary>
public class BondReentrancyTests
{
    const long Agpu = SuiteChain.Agpu;
    readonly WholeSuite _whole = new();
    readonly UInt160 _payee;

    public BondReentrancyTests()
    {
        _payee = Suite.Chain.Deploy(Suite.Stranger, CompiledSuite.Load("Reenterer"));
        Suite.Deal(Suite.Client, 1_000 * Agpu);
        Suite.Invoke(Suite.Client, Suite.Token, "transfer", Suite.Client.ScriptHash, _payee, 500 * Agpu, null);
    }

    SuiteChain Suite => _whole.Chain;

    [Fact]
    public void WithdrawBond_ofAnOracle_reentered_findsNothingLeft()
    {
        Pay(_whole.Oracle, 100 * Agpu, "bond");
        Refused("ReputationOracle/bond-too-low", _whole.Oracle, "withdrawBond", _payee, 100 * Agpu);
    }

    [Fact]
    public void Withdraw_ofAnAuditor_reentered_findsAFreeSlot()
    {
        Pay(_whole.Committee, 200 * Agpu, "bond", 2);
        Act(_whole.Committee, "leave", 0);
        Suite.Chain.MoveTimeTo(Suite.Chain.TimeMs + 7 * 24 * 3_600_000);
        Refused("AuditorCommittee/no-such-slot", _whole.Committee, "withdraw", 0);
    }

    [Fact]
    public void Unwrap_reentered_findsNothingLeft()
    {
        UInt160 wrapped = Suite.Chain.Deploy(Suite.Steward, CompiledSuite.Load("WrappedAgpu"), Suite.Council);
        Pay(wrapped, 10 * Agpu, "wrap");
        Refused("WrappedAgpu/balance-too-low", wrapped, "unwrap", _payee, 10 * Agpu);
    }

    [Fact]
    public void CollectMaintenance_reentered_findsNothingLeft()
    {
        Suite.Invoke(Suite.Steward, Suite.Council, "bind", "Maintenance", _payee);
        JobFlow.Audited(Suite).PassDispute().Settle();
        Suite.Invoke(Suite.Stranger, Suite.Market, "collectPools");
        Refused("RewardController/nothing-to-claim", _whole.Rewards, "collectMaintenance");
    }

    void Pay(UInt160 to, BigInteger amount, params object?[] order) =>
        Act(Suite.Token, "transfer", _payee, to, amount, order);

    void Act(UInt160 target, string method, params object?[] arguments) =>
        Suite.Invoke(Suite.Stranger, _payee, "act", target, method, arguments);

    /// <summary>The same call again, from the hook of the payment that it makes.</summary>
    void Refused(string error, UInt160 target, string method, params object?[] arguments)
    {
        Suite.Invoke(Suite.Stranger, _payee, "arm", target, method, arguments);
        Suite.Refused(error, Suite.Stranger, _payee, "act", target, method, arguments);
    }
}
