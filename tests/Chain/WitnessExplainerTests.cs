using Neo.Network.P2P.Payloads;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Tests.Support;

namespace StarMiner.Simulator.Tests;

public class WitnessExplainerTests
{
    readonly TestChain _test = new();

    RefusedWitness Refused(ContractCall call, WitnessScope scope = WitnessScope.CalledByEntry) =>
        _test.Chain.Invoke(_test.Alice, call, scope).OrThrow().Execution.RefusedWitnesses
            .Should().ContainSingle().Subject;

    [Fact]
    public void Explain_nobody_of_that_account_signed()
    {
        var bob = _test.Chain.Actor("bob").ScriptHash;
        RefusedWitness refused = Refused(_test.Call("witness", bob));
        refused.Account.Should().Be(bob);
        refused.Explanation.Should().Be($"{bob} is not among the signers ({_test.Alice.ScriptHash})");
        refused.Calls[0].Method.Should().Be("witness");
    }

    [Fact]
    public void Explain_scope_too_narrow_names_path_and_the_smallest_that_would_do()
    {
        var alice = _test.Alice.ScriptHash;
        RefusedWitness refused = Refused(_test.Call("forward", _test.Probe, "witness", new object?[] { alice }));
        refused.Explanation.Should().Be(
            $"{alice} signed with scope CalledByEntry, which does not reach Probe "
            + "(Probe.witness <- Probe.forward <- entry); "
            + $"the smallest scope that does: CustomContracts with {_test.Probe}");

        Refused(_test.Call("witness", alice), WitnessScope.None).Explanation.Should().EndWith("does: CalledByEntry");
    }

    [Fact]
    public void Explain_a_public_key_is_its_account()
    {
        var bob = _test.Chain.Actor("bob");
        Refused(_test.Call("witness", bob.Keys.PublicKey)).Account.Should().Be(bob.ScriptHash);
    }

    [Fact]
    public void Explain_a_granted_witness_needs_none() => _test.Chain
        .Invoke(_test.Alice, _test.Call("witness", _test.Alice.ScriptHash)).Execution.RefusedWitnesses
            .Should().BeEmpty();
}
