using System.Text.Json.Nodes;
using Neo;
using Neo.SmartContract.Manifest;
using Neo.VM.Types;
using Array = Neo.VM.Types.Array;

namespace StarMiner.Client;

/// <summary>Calls by names, checked against the ABI that the chain holds before anything runs.</summary>
public sealed class NamedCalls(RpcChainClient chain, NameBook names)
{
    /// <param name="target">As <c>JobMarket.settle</c>; the contract may be a hash or an address.</param>
    /// <exception cref="ChainException">No such contract or method, or the arguments do not fit it.</exception>
    public async Task<ContractCall> ReadAsync(string target, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        int dot = target.LastIndexOf('.');
        if (dot <= 0 || dot == target.Length - 1)
            throw new ChainException($"'{target}' is not like CONTRACT.METHOD, for example AgpuToken.balanceOf");
        var contract = names.Contract(target[..dot]);
        var state = await chain.GetContractStateAsync(contract, cancel)
            ?? throw new ChainException($"no contract {target[..dot]} is deployed at {contract} on {chain.Url}");
        var method = Pick(state.Manifest, target[..dot], target[(dot + 1)..], arguments.Count);
        return new ContractCall(contract, method.Name, new ArgumentReader(names).Read(method, arguments));
    }

    static ContractMethodDescriptor Pick(ContractManifest manifest, string contract, string name, int arguments)
    {
        var methods = manifest.Abi.Methods.Where(method => !method.Name.StartsWith('_')).ToList();
        var named = methods.Where(method => method.Name == name).ToList();
        return named.Find(method => method.Parameters.Length == arguments) ?? named.FirstOrDefault()
            ?? throw new ChainException($"{contract} has no method '{name}'{Nearest.Hint(name, methods.Select(m => m.Name))}");
    }

    /// <summary>A value for people: hashes by the names they have here.</summary>
    public string Show(StackItem item) => item switch
    {
        Array array => $"[{string.Join(", ", array.Select(Show))}]",
        ByteString or Neo.VM.Types.Buffer when item.GetSpan().Length == UInt160.Length => Show(new UInt160(item.GetSpan())),
        _ => item.Describe(),
    };

    public string Show(UInt160 hash) => names.NameOf(hash) ?? hash.ToString();

    /// <summary>A value for programs: numbers as text, since JSON's are too small; bytes as 0x and hexadecimal digits.</summary>
    public static JsonNode? Json(StackItem item) => item switch
    {
        Null => null,
        Array array => new JsonArray([.. array.Select(Json)]),
        Neo.VM.Types.Boolean flag => flag.GetBoolean(),
        Integer number => number.GetInteger().ToString(),
        ByteString or Neo.VM.Types.Buffer => $"0x{Convert.ToHexString(item.GetSpan()).ToLowerInvariant()}",
        _ => item.Describe(),
    };
}
