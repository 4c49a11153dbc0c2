using System.Numerics;
using Neo.SmartContract;
using Neo.VM;

namespace StarMiner.Client;

/// <summary>Turns calls into the script of a transaction.</summary>
public static class CallScript
{
    /// <summary>One script that makes the calls in order; the results stay on the stack, the last on top.</summary>
    public static byte[] Of(params ReadOnlySpan<ContractCall> calls)
    {
        using var script = new ScriptBuilder();
        foreach (var call in calls)
        {
            PushArray(script, call.Arguments);
            script.EmitPush((int)CallFlags.All);
            script.EmitPush(call.Method);
            script.EmitPush(call.Contract);
            script.EmitSysCall(ApplicationEngine.System_Contract_Call);
        }
        return script.ToArray();
    }

    static void PushArray(ScriptBuilder script, object?[] items)
    {
        if (items.Length == 0)
        {
            script.Emit(OpCode.NEWARRAY0);
            return;
        }
        for (var i = items.Length - 1; i >= 0; i--) Push(script, items[i]);
        script.EmitPush(items.Length);
        script.Emit(OpCode.PACK);
    }

    static void Push(ScriptBuilder script, object? value)
    {
        switch (value)
        {
            case object?[] items:
                PushArray(script, items);
                break;
            case ReadOnlyMemory<byte> bytes:
                script.EmitPush(bytes.Span);
                break;
            case null or bool or byte[] or string or BigInteger or Neo.IO.ISerializable or Enum
                or sbyte or byte or short or ushort or int or uint or long or ulong:
                script.EmitPush(value);
                break;
            default:
                throw new ArgumentException($"a contract takes no argument of type {value.GetType()}", nameof(value));
        }
    }
}
