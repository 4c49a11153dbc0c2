using Neo;
using Neo.Json;

namespace StarMiner.Client;

/// <summary>A neo-express file: one private net's magic, nodes and named wallets, with private keys in clear.</summary>
public sealed class ExpressFile
{
    readonly string _path;

    ExpressFile(string path, uint network, IReadOnlyList<ushort> rpcPorts, IReadOnlyList<WalletAccount> wallets)
    {
        _path = path;
        Network = network;
        RpcPorts = rpcPorts;
        Wallets = wallets;
    }

    public uint Network { get; }

    /// <summary>Of each consensus node.</summary>
    public IReadOnlyList<ushort> RpcPorts { get; }

    /// <summary>The default account of each named wallet, in the file's order.</summary>
    public IReadOnlyList<WalletAccount> Wallets { get; }

    /// <exception cref="WalletException"/>
    public static ExpressFile Read(string path) => Parse(path, WalletFile.ReadJson(path));

    /// <param name="name">Name of a wallet, or an address; null takes the first wallet.</param>
    public WalletAccount Account(string? name) => WalletFile.Pick(_path, name, Wallets);

    internal static ExpressFile Parse(string path, JObject json)
    {
        try
        {
            var nodes = (JArray)json["consensus-nodes"]!;
            if (nodes.Count == 0) throw new FormatException("no consensus node");
            ushort[] rpcPorts = [.. nodes.Select(node => (ushort)node!["rpc-port"]!.AsNumber())];
            var wallets = ((JArray)json["wallets"]!).Select(wallet => Wallet((JObject)wallet!)).ToArray();
            return new ExpressFile(path, (uint)json["magic"]!.AsNumber(), rpcPorts, wallets);
        }
        catch (Exception failure) when (failure is InvalidCastException or NullReferenceException or FormatException
            or ArgumentException or InvalidOperationException)
        {
            throw new WalletException($"{path} is not a complete neo-express file", failure);
        }
    }

    static WalletAccount Wallet(JObject wallet)
    {
        var account = (JObject)((JArray)wallet["accounts"]!).First(a => a!["is-default"]!.AsBoolean())!;
        return new WalletAccount(
            wallet["name"]!.AsString(), PrivateKey.ToPair(account["private-key"]!.AsString().HexToBytes()));
    }
}
