using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>throw, try, catch, finally. An exception on chain is the text that was thrown.</summary>
public sealed partial class MethodImporter
{
    bool ImportException(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Throw:
                End(new Throw(Pop()));
                return true;
            case Code.Rethrow:
                End(new Throw(new Load(CaughtHere().Thrown)));
                return true;
            case Code.Leave or Code.Leave_S:
                Leave((Instruction)instruction.Operand);
                return true;
            case Code.Endfinally:
                End(new EndFinally());
                return true;
            case Code.Endfilter:
                EndFilter();
                return true;
            default:
                return false;
        }
    }

    TryRegion CaughtHere() => flow.Regions.First(region =>
        region.HandlerHolds(offset) && region.Handler.HandlerType != ExceptionHandlerType.Finally);

    /// <summary>Opens every region and says what its handler finds on the stack.</summary>
    void EnterHandlers()
    {
        foreach (var region in flow.Regions)
        {
            var handler = flow.At(region.Handler.HandlerStart);
            bool catches = region.Handler.HandlerType != ExceptionHandlerType.Finally;
            var entry = region.Handler.FilterStart is { } filter ? flow.At(filter) : handler;
            region.Enter.End = new TryEnter(
                flow.Inside(region), catches ? entry.First : null, catches ? null : handler.First, region.Depth);
            handler.Entry = catches ? Caught(region) : [];
            if (!catches)
                continue;
            entry.Entry = Caught(region);
            entry.First.Catch = (region.Thrown, region.Depth);
        }
    }

    static List<StackEntry> Caught(TryRegion region) => [new StackEntry { Carried = new Load(region.Thrown) }];

    void Leave(Instruction target)
    {
        stack.Clear();
        SaveStack(flow.At(target));
        var landing = flow.Target(offset, target);
        int closing = flow.Closing(offset, target.Offset);
        // Each region is closed by an instruction of its own; the outer ones by blocks that follow.
        for (int i = 1; i < closing; i++)
        {
            var outer = new Block($"leave{temporaries++}") { End = new EndTry(landing) };
            pads.Add(outer);
            landing = outer;
        }
        End(closing == 0 ? new Jump(landing) : new EndTry(landing));
    }

    readonly List<Block> pads = [];

    void EndFilter()
    {
        var condition = Condition(Pop());
        var region = flow.Regions.First(item => item.HandlerHolds(offset) && item.Handler.FilterStart is not null);
        var again = new Block($"unfiltered{temporaries++}") { End = new Throw(new Load(region.Thrown)) };
        pads.Add(again);
        End(new Branch(condition, flow.At(region.Handler.HandlerStart).First, again));
    }

    void PlacePads()
    {
        function.Blocks.AddRange(pads);
    }
}
