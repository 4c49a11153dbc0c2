using System.Numerics;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Lets blocks or time pass.</summary>
sealed class WaitStep(uint blocks, ulong timeMs) : IStep
{
    static readonly Field<BigInteger> Blocks = Field.Optional("blocks", Quantities.Blocks, "blocks to let pass", 0);
    static readonly Field<BigInteger> Time = Field.Optional("time", Quantities.Time, "time to let pass", 0);

    public static readonly StepKind Kind = new("wait", "Lets blocks or time pass.", Make, Blocks, Time);

    static WaitStep Make(FieldValues values, Scope scope)
    {
        var (blocks, time) = (values.Get(Blocks), values.Get(Time));
        if (blocks.IsZero == time.IsZero)
            throw new ScenarioFormatException(
                values.At, "either 'blocks' or 'time' in 'wait'", blocks.IsZero ? "none" : "both");
        return new WaitStep((uint)blocks, (ulong)time);
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        if (blocks > 0) await run.Chain.WaitForHeightAsync(await run.Chain.GetHeightAsync(cancel) + blocks, cancel);
        else await run.Chain.WaitForTimeAsync(await run.Chain.GetTimeMsAsync(cancel) + timeMs, cancel);
        run.Log.Say($"block {await run.Chain.GetHeightAsync(cancel):N0}");
    }
}
