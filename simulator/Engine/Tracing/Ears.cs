using Neo.SmartContract;
using Neo.VM;
using ExecutionContext = Neo.VM.ExecutionContext;

namespace StarMiner.Simulator.Engine.Tracing;

/// <summary>Several ears as one, since Neo's engine takes one.</summary>
sealed class Ears(IReadOnlyList<IEar> ears) : IEar
{
    public static IEar? Of(IReadOnlyList<IEar> ears) => ears.Count switch
    {
        0 => null,
        1 => ears[0],
        _ => new Ears(ears),
    };

    public void Initialized(ApplicationEngine engine)
    {
        foreach (IEar ear in ears) ear.Initialized(engine);
    }

    public void Disposed()
    {
        foreach (IEar ear in ears) ear.Disposed();
    }

    public void ContextLoaded(ExecutionContext context)
    {
        foreach (IEar ear in ears) ear.ContextLoaded(context);
    }

    public void ContextUnloaded(ExecutionContext context)
    {
        foreach (IEar ear in ears) ear.ContextUnloaded(context);
    }

    public void PreExecuteInstruction(Instruction instruction)
    {
        foreach (IEar ear in ears) ear.PreExecuteInstruction(instruction);
    }

    public void PostExecuteInstruction(Instruction instruction)
    {
        foreach (IEar ear in ears) ear.PostExecuteInstruction(instruction);
    }

    public void Finish()
    {
        foreach (IEar ear in ears) ear.Finish();
    }
}
