using System.Numerics;
using System.Text;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>What single nodes mean to whoever looks for mistakes.</summary>
static class Services
{
    const int WriteStates = 2, AllowCall = 4;

    static readonly string[] identity =
    [
        "System.Runtime.CheckWitness", "System.Runtime.GetCallingScriptHash", "System.Crypto.CheckSig",
        "System.Crypto.CheckMultisig",
    ];

    /// <summary>Native contracts that call nobody: StdLib, CryptoLib, Ledger, Policy, RoleManagement, Oracle.</summary>
    static readonly string[] quietNatives =
    [
        "0xacce6fd80d44e1796aa0c2c625e9e4e0ce39efc0", "0x726cb6e0cd8628a1350a611384688911ab75f51b",
        "0xda65b600f7124ce6c79950c1772a36403104f2be", "0xcc5e4edd9f5f8dba8bb65734541df7a1c081c67b",
        "0x49cf4e5378ffcd4dec034fd98a174c5491e395e2", "0xfe924b7cfe89ddd271abaf7210a80a7e11178758",
    ];

    /// <summary>GAS, NEO and ContractManagement: a transfer calls its receiver.</summary>
    static readonly string[] otherNatives =
    [
        "0xd2a4cff31913016155e38e474a2c06d08be276cf", "0xef4073a0f2b305a38ec4050e4d3d28bc40ea63f5",
        "0xfffdc93764dbaddd97c48f252a53ea4643faa3fd",
    ];

    static readonly string[] nativeWrites =
    [
        "transfer", "update", "destroy", "deploy", "vote", "registerCandidate", "unregisterCandidate", "request",
        "designateAsRole",
    ];

    public static IEnumerable<string> SyscallsOf(Expr node) => node switch
    {
        Syscall call => [call.Name],
        Sequence sequence => sequence.Code.Select(item => item.Syscall).OfType<string>(),
        _ => [],
    };

    /// <summary>Asks who stands behind the call: a witness, the calling contract, a signature.</summary>
    public static bool AsksWho(Expr node) => SyscallsOf(node).Any(identity.Contains)
        || node is TokenCall { Token.Method: "verifyWithECDsa" };

    public static bool AsksCaller(Expr node) => SyscallsOf(node).Contains("System.Runtime.GetCallingScriptHash");

    public static bool WritesStorage(Expr node)
        => SyscallsOf(node).Any(name => name is "System.Storage.Put" or "System.Storage.Delete");

    /// <summary>Changes what the chain keeps, here or by the contract's authority elsewhere.</summary>
    public static bool Writes(Expr node) => WritesStorage(node) || node switch
    {
        TokenCall { Token: var token } => IsNative(token) ? nativeWrites.Contains(token.Method)
            : (token.CallFlags & WriteStates) != 0,
        Syscall { Name: "System.Contract.Call" } call => (Flags(call) & WriteStates) != 0,
        _ => false,
    };

    /// <summary>Runs code of others that could come back and find this contract's state half changed.</summary>
    public static bool CallsOut(Expr node) => node switch
    {
        TokenCall { Token: var token } => IsNative(token) ? token.Method == "transfer"
            : MayComeBack(token.CallFlags),
        Syscall { Name: "System.Contract.Call" } call => MayComeBack(Flags(call)),
        Syscall { Name: "System.Runtime.LoadScript" } => true,
        _ => false,
    };

    /// <summary>The result of another contract's transfer, false when it did not take place.</summary>
    public static bool IsTransfer(Expr node) => node switch
    {
        TokenCall { Token: { Method: "transfer", HasReturn: true } } => true,
        Syscall { Name: "System.Contract.Call" } call => MethodOf(call) == "transfer",
        _ => false,
    };

    /// <summary>May run code that throws what a catch here can catch.</summary>
    public static bool MayThrowCatchable(Expr node) => node switch
    {
        TokenCall { Token: var token } => !IsQuiet(token),
        IndirectCall => true,
        _ => SyscallsOf(node).Any(name => name is "System.Contract.Call" or "System.Runtime.LoadScript"),
    };

    /// <summary>The storage key of a write, if it consists of constants.</summary>
    public static string? ConstantKey(Expr node)
        => node is Syscall { Name: "System.Storage.Put" or "System.Storage.Delete" }
            ? Constant(node.Operands[1])
            : null;

    /// <summary>Sets a mark or takes it away: nothing that was computed is stored.</summary>
    public static bool SetsMark(Expr node) => node is Syscall { Name: "System.Storage.Delete" }
        || (node is Syscall { Name: "System.Storage.Put" } && Constant(node.Operands[^1]) is not null);

    static string? Constant(Expr expr) => expr switch
    {
        Const { Value: byte[] bytes } => Convert.ToHexString(bytes),
        Const { Value: { } other } => $"{other};",
        Retyped or AsInteger => Constant(expr.Operands[0]),
        Op { Code: Emit.OpCode.CAT or Emit.OpCode.CONVERT } joined
            => joined.Operands.Select(Constant).ToList() is var parts && !parts.Contains(null)
                ? string.Concat(parts)
                : null,
        _ => null,
    };

    static string? MethodOf(Syscall call)
        => call.Operands[1] is Const { Value: byte[] name } ? Encoding.UTF8.GetString(name) : null;

    /// <summary>All of them where they are not known at compile time.</summary>
    static int Flags(Syscall call)
        => call.Operands[2] is Const { Value: BigInteger flags } ? (int)flags : WriteStates | AllowCall;

    static bool MayComeBack(int flags) => (flags & WriteStates) != 0 && (flags & AllowCall) != 0;

    static bool IsNative(MethodToken token) => IsQuiet(token) || otherNatives.Contains(Hash(token));

    static bool IsQuiet(MethodToken token) => quietNatives.Contains(Hash(token));

    static string Hash(MethodToken token) => Artifacts.ContractPermissions.Hash(token.Hash);
}
