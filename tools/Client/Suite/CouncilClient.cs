using Neo;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>The directory: which contract or account plays which role, which kernels are law.</summary>
public sealed class CouncilClient(IChainClient chain, UInt160 hash) : ContractClient(chain, hash)
{
    public async Task<UInt160> StewardAsync(CancellationToken cancel = default) =>
        (await ReadAsync("steward", cancel)).AsHash160();

    /// <exception cref="ContractFaultException"><c>Council/role-not-bound</c></exception>
    public async Task<UInt160> AddressOfAsync(string role, CancellationToken cancel = default) =>
        (await ReadAsync("addressOf", cancel, role)).AsHash160();

    public async Task<bool> IsBoundAsync(string role, CancellationToken cancel = default) =>
        (await ReadAsync("isBound", cancel, role)).AsBool();

    public async Task<bool> IsKernelListedAsync(UInt160 kernel, CancellationToken cancel = default) =>
        (await ReadAsync("isKernelListed", cancel, kernel)).AsBool();

    public Task<Receipt> BindAsync(KeyPair steward, string role, UInt160 address, CancellationToken cancel = default) =>
        SendAsync(steward, "bind", cancel, role, address);

    public Task<Receipt> ListKernelAsync(KeyPair steward, UInt160 kernel, CancellationToken cancel = default) =>
        SendAsync(steward, "listKernel", cancel, kernel);
}
