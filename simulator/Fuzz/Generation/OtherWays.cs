using StarMiner.Simulator.Fuzz.Steps;

namespace StarMiner.Simulator.Fuzz.Generation;

/// <summary>What a call of the scenario might have been: what a search tries before anything by chance.</summary>
/// <param name="actors">Who may sign.</param>
/// <param name="tokens">Contracts with a NEP-17 transfer.</param>
sealed class OtherWays(IReadOnlyList<string> actors, IReadOnlyList<string> tokens)
{
    /// <summary>By each who did not make it, which a check of the witness is for; a payment in each other token.</summary>
    public IEnumerable<FuzzCall> Of(FuzzCall call)
    {
        foreach (string other in actors)
            if (other != call.By) yield return call with { Signers = [call.Signers[0] with { Actor = other }] };
        if (call is not
            {
                Method: "onNEP17Payment", Arguments: [AccountValue { IsContract: false } payer, var amount, var order],
            })
            yield break;
        var payee = new AccountValue(call.Contract, true);
        foreach (string token in tokens)
            foreach (FuzzValue asked in Orders(order))
                yield return new FuzzCall(token, "transfer", call.Signers, [payer, payee, amount, asked]);
    }

    /// <summary>
    /// The payment's order as it is, and with each of its numbers at nought: a bound in the units of one token says
    /// nothing in another's.
    /// </summary>
    static IEnumerable<FuzzValue> Orders(FuzzValue order)
    {
        yield return order;
        if (order is not ListValue { Items: var items }) yield break;
        for (int at = 0; at < items.Count; at++)
            if (items[at] is NumberValue { Number.IsZero: false })
                yield return new ListValue([.. items.Take(at), new NumberValue(0), .. items.Skip(at + 1)]);
    }
}
