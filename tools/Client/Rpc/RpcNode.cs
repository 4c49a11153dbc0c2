using System.Globalization;
using Neo;
using Neo.IO;
using Neo.Json;
using Neo.Network.P2P.Payloads;
using Neo.Network.RPC.Models;
using Neo.SmartContract;
using Neo.VM;
using Neo.VM.Types;

namespace StarMiner.Client;

/// <summary>A node's methods that this project uses, with Neo's types.</summary>
sealed class RpcNode(RpcConnection connection)
{
    /// <summary>"Unknown ..." of 3.5 nodes, and of 3.8 and later ones (unknown contract, transaction).</summary>
    static readonly int[] UnknownCodes = [-100, -102, -103];

    public Uri Url => connection.Url;

    public async Task<NodeVersion> GetVersionAsync(CancellationToken cancel)
    {
        var protocol = Property(await CallAsync("getversion", cancel), "protocol");
        return new NodeVersion(
            (uint)Property(protocol, "network").AsNumber(),
            (uint)Property(protocol, "msperblock").AsNumber(),
            (uint)Property(protocol, "maxvaliduntilblockincrement").AsNumber());
    }

    public async Task<uint> GetHeightAsync(CancellationToken cancel) =>
        (uint)Some(await CallAsync("getblockcount", cancel), "getblockcount").AsNumber() - 1;

    public async Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel) =>
        UInt256.Parse(Some(await CallAsync("getblockhash", cancel, index), "getblockhash").AsString());

    /// <returns>Timestamp of the block [ms].</returns>
    public async Task<ulong> GetBlockTimeMsAsync(uint index, CancellationToken cancel) =>
        (ulong)Property(await CallAsync("getblockheader", cancel, index, true), "time").AsNumber();

    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(uint index, CancellationToken cancel)
    {
        var raw = Some(await CallAsync("getblock", cancel, index, false), "getblock").AsString();
        var block = Convert.FromBase64String(raw).AsSerializable<Block>();
        return [.. block.Transactions.Select(transaction => (ReadOnlyMemory<byte>)transaction.Script)];
    }

    public async Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel)
    {
        if (await UnlessUnknownAsync(CallAsync("getcontractstate", cancel, contract.ToString())) is not { } state)
            return null;
        return new DeployedContract(
            UInt160.Parse(Property(state, "hash").AsString()),
            Property(Property(state, "manifest"), "name").AsString(),
            (uint)Property(Property(state, "nef"), "checksum").AsNumber(),
            (ushort)Property(state, "updatecounter").AsNumber());
    }

    /// <returns>The contract as the chain holds it, or null.</returns>
    public async Task<ContractState?> GetContractStateAsync(UInt160 contract, CancellationToken cancel) =>
        await UnlessUnknownAsync(CallAsync("getcontractstate", cancel, contract.ToString())) is JObject state
            ? RpcContractState.FromJson(state).ContractState
            : null;

    /// <summary>Runs a script without a transaction, as if these had signed.</summary>
    /// <exception cref="ContractFaultException">The VM faulted.</exception>
    public async Task<ReadResult> RehearseAsync(
        ReadOnlyMemory<byte> script, IReadOnlyList<Signer> signers, CancellationToken cancel)
    {
        var all = new JArray([.. signers.Select(signer => signer.ToJson())]);
        var result = await CallAsync("invokescript", cancel, Convert.ToBase64String(script.Span), all);
        if (Property(result, "state").AsString() != nameof(VMState.HALT))
            throw new ContractFaultException(result!["exception"]?.AsString() ?? "the VM faulted without a reason");
        return new ReadResult(Top(result!["stack"]), Datoshi(Property(result, "gasconsumed")));
    }

    /// <returns>Network fee [1e-8 GAS].</returns>
    public async Task<long> CalculateNetworkFeeAsync(Transaction transaction, CancellationToken cancel)
    {
        var answer = await CallAsync("calculatenetworkfee", cancel, Convert.ToBase64String(transaction.ToArray()));
        return Datoshi(Property(answer, "networkfee"));
    }

    public Task SendAsync(byte[] transaction, CancellationToken cancel) =>
        CallAsync("sendrawtransaction", cancel, Convert.ToBase64String(transaction));

    /// <returns>Index of the block that holds the transaction, or null.</returns>
    public async Task<uint?> FindTransactionAsync(UInt256 transaction, CancellationToken cancel) =>
        await UnlessUnknownAsync(CallAsync("gettransactionheight", cancel, transaction.ToString())) is { } index
            ? (uint)index.AsNumber()
            : null;

    public async Task<long> GetNetworkFeeAsync(UInt256 transaction, CancellationToken cancel) =>
        Datoshi(Property(await CallAsync("getrawtransaction", cancel, transaction.ToString(), true), "netfee"));

    /// <returns>
    /// The execution of a transaction that a block holds; null while there is no log of it, which nodes write a moment
    /// after the block.
    /// </returns>
    public async Task<Execution?> FindExecutionAsync(UInt256 transaction, CancellationToken cancel)
    {
        try
        {
            var answer = CallAsync("getapplicationlog", cancel, transaction.ToString());
            return await UnlessUnknownAsync(answer) is JObject log
                ? RpcApplicationLog.FromJson(log, ProtocolSettings.Default).Executions[0]
                : null;
        }
        catch (RpcErrorException refusal) when (refusal.Code == -32601)
        {
            throw new ChainException(
                $"{Url} keeps no application logs; use a node with the ApplicationLogs plugin", refusal);
        }
    }

    Task<JToken?> CallAsync(string method, CancellationToken cancel, params JToken?[] parameters) =>
        connection.CallAsync(method, new JArray(parameters), cancel);

    static async Task<JToken?> UnlessUnknownAsync(Task<JToken?> answer)
    {
        try
        {
            return await answer;
        }
        catch (RpcErrorException refusal) when (UnknownCodes.Contains(refusal.Code)
            && refusal.NodeMessage.StartsWith("Unknown", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
    }

    JToken Some(JToken? answer, string what) =>
        answer ?? throw new ChainException($"{Url} does not speak Neo's JSON-RPC: {what} is missing");

    JToken Property(JToken? answer, string name) => Some((answer as JObject)?[name], name);

    static long Datoshi(JToken amount) => long.Parse(amount.AsString(), CultureInfo.InvariantCulture);

    static StackItem Top(JToken? stack) =>
        stack is JArray { Count: > 0 } items && items[^1] is JObject top
            ? Neo.Network.RPC.Utility.StackItemFromJson(top)
            : StackItem.Null;
}

/// <param name="MsPerBlock">Time between blocks [ms].</param>
/// <param name="MaxValidBlocks">For how long a transaction may wait [blocks].</param>
sealed record NodeVersion(uint Network, uint MsPerBlock, uint MaxValidBlocks);
