using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.Worker.Tests;

/// <summary>A chain that can do nothing; tests derive what they need.</summary>
abstract class ChainOfNothing : IChainClient
{
    public uint Network => throw new NotSupportedException();

    public virtual Task<uint> GetHeightAsync(CancellationToken cancel = default) => throw new NotSupportedException();

    public virtual Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(
        uint block, CancellationToken cancel = default) => throw new NotSupportedException();

    public Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel = default) =>
        throw new NotSupportedException();

    public Task<ulong> GetTimeMsAsync(CancellationToken cancel = default) => throw new NotSupportedException();

    public Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default) =>
        throw new NotSupportedException();

    public Task<Receipt> SendAsync(
        ContractCall call, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) => throw new NotSupportedException();

    public Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) => throw new NotSupportedException();

    public Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel = default) =>
        throw new NotSupportedException();

    public Task WaitForHeightAsync(uint index, CancellationToken cancel = default) => throw new NotSupportedException();

    public Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default) => throw new NotSupportedException();
}
