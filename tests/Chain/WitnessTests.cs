using Neo.Ledger;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Tests.Support;

namespace StarMiner.Simulator.Tests;

public class WitnessTests
{
    readonly TestChain _test = new();

    bool Witnessed(WitnessScope scope, bool nested, params Neo.UInt160[] allowed)
    {
        ContractCall call = _test.Call("witness", _test.Alice.ScriptHash);
        if (nested) call = _test.Call("forward", call.Contract, call.Method, call.Arguments);
        var signer = new TransactionSigner(_test.Alice, scope) { AllowedContracts = allowed };
        return _test.Chain.Send(new TransactionRequest(CallScript.Of(call), signer)).OrThrow().Result!.AsBool();
    }

    [Theory]
    [InlineData(WitnessScope.None, false, false)]
    [InlineData(WitnessScope.CalledByEntry, false, true)]
    [InlineData(WitnessScope.CalledByEntry, true, false)]
    [InlineData(WitnessScope.Global, true, true)]
    public void Scope_decides_how_far_a_signature_reaches(WitnessScope scope, bool nested, bool expected) =>
        Witnessed(scope, nested).Should().Be(expected);

    [Fact]
    public void Scope_custom_contracts_reaches_the_named_contract_only()
    {
        Witnessed(WitnessScope.CustomContracts, nested: true, _test.Probe).Should().BeTrue();
        Witnessed(WitnessScope.CustomContracts, nested: true, NativeContract.NEO.Hash).Should().BeFalse();
    }

    [Fact]
    public void Mine_a_forged_signature_is_refused_and_no_block_made()
    {
        Transaction transaction = Build(_test.Alice);
        transaction.NetworkFee++;
        uint height = _test.Chain.Height;

        _test.Chain.Invoking(c => c.Mine([transaction])).Should().Throw<TransactionRefusedException>()
            .Which.Reason.Should().Be(VerifyResult.InvalidSignature);
        _test.Chain.Height.Should().Be(height);
    }

    [Fact]
    public void Mine_an_unlocked_chain_takes_any_sender()
    {
        var test = new TestChain(new ChainOptions { Unlocked = true });
        var committee = new ImpersonatedAccount(test.Chain.Committee[0].ScriptHash);
        TransactionReceipt receipt = test.Chain.Invoke(committee, test.Call("witness", committee.ScriptHash));
        receipt.OrThrow().Result!.AsBool().Should().BeTrue();
    }

    [Fact]
    public void Mine_an_impersonated_account_is_refused_until_the_chain_impersonates_it()
    {
        var ghost = new ImpersonatedAccount(_test.Chain.Committee[0].ScriptHash);
        _test.Chain.Fund(ghost, 10_00000000);
        _test.Chain.Invoking(c => c.Invoke(ghost, _test.Call("time"))).Should().Throw<TransactionRefusedException>()
            .WithMessage("*Invalid*");

        _test.Chain.Impersonate(ghost.ScriptHash, isOn: true);

        _test.Chain.Invoke(ghost, _test.Call("time")).OrThrow();
    }

    [Fact]
    public void Mine_a_poor_sender_is_refused_with_the_figures()
    {
        Actor poor = _test.Chain.Actor("poor");
        _test.Chain.Invoking(c => c.Mine([Build(poor)])).Should().Throw<TransactionRefusedException>()
            .WithMessage("*InsufficientFunds*0 datoshi*");
    }

    [Fact]
    public void Mine_a_block_whose_fees_together_exceed_the_balance_is_refused()
    {
        Actor poor = _test.Chain.Actor("poor");
        Transaction one = Build(poor), two = Build(poor);
        _test.Chain.Fund(poor, one.SystemFee + one.NetworkFee + 1);
        _test.Chain.Invoking(c => c.Mine([one, two])).Should().Throw<TransactionRefusedException>()
            .Which.Reason.Should().Be(VerifyResult.InsufficientFunds);
        _test.Chain.Mine([one])[0].Halted.Should().BeTrue();
    }

    [Fact]
    public void Mine_a_fee_below_the_least_is_refused_and_the_least_is_taken()
    {
        Transaction right = Build(_test.Alice);
        Transaction low = Build(_test.Alice, right.NetworkFee - 1);
        _test.Chain.Invoking(c => c.Mine([low])).Should().Throw<TransactionRefusedException>()
            .Which.Reason.Should().Be(VerifyResult.InsufficientFunds);
        _test.Chain.Mine([right])[0].Halted.Should().BeTrue();
    }

    [Fact]
    public void Mine_an_expired_or_repeated_transaction_is_refused()
    {
        var script = CallScript.Of(_test.Call("time"));
        Transaction expired = _test.Chain.Build(
            new TransactionRequest(script, new TransactionSigner(_test.Alice))
            {
                ValidUntilBlock = _test.Chain.Height,
            });
        _test.Chain.Invoking(c => c.Mine([expired])).Should().Throw<TransactionRefusedException>()
            .Which.Reason.Should().Be(VerifyResult.Expired);
        Transaction once = Build(_test.Alice);
        _test.Chain.Mine([once]);
        _test.Chain.Invoking(c => c.Mine([once])).Should().Throw<TransactionRefusedException>()
            .Which.Reason.Should().Be(VerifyResult.AlreadyExists);
    }

    Transaction Build(Actor sender, long? networkFee = null) => _test.Chain.Build(
        new TransactionRequest(CallScript.Of(_test.Call("time")), new TransactionSigner(sender))
        {
            NetworkFeeDatoshi = networkFee,
        });
}
