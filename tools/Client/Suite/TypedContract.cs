using Neo;
using Neo.VM.Types;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>A contract whose client the compiler wrote from its manifest: tools/ClientGenerator.</summary>
public abstract class TypedContract(IChainClient chain, UInt160 hash) : ContractClient(chain, hash)
{
    /// <summary>The same fault by the class that stands for its named error; itself where none does.</summary>
    protected abstract ContractFaultException Named(ContractFaultException fault);

    protected async Task<StackItem> CallAsync(string method, CancellationToken cancel, params object?[] arguments)
    {
        try
        {
            return await ReadAsync(method, cancel, arguments);
        }
        catch (ContractFaultException fault)
        {
            throw Named(fault);
        }
    }

    protected async Task<Receipt> TransactAsync(
        KeyPair sender, string method, CancellationToken cancel, params object?[] arguments)
    {
        try
        {
            return await SendAsync(sender, method, cancel, arguments);
        }
        catch (ContractFaultException fault)
        {
            throw Named(fault);
        }
    }

    /// <exception cref="ChainException">The chain runs nothing for those who have not signed.</exception>
    protected async Task<ReadResult> TestAsync(
        UInt160 sender, string method, CancellationToken cancel, params object?[] arguments)
    {
        if (Chain is not IRehearsals rehearsals) throw new ChainException($"{Chain.GetType().Name} has no test runs");
        try
        {
            return await rehearsals.ReadAsync(new ContractCall(Hash, method, arguments), sender, cancel);
        }
        catch (ContractFaultException fault)
        {
            throw Named(fault);
        }
    }
}

/// <summary>What a transaction would come to.</summary>
/// <param name="GasDatoshi">GAS that the VM took [1e-8 GAS].</param>
public sealed record TestRun<T>(T Result, long GasDatoshi);

/// <summary>What a transaction came to.</summary>
public sealed record Sent<T>(T Result, Receipt Receipt);
