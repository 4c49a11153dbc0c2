using System.Buffers.Binary;
using System.Numerics;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Compiler.Emit.Verification;

/// <summary>One method: depth and open regions before every instruction, until nothing changes.</summary>
sealed class MethodVerifier(ScriptVerifier script, MethodShape method)
{
    readonly Dictionary<int, FrameState> states = [];
    readonly Queue<int> waiting = [];
    int locals;
    int arguments;

    public void Run()
    {
        int start = method.Start;
        var entry = new FrameState([.. Enumerable.Repeat((int?)null, method.Parameters)], []);
        if (script.At(start) is { Code: OpCode.INITSSLOT } statics)
            start += statics.Size;
        if (script.At(start) is { Code: OpCode.INITSLOT } slots)
        {
            (locals, arguments) = (slots.Operand.Span[0], slots.Operand.Span[1]);
            if (arguments != method.Parameters)
                throw Broken("NEOC5004", start, $"INITSLOT takes {arguments} arguments of {method.Parameters}");
            entry = new FrameState([], []);
            start += slots.Size;
        }
        Reach(start, entry, start);
        while (waiting.TryDequeue(out int address))
            Step(script.At(address)!.Value, states[address]);
    }

    VerificationException Broken(string id, int address, string text) => new(id, method.Name, address, text);

    void Reach(int address, FrameState state, int from)
    {
        if (address < method.Start || address >= method.End || script.At(address) is null)
            throw Broken("NEOC5002", from, $"goes to {address}, where no instruction of the method begins");
        if (!states.TryGetValue(address, out var known))
        {
            states[address] = state;
            waiting.Enqueue(address);
            return;
        }
        if (!known.Fits(state))
            throw known.Depth != state.Depth
                ? Broken("NEOC5001", from, $"brings {state.Depth} items to {address}, another way brings {known.Depth}")
                : Broken("NEOC5003", from, $"comes to {address} with other open regions than another way");
        var joined = known.Join(state);
        if (joined.SameAs(known))
            return;
        states[address] = joined;
        waiting.Enqueue(address);
    }

    void Step(ScriptInstruction at, FrameState state)
    {
        CheckSlot(at);
        int next = at.Address + at.Size;
        switch (at.Code)
        {
            case OpCode.RET:
                if (state.Depth != method.Results)
                    throw Broken("NEOC5001", at.Address, $"returns {state.Depth} items instead of {method.Results}");
                if (state.Regions.Count > 0)
                    throw Broken("NEOC5003", at.Address, "returns out of an open region");
                return;
            case OpCode.THROW:
                Apply(at, state, new Shape(1, 0));
                return;
            case OpCode.ABORT:
                return;
            case OpCode.TRY or OpCode.TRY_L:
                OpenRegion(at, state, next);
                return;
            case OpCode.ENDTRY or OpCode.ENDTRY_L:
                CloseRegion(at, state);
                return;
            case OpCode.ENDFINALLY:
                Expect(at, state, RegionPart.Finally);
                return;
            case >= OpCode.JMP and <= OpCode.JMPLE_L:
                var after = Apply(at, state, Shapes.Of(at.Code)!.Value);
                Reach(Target(at), after, at.Address);
                if (at.Code is not (OpCode.JMP or OpCode.JMP_L))
                    Reach(next, after, at.Address);
                return;
            default:
                Reach(next, Advance(at, state), at.Address);
                return;
        }
    }

    FrameState Advance(ScriptInstruction at, FrameState state)
    {
        Shape? shape = at.Code switch
        {
            OpCode.CALL or OpCode.CALL_L => Called(Target(at)),
            OpCode.CALLT => script.Token(BinaryPrimitives.ReadUInt16LittleEndian(at.Operand.Span)),
            OpCode.CALLA => script.Indirect(at.Address) is { } call ? call with { Pops = call.Pops + 1 } : null,
            OpCode.SYSCALL => Shapes.OfService(at.Operand.Span),
            OpCode.PUSHA => Called(Target(at)) is null ? null : new Shape(0, 1),
            // The two halves of a struct's copy: as many items come out as go in.
            OpCode.UNPACK when script.At(at.Address + at.Size) is { Code: OpCode.PACKSTRUCT } => new Shape(1, 1),
            OpCode.PACKSTRUCT when state is { Depth: > 0 } && script.At(at.Address - 1) is { Code: OpCode.UNPACK } => new Shape(1, 1),
            OpCode.PACK or OpCode.PACKSTRUCT => Count(at, state) is var count ? new Shape(count + 1, 1) : null,
            OpCode.PACKMAP => new Shape((2 * Count(at, state)) + 1, 1),
            OpCode.PICK => new Shape(Count(at, state) + 2, Count(at, state) + 2),
            OpCode.ROLL => new Shape(Count(at, state) + 2, Count(at, state) + 1),
            OpCode.REVERSEN => new Shape(Count(at, state) + 1, Count(at, state)),
            OpCode.XDROP => new Shape(Count(at, state) + 2, Count(at, state)),
            _ => Shapes.Of(at.Code),
        };
        return Apply(at, state, shape ?? throw Broken("NEOC5001", at.Address, $"{at.Code} has no known shape here"));
    }

    Shape? Called(int target) => script.Method(target) is { } callee ? new Shape(callee.Parameters, callee.Results) : null;

    /// <summary>The literal on top of the stack.</summary>
    int Count(ScriptInstruction at, FrameState state) => state.Depth > 0 && state.Stack[^1] is { } count
        ? count
        : throw Broken("NEOC5001", at.Address, $"{at.Code} needs a number that is known");

