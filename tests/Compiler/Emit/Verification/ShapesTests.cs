using Neo.SmartContract;
using Neo.VM;
using StarMiner.Compiler.Emit.Verification;

namespace StarMiner.Compiler.Tests.Emit.Verification;

/// <summary>The tables say what the engine does.</summary>
public class ShapesTests
{
    /// <summary>Called by nodes only.</summary>
    static readonly string[] ofNodes =
        ["System.Contract.CallNative", "System.Contract.NativeOnPersist", "System.Contract.NativePostPersist"];

    [Fact]
    public void OfService_everyServiceOfTheEngine_takesAndLeavesAsMany()
    {
        foreach (var service in ApplicationEngine.Services.Values.Where(item => !ofNodes.Contains(item.Name)))
        {
            // What a called contract or script returns comes later, and is one item.
            bool isCall = service.Name is "System.Contract.Call" or "System.Runtime.LoadScript";
            Shapes.OfService(service.Name).Should().Be(
                new Shape(service.Parameters.Count, isCall || service.Handler.ReturnType != typeof(void) ? 1 : 0), service.Name);
        }
        Shapes.Services.Should().OnlyContain(name => ApplicationEngine.Services.Values.Any(item => item.Name == name));
    }

    [Fact]
    public void Price_ofEveryInstruction_isTheEngines()
    {
        foreach (var (code, price) in ApplicationEngine.OpCodePrices)
            Compiler.Emit.Prices.Of((Compiler.Emit.OpCode)code).Should().Be((int)price, code.ToString());
    }

    [Fact]
    public void Of_instructionsOfFixedShape_isWhatTheEngineDoes()
    {
        foreach (var code in Enum.GetValues<Compiler.Emit.OpCode>())
            if (Shapes.Of(code) is { } shape && ((OpCode)code).IsRunnableAlone())
                Run((OpCode)code, shape.Pops).Should().Be(shape.Pushes, code.ToString());
    }

    /// <summary>Depth after the instruction, with just its operands on the stack; operands that do not fit are tried in turn.</summary>
    static int Run(OpCode code, int pops)
    {
        foreach (string operands in new[] { "2", "B", "A", "AB", "A0", "B0", "A02", "B002", "B0B02", "M", "M1", "M12" })
        {
            using var engine = new ExecutionEngine();
            using var builder = new ScriptBuilder();
            foreach (char kind in operands.PadLeft(pops, '2')[^pops..])
                Push(builder, kind);
            builder.Emit(code, new byte[] { 0x21 }.AsSpan(0, code.HasTypeOperand() ? 1 : 0).ToArray());
            builder.Emit(OpCode.RET);
            engine.LoadScript(builder.ToArray());
            if (engine.Execute() == VMState.HALT)
                return engine.ResultStack.Count;
        }
        return -1;
    }

    static void Push(ScriptBuilder builder, char kind)
    {
        switch (kind)
        {
            case 'A':
                builder.EmitPush(2).EmitPush(1).EmitPush(2).Emit(OpCode.PACK);
                break;
            case 'B':
                builder.EmitPush(new byte[] { 1, 2, 3, 4 }).Emit(OpCode.CONVERT, [0x30]);
                break;
            case 'M':
                builder.EmitPush(7).EmitPush(1).EmitPush(1).Emit(OpCode.PACKMAP);
                break;
            default:
                builder.EmitPush(kind - '0');
                break;
        }
    }
}

static class OpCodeKinds
{
    /// <summary>Neither control flow nor slots nor operands.</summary>
    public static bool IsRunnableAlone(this OpCode code) => code is (>= OpCode.PUSHM1 and <= OpCode.PUSH16)
        or OpCode.PUSHT or OpCode.PUSHF or OpCode.PUSHNULL or OpCode.NOP or OpCode.DEPTH
        or (>= OpCode.DROP and <= OpCode.SWAP) or OpCode.ROT or OpCode.REVERSE3 or OpCode.REVERSE4
        or (>= OpCode.NEWBUFFER and <= OpCode.CONVERT);

    public static bool HasTypeOperand(this OpCode code) => code is OpCode.NEWARRAY_T or OpCode.ISTYPE or OpCode.CONVERT;
}
