using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.Simulator.Demo;

/// <summary>Somebody of the demo: a key, and a view of the suite over JSON-RPC as anybody has it.</summary>
sealed class DemoActor(Actor account, RpcChainClient chain, SuiteAddresses suite) : IDisposable
{
    public string Name => account.Name;

    public KeyPair Key => account.Keys;

    public RpcChainClient Chain => chain;

    public SuiteClient Suite { get; } = new(chain, suite);

    /// <summary>Tops the vaults up to an amount [1e-8 AGPU].</summary>
    public async Task StakeAsync(long agpu, IEnumerable<JobTask> tasks, CancellationToken cancel)
    {
        foreach (JobTask task in tasks)
        {
            Vault vault = await Suite.Vaults.VaultOfAsync(account.ScriptHash, task, cancel);
            var missing = agpu - vault.FreeAgpu - vault.LockedAgpu;
            if (missing > 0) await Suite.Vaults.StakeAsync(Key, task, missing, cancel);
        }
    }

    public void Dispose() => chain.Dispose();
}