    FrameState Apply(ScriptInstruction at, FrameState state, Shape shape)
    {
        int floor = state.Regions.Count == 0 ? 0 : state.Regions[^1].Depth;
        if (state.Depth - shape.Pops < floor)
            throw Broken("NEOC5001", at.Address, $"{at.Code} takes {shape.Pops} items, there are {state.Depth - floor}");
        var stack = state.Stack.Take(state.Depth - shape.Pops).ToList();
        for (int i = 0; i < shape.Pushes; i++)
            stack.Add(null);
        if (shape is { Pops: 0, Pushes: 1 } && Literal(at) is { } number)
            stack[^1] = number;
        return state with { Stack = stack };
    }

    static int? Literal(ScriptInstruction at) => at.Code switch
    {
        >= OpCode.PUSH0 and <= OpCode.PUSH16 => at.Code - OpCode.PUSH0,
        OpCode.PUSHINT8 or OpCode.PUSHINT16 => (int)new BigInteger(at.Operand.Span),
        _ => null,
    };

    static int Target(ScriptInstruction at) => at.Address + (at.Operand.Length == 1
        ? (sbyte)at.Operand.Span[0]
        : BinaryPrimitives.ReadInt32LittleEndian(at.Operand.Span));

    void CheckSlot(ScriptInstruction at)
    {
        Check(OpCode.LDLOC0, OpCode.STLOC0, locals, "local");
        Check(OpCode.LDARG0, OpCode.STARG0, arguments, "argument");
        Check(OpCode.LDSFLD0, OpCode.STSFLD0, script.StaticSlots, "static");

        void Check(OpCode load, OpCode store, int count, string what)
        {
            int form = at.Code - load is >= 0 and <= 7 and var first ? first : at.Code - store is >= 0 and <= 7 and var second ? second : -1;
            int slot = form == 7 ? at.Operand.Span[0] : form;
            if (slot >= count)
                throw Broken("NEOC5004", at.Address, $"{what} slot {slot} of {count}");
        }
    }

    void OpenRegion(ScriptInstruction at, FrameState state, int next)
    {
        int half = at.Operand.Length / 2;
        int onCatch = Offset(at.Operand.Span[..half]), onFinally = Offset(at.Operand.Span[half..]);
        if (onCatch == 0 && onFinally == 0)
            throw Broken("NEOC5003", at.Address, "a region without handler");
        int slot = onCatch == 0 ? -1 : DepthSlot(at);
        var region = new Region(
            onCatch == 0 ? 0 : at.Address + onCatch, onFinally == 0 ? 0 : at.Address + onFinally, state.Depth, slot, RegionPart.Try);
        Reach(next, state with { Regions = [.. state.Regions, region] }, at.Address);
        if (onFinally != 0)
            Reach(region.Finally, state with { Regions = [.. state.Regions, region with { Part = RegionPart.Finally }] }, at.Address);
        if (onCatch != 0)
            Reach(
                TrimmedAt(region), state with { Regions = [.. state.Regions, region with { Part = RegionPart.Catch }] }, at.Address);
    }

    static int Offset(ReadOnlySpan<byte> operand) =>
        operand.Length == 1 ? (sbyte)operand[0] : BinaryPrimitives.ReadInt32LittleEndian(operand);

    /// <summary>DEPTH and a store stand before every TRY that catches.</summary>
    int DepthSlot(ScriptInstruction at)
    {
        foreach (int size in new[] { 1, 2 })
            if (script.At(at.Address - size) is { } store && store.Size == size && LocalOf(store, OpCode.STLOC0) is { } slot
                && script.At(at.Address - size - 1) is { Code: OpCode.DEPTH })
                return slot;
        throw Broken("NEOC5003", at.Address, "the depth of the stack is not kept for the handler");
    }

    static int? LocalOf(ScriptInstruction at, OpCode first) => (at.Code - first) switch
    {
        >= 0 and < 7 and var slot => slot,
        7 => at.Operand.Span[0],
        _ => null,
    };

    /// <summary>
    /// A handler begins by taking down what lay on the stack when the exception was thrown: store, then drop while the
    /// stack is deeper than it was. Returns the address after that.
    /// </summary>
    int TrimmedAt(Region region)
    {
        int address = region.Catch;
        ScriptInstruction Next()
        {
            var at = script.At(address) ?? throw Broken("NEOC5003", region.Catch, "the handler does not trim the stack");
            address += at.Size;
            return at;
        }
        var store = Next();
        int loop = address;
        var (depth, load, leave, drop, again) = (Next(), Next(), Next(), Next(), Next());
        bool trims = LocalOf(store, OpCode.STLOC0) is { } thrown && thrown < locals && depth.Code == OpCode.DEPTH
            && LocalOf(load, OpCode.LDLOC0) == region.DepthSlot && leave.Code is OpCode.JMPLE or OpCode.JMPLE_L
            && Target(leave) == address && drop.Code == OpCode.DROP && again.Code == OpCode.JMP && Target(again) == loop;
        return trims ? address : throw Broken("NEOC5003", region.Catch, "the handler does not trim the stack");
    }

    void CloseRegion(ScriptInstruction at, FrameState state)
    {
        if (state.Regions.Count == 0 || state.Regions[^1].Part == RegionPart.Finally)
            throw Broken("NEOC5003", at.Address, "ENDTRY closes no region");
        Expect(at, state, state.Regions[^1].Part);
        Reach(Target(at), state with { Regions = [.. state.Regions.SkipLast(1)] }, at.Address);
    }

    void Expect(ScriptInstruction at, FrameState state, RegionPart part)
    {
        if (state.Regions.Count == 0 || state.Regions[^1].Part != part)
            throw Broken("NEOC5003", at.Address, $"{at.Code} stands outside its region");
        if (state.Depth != state.Regions[^1].Depth)
            throw Broken("NEOC5001", at.Address, $"{at.Code} leaves {state.Depth - state.Regions[^1].Depth} items behind");
    }
}
