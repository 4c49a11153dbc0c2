using Neo;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>What traders and liquidity providers pay: system fees at default policy [datoshi].</summary>
public class ExchangeGasTests
{
    const long Agpu = ExchangeChain.Agpu, Tusd = ExchangeChain.Tusd;
    readonly ExchangeChain _c = new ExchangeChain().WithLiquidity();
    readonly List<string> _lines = [];

    [Fact]
    public void Gas_ofEveryExchangeMethod_isTheReviewedOne()
    {
        Actor actor = _c.Suite.Provider;
        UInt160 me = actor.ScriptHash;
        _c.Swap(actor, _c.Token, Agpu);
        Note("Exchange swap of AGPU (AgpuToken.transfer with data)", _c.Swap(actor, _c.Token, 10 * Agpu));
        Note("Exchange swap of the asset (its transfer with data)", _c.Swap(actor, _c.Stable, Tusd));
        Note("Exchange deposit (AgpuToken.transfer with data)", _c.Deposit(actor, _c.Token, 10 * Agpu));
        _c.Deposit(actor, _c.Stable, 10 * Tusd);
        Note("Exchange.addLiquidity", _c.Invoke(
            actor, _c.Pair, "addLiquidity", me, 10 * Agpu, 10 * Tusd, 1, ExchangeChain.Never));
        Note("Exchange.transfer of shares", _c.Invoke(
            actor, _c.Pair, "transfer", me, _c.Suite.Client.ScriptHash, 1_000, null));
        Note("Exchange.removeLiquidity", _c.Remove(actor, 1_000_000));
        Note("Exchange.withdraw", _c.Invoke(actor, _c.Pair, "withdraw", me, _c.Token));
        Note("Exchange.burnFees", _c.Invoke(actor, _c.Pair, "burnFees"));
        Note("TestStable.transfer", _c.Invoke(
            actor, _c.Stable, "transfer", me, _c.Suite.Client.ScriptHash, Tusd, null));
        UInt160 wrapped = _c.Deploy("WrappedAgpu", _c.Suite.Council);
        object?[] wrap = [me, wrapped, Agpu, new object?[] { "wrap" }];
        _c.Invoke(actor, _c.Token, "transfer", wrap);
        Note("WrappedAgpu wrap (AgpuToken.transfer with data)", _c.Invoke(actor, _c.Token, "transfer", wrap));
        Note("WrappedAgpu.unwrap", _c.Invoke(actor, wrapped, "unwrap", me, Agpu));
        Snapshot.Check("gas/exchange.txt", _lines);
    }

    void Note(string what, TransactionReceipt receipt) => _lines.Add($"{receipt.Execution.GasDatoshi,12} {what}");
}
