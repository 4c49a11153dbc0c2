using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Services;

public static class Runtime
{
    public static extern TriggerType Trigger { [Syscall("System.Runtime.GetTrigger")] get; }

    public static extern string Platform { [Syscall("System.Runtime.Platform")] get; }

    public static extern Transaction Transaction { [Syscall("System.Runtime.GetScriptContainer")] get; }

    [Obsolete("Use System.Runtime.Transaction instead")]
    public static extern object ScriptContainer { [Syscall("System.Runtime.GetScriptContainer")] get; }

    public static extern UInt160 ExecutingScriptHash { [Syscall("System.Runtime.GetExecutingScriptHash")] get; }

    public static extern UInt160 CallingScriptHash { [Syscall("System.Runtime.GetCallingScriptHash")] get; }

    public static extern UInt160 EntryScriptHash { [Syscall("System.Runtime.GetEntryScriptHash")] get; }

    /// <summary>Time of the block that runs the transaction [ms since the Unix epoch].</summary>
    public static extern ulong Time { [Syscall("System.Runtime.GetTime")] get; }

    public static extern uint InvocationCounter { [Syscall("System.Runtime.GetInvocationCounter")] get; }

    /// <summary>What the transaction may still spend [datoshi].</summary>
    public static extern long GasLeft { [Syscall("System.Runtime.GasLeft")] get; }

    public static extern byte AddressVersion { [Syscall("System.Runtime.GetAddressVersion")] get; }

    [Syscall("System.Runtime.GetNotifications")]
    public static extern Notification[] GetNotifications(UInt160? hash = null);

    /// <summary>
    /// Whether the account signed for this call. Also true of the calling contract's own hash.
    /// </summary>
    [Syscall("System.Runtime.CheckWitness")]
    public static extern bool CheckWitness(UInt160 hash);

    [Syscall("System.Runtime.CheckWitness")]
    public static extern bool CheckWitness(ECPoint pubkey);

    [Syscall("System.Runtime.Log")]
    public static extern void Log(string message);

    /// <summary>A notification named "Debug" with the text.</summary>
    [OpCode(OpCode.PUSH1)]
    [OpCode(OpCode.PACK)]
    [OpCode(OpCode.PUSHDATA1, "054465627567")]
    [Syscall("System.Runtime.Notify")]
    public static extern void Debug(string message);

    /// <summary>Spends without doing anything [datoshi].</summary>
    [Syscall("System.Runtime.BurnGas")]
    public static extern void BurnGas(long gas);

    /// <summary>Predictable by the sender and by the block's primary: never let value hang on it.</summary>
    [Syscall("System.Runtime.GetRandom")]
    public static extern BigInteger GetRandom();

    [Syscall("System.Runtime.GetNetwork")]
    public static extern uint GetNetwork();

    [Syscall("System.Runtime.LoadScript")]
    public static extern object LoadScript(ByteString script, CallFlags flags, params object[] args);
}
