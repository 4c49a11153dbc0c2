using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Emit.Verification;

namespace StarMiner.Compiler.Tests.Emit.Verification;

/// <summary>Code that no compiler should write, and what is said about it.</summary>
public class ScriptVerifierTests
{
    [Fact]
    public void Run_balancedCode_isAccepted() => Verify(1, 1, code =>
    {
        var end = new Label();
        code.Emit(OpCode.INITSLOT, 1, 1);
        code.Emit(OpCode.LDARG0);
        code.Jump(OpCode.JMPIF, end);
        code.Emit(OpCode.PUSH1);
        code.Emit(OpCode.STARG0);
        code.Place(end);
        code.Emit(OpCode.LDARG0);
        code.Emit(OpCode.RET);
    }).Should().BeNull();

    [Fact]
    public void Run_waysOfDifferentDepth_areRefused() => Verify(1, 0, code =>
    {
        var end = new Label();
        code.Emit(OpCode.INITSLOT, 0, 1);
        code.Emit(OpCode.LDARG0);
        code.Jump(OpCode.JMPIF, end);
        code.Emit(OpCode.PUSH1);
        code.Place(end);
        code.Emit(OpCode.RET);
    }).Should().Be("NEOC5001");

    [Fact]
    public void Run_itemLeftBehindAtReturn_isRefused() => Verify(0, 0, code =>
    {
        code.Emit(OpCode.PUSH1);
        code.Emit(OpCode.RET);
    }).Should().Be("NEOC5001");

    [Fact]
    public void Run_instructionWithTooFewItems_isRefused() => Verify(0, 1, code =>
    {
        code.Emit(OpCode.PUSH1);
        code.Emit(OpCode.ADD);
        code.Emit(OpCode.RET);
    }).Should().Be("NEOC5001");

    [Fact]
    public void Run_loopThatGrowsTheStack_isRefused() => Verify(0, 0, code =>
    {
        var again = new Label();
        code.Place(again);
        code.Emit(OpCode.PUSH1);
        code.Jump(OpCode.JMP, again);
    }).Should().Be("NEOC5001");

    [Fact]
    public void Run_packOfUnknownCount_isRefused() => Verify(1, 1, code =>
    {
        code.Emit(OpCode.INITSLOT, 0, 1);
        code.Emit(OpCode.PUSH1);
        code.Emit(OpCode.LDARG0);
        code.Emit(OpCode.PACK);
        code.Emit(OpCode.RET);
    }).Should().Be("NEOC5001");

    [Fact]
    public void Run_packOfMoreThanThereIs_isRefused() => Verify(0, 1, code =>
    {
        code.Emit(OpCode.PUSH7);
        code.Emit(OpCode.PUSH2);
        code.Emit(OpCode.PACK);
        code.Emit(OpCode.RET);
    }).Should().Be("NEOC5001");

    [Fact]
    public void Run_callWithoutItsArguments_isRefused() => Verify(0, 1, code =>
    {
        var self = new Label();
        code.Place(self);
        code.Emit(OpCode.SYSCALL, Assembler.SyscallId("System.Storage.Get"));
        code.Emit(OpCode.RET);
    }).Should().Be("NEOC5001");

    [Fact]
    public void Run_endWithoutReturn_isRefused() => Verify(0, 0, code => code.Emit(OpCode.NOP)).Should().Be("NEOC5002");

    [Fact]
    public void Run_jumpIntoAnOperand_isRefused() => Verify(0, 0, code =>
    {
        code.EmitFixed(OpCode.JMP, [3]);
        code.Emit(OpCode.PUSHINT16, (byte)OpCode.RET, 0);
        code.Emit(OpCode.DROP);
        code.Emit(OpCode.RET);
    }).Should().Be("NEOC5002");

