using Neo;

namespace StarMiner.Client;

/// <summary>A chain that runs a call for somebody who has not signed it, to see what would come of it.</summary>
public interface IRehearsals
{
    /// <summary>As <see cref="IChainClient.ReadAsync"/>, as if this account had signed.</summary>
    /// <exception cref="ContractFaultException">The VM faulted.</exception>
    Task<ReadResult> ReadAsync(ContractCall call, UInt160 signer, CancellationToken cancel = default);
}
