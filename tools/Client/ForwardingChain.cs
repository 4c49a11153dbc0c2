using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>A chain that does as another one does, but where a subclass does something of its own.</summary>
public abstract class ForwardingChain(IChainClient chain) : IChainClient
{
    public uint Network => chain.Network;

    public virtual Task<uint> GetHeightAsync(CancellationToken cancel = default) => chain.GetHeightAsync(cancel);

    public virtual Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel = default) =>
        chain.GetBlockHashAsync(index, cancel);

    public virtual Task<ulong> GetTimeMsAsync(CancellationToken cancel = default) => chain.GetTimeMsAsync(cancel);

    public virtual Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default) =>
        chain.ReadAsync(call, cancel);

    /// <summary>Whatever is sent goes through <see cref="SendScriptAsync"/>.</summary>
    public Task<Receipt> SendAsync(
        ContractCall call, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) =>
        SendScriptAsync(CallScript.Of(call), sender, scope, cancel);

    public virtual Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) =>
        chain.SendScriptAsync(script, sender, scope, cancel);

    public virtual Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel = default) =>
        chain.GetContractAsync(contract, cancel);

    public virtual Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(
        uint block, CancellationToken cancel = default) =>
        chain.GetScriptsAsync(block, cancel);

    public virtual Task WaitForHeightAsync(uint index, CancellationToken cancel = default) =>
        chain.WaitForHeightAsync(index, cancel);

    public virtual Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default) =>
        chain.WaitForTimeAsync(timeMs, cancel);
}
