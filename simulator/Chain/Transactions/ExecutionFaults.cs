using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator;

public static class ExecutionFaults
{
    /// <exception cref="ContractFaultException">The run ended in FAULT.</exception>
    public static void ThrowOnFault(this Execution execution)
    {
        if (execution.Fault is not { } fault) return;
        throw new ContractFaultException(fault.Message)
        {
            Transaction = execution.Transaction,
            Calls = [.. fault.Calls.Select(call => call.ToString())],
            RefusedWitnesses = [.. execution.RefusedWitnesses.Select(refused => refused.Explanation)],
        };
    }
}
