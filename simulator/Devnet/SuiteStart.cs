using Neo;
using Neo.Network.P2P.Payloads;
using StarMiner.Client;

namespace StarMiner.Simulator.Devnet;

/// <summary>
/// The AGPU suite on a chain that begins, deployed as <c>starminer deploy</c> does it, AGPU and
/// stablecoins for the accounts, and a pair to swap them. On a
/// network AGPU is earned; here RewardController is impersonated once, and the budget of public work pays.
/// </summary>
static class SuiteStart
{
    public const string Deployer = "deployer";

    /// <summary>What the pair of AGPU and the stablecoin begins with: one for one [1e-8 AGPU], [1e-6 TUSD].</summary>
    const long LiquidityAgpu = 10_000_00000000, LiquidityStable = 10_000_000000;

    /// <summary>What each account gets of the stablecoin [1e-6 TUSD].</summary>
    const long AccountStable = 100_000_000000;

    /// <summary>The contracts by name.</summary>
    /// <exception cref="ChainException">The chain was begun without the suite, or with another one.</exception>
    public static IReadOnlyDictionary<string, UInt160> Find(Chain chain, string folder)
    {
        SuitePlan plan = PlanOf(chain, folder);
        foreach (DeployContract contract in plan.Contracts)
        {
            if (chain.FindContract(contract.Hash) is null)
                throw new ChainException($"{contract.Artifact.Name} of {folder} is not on the data folder's chain");
        }
        return Contracts(plan);
    }

    /// <param name="agpu">What each account gets [1e-8 AGPU].</param>
    public static async Task<IReadOnlyDictionary<string, UInt160>> DeployAsync(
        Chain chain, IReadOnlyList<Actor> accounts, string folder, long agpu, CancellationToken cancel)
    {
        SuitePlan plan = PlanOf(chain, folder);
        Actor deployer = chain.Actor(Deployer);
        await new SuiteDeployer(new ChainClient(chain), deployer.Keys, plan).RunAsync(cancel: cancel);
        Mint(chain, deployer, plan.Addresses, accounts, agpu);
        OpenMarket(chain, deployer, plan.Addresses, accounts);
        return Contracts(plan);
    }

    static void Mint(Chain chain, Actor payer, SuiteAddresses suite, IReadOnlyList<Actor> accounts, long agpu)
    {
        byte[] script = CallScript.Of(
        [
            .. accounts.Select(account => new ContractCall(suite.AgpuToken, "mintForPublicWork", account.ScriptHash, agpu)),
            new ContractCall(suite.AgpuToken, "mintForPublicWork", payer.ScriptHash, LiquidityAgpu),
        ]);
        UInt160 minter = suite.RewardController;
        chain.Impersonate(minter, isOn: true);
        try
        {
            chain.Send(new TransactionRequest(
                script, new TransactionSigner(payer, WitnessScope.None),
                new TransactionSigner(new ImpersonatedAccount(minter)))).OrThrow();
        }
        finally
        {
            chain.Impersonate(minter, isOn: false);
        }
    }

    /// <summary>Stablecoins for everyone, and a pair in which they buy AGPU and AGPU buys them.</summary>
    static void OpenMarket(Chain chain, Actor deployer, SuiteAddresses suite, IReadOnlyList<Actor> accounts)
    {
        UInt160 pair = suite.StableExchange, owner = deployer.ScriptHash;
        object?[] deposit = ["deposit"];
        byte[] script = CallScript.Of(
        [
            .. accounts.Select(account => new ContractCall(suite.TestStable, "mint", account.ScriptHash, AccountStable)),
            new ContractCall(suite.TestStable, "mint", owner, LiquidityStable),
            new ContractCall(suite.AgpuToken, "transfer", owner, pair, LiquidityAgpu, deposit),
            new ContractCall(suite.TestStable, "transfer", owner, pair, LiquidityStable, deposit),
            new ContractCall(pair, "addLiquidity", owner, LiquidityAgpu, LiquidityStable, 0, long.MaxValue),
        ]);
        chain.Send(new TransactionRequest(script, new TransactionSigner(deployer, WitnessScope.CalledByEntry))).OrThrow();
    }

    static SuitePlan PlanOf(Chain chain, string folder) =>
        new(SuiteArtifacts.Load(folder), chain.Actor(Deployer).ScriptHash);

    static Dictionary<string, UInt160> Contracts(SuitePlan plan) =>
        plan.Contracts.ToDictionary(contract => contract.Artifact.Name, contract => contract.Hash);
}
