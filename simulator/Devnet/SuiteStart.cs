using Neo;
using Neo.Network.P2P.Payloads;
using StarMiner.Client;

namespace StarMiner.Simulator.Devnet;

/// <summary>
/// The AGPU suite on a chain that begins, deployed as <c>starminer deploy</c> does it, and AGPU for the accounts. On a
/// network AGPU is earned; here RewardController is impersonated once, and the budget of public work pays.
/// </summary>
static class SuiteStart
{
    public const string Deployer = "deployer";

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
        return Contracts(plan);
    }

    static void Mint(Chain chain, Actor payer, SuiteAddresses suite, IReadOnlyList<Actor> accounts, long agpu)
    {
        byte[] script = CallScript.Of([.. accounts.Select(account => new ContractCall(
            suite.AgpuToken, "mintForPublicWork", account.ScriptHash, agpu))]);
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

    static SuitePlan PlanOf(Chain chain, string folder) =>
        new(SuiteArtifacts.Load(folder), chain.Actor(Deployer).ScriptHash);

    static Dictionary<string, UInt160> Contracts(SuitePlan plan) =>
        plan.Contracts.ToDictionary(contract => contract.Artifact.Name, contract => contract.Hash);
}
