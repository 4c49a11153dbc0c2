using System.Text;
using Neo;
using Neo.SmartContract;
using Neo.VM;

namespace StarMiner.Simulator.Devnet.Explorer.Tables;

/// <summary>A call of a contract's method that a transaction's script makes by itself.</summary>
sealed record ScriptCall(UInt160 Contract, string Method)
{
    const int MostCalls = 64;

    /// <summary>
    /// The calls of a script that is written as everybody writes them: method and contract pushed just before the
    /// system call. Others are not seen; the tree of calls shows what really ran.
    /// </summary>
    public static IReadOnlyList<ScriptCall> In(ReadOnlyMemory<byte> script)
    {
        var calls = new List<ScriptCall>();
        try
        {
            var code = new Script(script);
            Instruction? method = null, contract = null;
            for (int at = 0; at < code.Length && calls.Count < MostCalls; at += contract!.Size)
            {
                Instruction next = code.GetInstruction(at);
                if (IsContractCall(next) && Read(method, contract) is { } call) calls.Add(call);
                (method, contract) = (contract, next);
            }
        }
        catch (InvalidOperationException)
        {
            // No script to the end: it faulted, and what was read until there stands.
        }
        return calls;
    }

    static bool IsContractCall(Instruction instruction) =>
        instruction.OpCode == OpCode.SYSCALL
        && instruction.TokenU32 == ApplicationEngine.System_Contract_Call.Hash;

    static ScriptCall? Read(Instruction? method, Instruction? contract) =>
        method is { OpCode: OpCode.PUSHDATA1 }
        && contract is { OpCode: OpCode.PUSHDATA1, Operand.Length: UInt160.Length }
            ? new ScriptCall(new UInt160(contract.Operand.Span), Encoding.UTF8.GetString(method.Operand.Span))
            : null;
}