    [Theory]
    [InlineData(OpCode.LDLOC2)]
    [InlineData(OpCode.LDARG1)]
    [InlineData(OpCode.LDSFLD0)]
    public void Run_slotThatIsNotThere_isRefused(OpCode load) => Verify(1, 0, code =>
    {
        code.Emit(OpCode.INITSLOT, 2, 1);
        code.Emit(load);
        code.Emit(OpCode.DROP);
        code.Emit(OpCode.RET);
    }).Should().Be("NEOC5004");

    [Fact]
    public void Run_argumentsWithoutSlots_areRefused() => Verify(2, 0, code =>
    {
        code.Emit(OpCode.INITSLOT, 0, 1);
        code.Emit(OpCode.DROP);
        code.Emit(OpCode.RET);
    }).Should().Be("NEOC5004");

    [Fact]
    public void Run_tryThatTrimsTheStack_isAccepted() => Verify(0, 0, code => Try(code, OpCode.NOP, trims: true)).Should().BeNull();

    [Fact]
    public void Run_handlerThatKeepsWhatLayOnTheStack_isRefused() =>
        Verify(0, 0, code => Try(code, OpCode.NOP, trims: false)).Should().Be("NEOC5003");

    [Fact]
    public void Run_returnOutOfARegion_isRefused() =>
        Verify(0, 0, code => Try(code, OpCode.RET, trims: true)).Should().Be("NEOC5003");

    [Fact]
    public void Run_itemLeftInsideARegion_isRefused() =>
        Verify(0, 0, code => Try(code, OpCode.PUSH1, trims: true)).Should().Be("NEOC5001");

    [Fact]
    public void Run_takingWhatLayBelowTheRegion_isRefused() =>
        Verify(0, 0, code => Try(code, OpCode.DROP, trims: true, below: true)).Should().Be("NEOC5001");

    [Fact]
    public void Run_endOfFinallyOutsideOne_isRefused() => Verify(0, 0, code => code.Emit(OpCode.ENDFINALLY)).Should().Be("NEOC5003");

    [Fact]
    public void Run_jumpOutOfARegion_isRefused() => Verify(0, 0, code =>
    {
        var handler = new Label();
        var after = new Label();
        code.Try(null, handler);
        code.Jump(OpCode.JMP, after);
        code.Place(handler);
        code.Emit(OpCode.ENDFINALLY);
        code.Place(after);
        code.Emit(OpCode.RET);
    }).Should().Be("NEOC5003");

    /// <summary>A try with one instruction inside.</summary>
    static void Try(Assembler code, OpCode inside, bool trims, bool below = false)
    {
        var (handler, again, clean, after) = (new Label(), new Label(), new Label(), new Label());
        code.Emit(OpCode.INITSLOT, 2, 0);
        if (below)
            code.Emit(OpCode.PUSH5);
        code.Emit(OpCode.DEPTH);
        code.Emit(OpCode.STLOC0);
        code.Try(handler, null);
        code.Emit(inside);
        code.Jump(OpCode.ENDTRY, after);
        code.Place(handler);
        code.Emit(OpCode.STLOC1);
        if (trims)
        {
            code.Place(again);
            code.Emit(OpCode.DEPTH);
            code.Emit(OpCode.LDLOC0);
            code.Jump(OpCode.JMPLE, clean);
            code.Emit(OpCode.DROP);
            code.Jump(OpCode.JMP, again);
            code.Place(clean);
        }
        code.Jump(OpCode.ENDTRY, after);
        code.Place(after);
        if (below)
            code.Emit(OpCode.DROP);
        code.Emit(OpCode.RET);
    }

    /// <summary>The diagnostic's id, or null.</summary>
    static string? Verify(int parameters, int results, Action<Assembler> write)
    {
        var code = new Assembler();
        write(code);
        byte[] script = Layout.Write(code.Lines);
        var method = new MethodShape("Method", 0, script.Length, parameters, results);
        try
        {
            new ScriptVerifier(script, [method], [], 0, new Dictionary<int, Shape>()).Run();
            return null;
        }
        catch (VerificationException broken)
        {
            return broken.Id;
        }
    }
}
