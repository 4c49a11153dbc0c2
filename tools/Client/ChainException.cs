using Neo;

namespace StarMiner.Client;

/// <summary>The chain could not be reached or refused a transaction before running it.</summary>
public class ChainException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A contract refused: the VM ended in FAULT.</summary>
public class ContractFaultException(string vmMessage, Exception? inner = null) : ChainException(vmMessage, inner)
{
    const string Unhandled = "An unhandled exception was thrown. ";

    /// <summary>The contract's named error, for example <c>JobMarket/not-open</c>, or the VM's own words.</summary>
    public string Error { get; } =
        vmMessage.StartsWith(Unhandled, StringComparison.Ordinal) ? vmMessage[Unhandled.Length..] : vmMessage;

    /// <summary>The faulted transaction; null where the rehearsal faulted and nothing was sent.</summary>
    public UInt256? Transaction { get; init; }

    /// <summary>
    /// The contract calls that were open, innermost first, where the chain tells (the simulator does).
    /// </summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>Witnesses that contracts asked for in vain, with the reason, where the chain tells.</summary>
    public IReadOnlyList<string> RefusedWitnesses { get; init; } = [];

    /// <summary>The same fault by a class of its own, as generated clients throw it.</summary>
    protected ContractFaultException(ContractFaultException fault) : this(fault.Message, fault)
    {
        Transaction = fault.Transaction;
        Calls = fault.Calls;
        RefusedWitnesses = fault.RefusedWitnesses;
    }
}
