using Neo.SmartContract;

namespace StarMiner.Simulator.Engine.Tracing;

/// <summary>Somebody who wants to hear executions, by as many threads as run some.</summary>
public interface IExecutionListener
{
    /// <summary>The ear for one execution about to begin; null where this one is of no interest.</summary>
    /// <param name="isRehearsal">It will be forgotten: a test invocation, or a transaction's before it is sent.</param>
    IEar? Listen(bool isRehearsal);
}

/// <summary>Hears one execution, instruction by instruction.</summary>
public interface IEar : IDiagnostic
{
    /// <summary>Nothing more will run; a fault may have left calls open.</summary>
    void Finish();
}
