namespace StarMiner.Simulator.Fuzz.Tests.Mutants;

/// <summary>A mistake put into the pool: one text of its source replaced.</summary>
/// <param name="IsQuick">Found within a moment: tried in every run of the tests.</param>
public sealed record PoolMutant(string Name, string Was, string Is, bool IsQuick = false)
{
    const string Pays =
        "        ExecutionEngine.Assert(GAS.Transfer(Runtime.ExecutingScriptHash, holder, paid, null), \"Pool/not-paid\");\n";

    const string Books = """
                PutShares(holder, left);
                Storage.Put(Storage.CurrentContext, SharesKey, all - shares);
                Storage.Put(Storage.CurrentContext, AssetsKey, Assets() - paid);
                OnMoved(holder, null, shares);

        """;

    const string Moves = "        PutShares(from, left);\n        PutShares(to, SharesOf(to) + shares);\n";

    public static readonly IReadOnlyList<PoolMutant> All =
    [
        new("move without witness", "Assert(Runtime.CheckWitness(from), \"Pool/no-witness\")", "Assert(true)", IsQuick: true),
        new("move by the receiver's witness", "CheckWitness(from)", "CheckWitness(to)"),
        new("redeem without witness", "Assert(Runtime.CheckWitness(holder), \"Pool/no-witness\")", "Assert(true)"),
        new("anybody sets the fee", "Assert(Runtime.CheckWitness(Owner()), \"Pool/not-owner\");\n        ExecutionEngine.Assert(bps", "Assert(true);\n        ExecutionEngine.Assert(bps", IsQuick: true),
        new("anybody hands over", "Assert(Runtime.CheckWitness(Owner()), \"Pool/not-owner\");\n        ExecutionEngine.Assert(to", "Assert(true);\n        ExecutionEngine.Assert(to"),
        new("fee one above its bound", "bps <= MostFeeBps", "bps <= MostFeeBps + 1"),
        new("one share too many", "BigInteger left = SharesOf(from) - shares;\n        ExecutionEngine.Assert(left >= 0", "BigInteger left = SharesOf(from) - shares;\n        ExecutionEngine.Assert(left >= -1"),
        new("negative shares move", "Assert(shares >= 0, \"Pool/no-shares\")", "Assert(true)"),
        new("shares rounded up", "amount * all / Assets()", "(amount * all + Assets() - 1) / Assets()"),
        new("payment rounded up", "shares * Assets() / all", "(shares * Assets() + all - 1) / all"),
        new("fee forgotten", "Assets() - paid);", "Assets() - gross);", IsQuick: true),
        new("redeemed shares stay in the sum", "SharesKey, all - shares", "SharesKey, all - shares + 1"),
        new("any token pays", "Assert(Runtime.CallingScriptHash == GAS.Hash, \"Pool/foreign-token\")", "Assert(true)", IsQuick: true),
        new("a move to oneself makes shares", Moves,
            "        BigInteger had = SharesOf(to);\n        PutShares(from, left);\n        PutShares(to, had + shares);\n"),
        new("paid before booked", Books + Pays, "        BigInteger assets = Assets() - paid;\n" + Pays + Books.Replace("Assets() - paid", "assets")),
    ];
}
