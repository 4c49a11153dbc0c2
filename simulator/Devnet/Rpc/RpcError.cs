using Neo.Ledger;
using Neo.Plugins;
using StarMiner.Client;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>What a JSON-RPC answer says instead of a result.</summary>
/// <param name="Data">What helps a person; null for nothing.</param>
public sealed record RpcError(int Code, string Message, string? Data = null)
{
    public static readonly RpcError Parse = new(-32700, "Parse error");
    public static readonly RpcError InvalidRequest = new(-32600, "Invalid Request");
    public static readonly RpcError MethodNotFound = new(-32601, "Method not found");
    public static readonly RpcError InvalidParams = new(-32602, "Invalid params");
    public static readonly RpcError TooMany = new(-32005, "Too many requests");
    public static readonly RpcError Internal = new(-32603, "Internal error");

    /// <summary>Codes of today's nodes for what 3.5 nodes only say in words.</summary>
    static readonly Dictionary<string, int> Codes = new()
    {
        ["Unknown block"] = -101,
        ["Unknown contract"] = -102,
        ["Unknown transaction"] = -103,
        ["Unknown transaction/blockhash"] = -103,
        ["Unknown storage"] = -104,
        ["Unknown session"] = -107,
        ["Unknown iterator"] = -108,
        ["Invalid Height"] = -109,
    };

    public RpcError With(string data) => this with { Data = data };

    /// <summary>What a method that failed answers.</summary>
    public static RpcError Of(Exception failure) => failure switch
    {
        RpcRefusal refusal => refusal.Error,
        TransactionRefusedException refused => new RpcError(
            CodeOf(refused.Reason), $"{refused.Reason}", refused.Message),
        // Neo's methods say -100 for all that is unknown, and other numbers of that family for contracts' witnesses.
        RpcException { HResult: -100 } neo => new RpcError(Codes.GetValueOrDefault(neo.Message, -100), neo.Message),
        RpcException neo => new RpcError(neo.HResult is -101 or -102 ? -512 : neo.HResult, neo.Message),
        FormatException or ArgumentException or IndexOutOfRangeException or InvalidCastException or OverflowException
            or NullReferenceException or KeyNotFoundException or InvalidOperationException or NotSupportedException
            => InvalidParams.With(failure.Message),
        ChainException chain => new RpcError(-100, chain.Message),
        _ => Internal.With(failure.Message),
    };

    public static int CodeOf(VerifyResult reason) => reason switch
    {
        VerifyResult.AlreadyExists => -501,
        VerifyResult.OutOfMemory => -502,
        VerifyResult.PolicyFail => -505,
        VerifyResult.InvalidScript => -506,
        VerifyResult.InvalidAttribute => -507,
        VerifyResult.InvalidSignature => -508,
        VerifyResult.OverSize => -509,
        VerifyResult.Expired => -510,
        VerifyResult.InsufficientFunds => -511,
        _ => -500,
    };
}

/// <summary>Ends a method with this error.</summary>
public sealed class RpcRefusal(RpcError error) : Exception(error.Message)
{
    public RpcError Error => error;

    public static RpcRefusal BadParameter(string what) => new(RpcError.InvalidParams.With(what));
}
