using System;
using System.Runtime.CompilerServices;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework;

public static class ExecutionEngine
{
    /// <summary>Ends the transaction, uncatchably, when the condition does not hold.</summary>
    [OpCode(OpCode.ASSERT)]
    public static void Assert(bool condition)
    {
        if (!condition) throw new UncatchableException();
    }

    /// <summary>
    /// Throws the message when the condition does not hold. A 3.5 chain has no assertion with a message; the exception
    /// can be caught.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Assert(bool condition, string message)
    {
        if (!condition) throw new Exception(message);
    }

    [OpCode(OpCode.ABORT)]
    public static void Abort() => throw new UncatchableException();

    /// <summary>Ends the transaction. A 3.5 chain cannot show the message of an abort: it is for the reader.</summary>
    [OpCode(OpCode.DROP)]
    [OpCode(OpCode.ABORT)]
    public static void Abort(string message) => throw new UncatchableException();
}
