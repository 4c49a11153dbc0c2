using System.Numerics;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Expectations;

/// <summary>Amounts of AGPU: what actors hold and are owed, and the token's totals.</summary>
sealed class AmountExpectation(
    string what, Func<Run, CancellationToken, Task<BigInteger>> read, AmountCondition condition) : IExpectation
{
    public static readonly Field<IReadOnlyList<IExpectation>> Balance = OfActors(
        "balance", "AGPU that actors hold", (run, account, cancel) => run.Suite.Token.BalanceOfAsync(account, cancel));

    public static readonly Field<IReadOnlyList<IExpectation>> Claimable = OfActors(
        "claimable", "AGPU that the market owes actors", (run, account, cancel) =>
            run.Suite.Market.ClaimableAsync(account, cancel));

    public static readonly Field<IReadOnlyList<IExpectation>> FreeBond = OfActors(
        "free-bond", "AGPU of actors' stakes for inference that no job locks",
        async (run, account, cancel) => (await VaultAsync(run, account, cancel)).FreeAgpu);

    public static readonly Field<IReadOnlyList<IExpectation>> LockedBond = OfActors(
        "locked-bond", "AGPU of actors' stakes for inference that jobs lock",
        async (run, account, cancel) => (await VaultAsync(run, account, cancel)).LockedAgpu);

    public static readonly Field<IReadOnlyList<IExpectation>> Supply = OfToken(
        "supply", "all AGPU there is", (token, cancel) => token.TotalSupplyAsync(cancel));

    public static readonly Field<IReadOnlyList<IExpectation>> Burned = OfToken(
        "burned", "all AGPU burned", (token, cancel) => token.TotalBurnedAsync(cancel));

    public async Task CheckAsync(Run run, CancellationToken cancel) => condition.Check(what, await read(run, cancel));

    static Task<Vault> VaultAsync(Run run, Neo.UInt160 account, CancellationToken cancel) =>
        run.Suite.Vaults.VaultOfAsync(account, JobTask.Inference, cancel);

    static Field<IReadOnlyList<IExpectation>> OfActors(
        string name, string help, Func<Run, Neo.UInt160, CancellationToken, Task<BigInteger>> read) =>
        Field.Optional<IReadOnlyList<IExpectation>>(
            name,
            new ExpectedOfEach<Actor, AmountCondition>(Known.Actor, AmountCondition.Type, (actor, condition) =>
                new AmountExpectation(
                    $"{name} of {actor.Name}", (run, cancel) =>
                        read(run, run.KeyOf(actor).Account(), cancel), condition)),
            help, []);

    static Field<IReadOnlyList<IExpectation>> OfToken(
        string name, string help, Func<AgpuTokenClient, CancellationToken, Task<BigInteger>> read) =>
        Field.Optional<IReadOnlyList<IExpectation>>(
            name,
            new ExpectedValue<AmountCondition>(AmountCondition.Type, condition =>
                new AmountExpectation(name, (run, cancel) => read(run.Suite.Token, cancel), condition)),
            help, []);
}
