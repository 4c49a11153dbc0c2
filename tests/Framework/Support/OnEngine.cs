using System.Numerics;
using System.Reflection;
using Neo.SmartContract.Framework.Attributes;
using Neo.VM;
using Neo.VM.Types;

namespace StarMiner.Tests.Support;

/// <summary>Runs the instructions that a member's attributes state, instead of its managed body.</summary>
static class OnEngine
{
    /// <summary>What lies on top when the instructions end; null when they fault.</summary>
    public static StackItem? Run(MethodInfo member, params object[] arguments)
    {
        using var script = new ScriptBuilder();
        foreach (object argument in arguments) Push(script, argument);
        foreach (OpCodeAttribute code in member.GetCustomAttributes<OpCodeAttribute>())
            script.Emit((OpCode)code.OpCode, Convert.FromHexString(code.Operand.Replace("0x", "")));
        using var engine = new ExecutionEngine();
        engine.LoadScript(script.ToArray());
        return engine.Execute() == VMState.HALT ? engine.ResultStack.Pop() : null;
    }

    static void Push(ScriptBuilder script, object argument)
    {
        switch (argument)
        {
            case BigInteger number:
                script.EmitPush(number);
                break;
            case byte[] bytes:
                script.EmitPush(bytes).Emit(OpCode.CONVERT, [(byte)StackItemType.Buffer]);
                break;
            case Neo.SmartContract.Framework.ByteString bytes:
                script.EmitPush((byte[])bytes);
                break;
            default:
                script.EmitPush(BigInteger.Parse(argument.ToString()!));
                break;
        }
    }
}
