using Neo.Ledger;
using StarMiner.Client;

namespace StarMiner.Simulator;

/// <summary>The chain did not take a transaction into its pool, for the same reason as a node would give.</summary>
public sealed class TransactionRefusedException(VerifyResult reason, string detail)
    : ChainException($"the chain refused the transaction: {reason} ({detail})")
{
    public VerifyResult Reason => reason;
}
