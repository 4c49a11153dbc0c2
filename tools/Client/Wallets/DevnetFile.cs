using Neo;
using Neo.Json;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>
/// What <c>starminer devnet --json</c> prints first, kept in a file: address, network, named accounts with their keys in clear
/// (development only, as in a neo-express file) and the contracts that it deployed.
/// </summary>
public sealed class DevnetFile
{
    readonly string _path;

    DevnetFile(string path, JObject json)
    {
        _path = path;
        Rpc = new Uri(json["rpc"]!.AsString());
        Network = (uint)json["network"]!.AsNumber();
        Wallets =
        [
            .. ((JArray)json["accounts"]!).Select(account => new WalletAccount(
                account!["name"]!.AsString(), PrivateKey.ToPair(Wallet.GetPrivateKeyFromWIF(account["wif"]!.AsString())))),
        ];
        Contracts = json["contracts"] is JObject contracts
            ? contracts.Properties.ToDictionary(entry => entry.Key, entry => UInt160.Parse(entry.Value!.AsString()))
            : [];
    }

    public Uri Rpc { get; }

    public uint Network { get; }

    public IReadOnlyList<WalletAccount> Wallets { get; }

    public IReadOnlyDictionary<string, UInt160> Contracts { get; }

    public WalletAccount Account(string? name) => WalletFile.Pick(_path, name, Wallets);

    internal static bool IsOne(JObject json) => json.ContainsProperty("rpc") && json.ContainsProperty("accounts");

    /// <returns>Null where the file is of another kind.</returns>
    /// <exception cref="WalletException"/>
    public static DevnetFile? TryRead(string path) =>
        WalletFile.ReadJson(path) is var json && IsOne(json) ? Parse(path, json) : null;

    internal static DevnetFile Parse(string path, JObject json)
    {
        try
        {
            return new DevnetFile(path, json);
        }
        catch (Exception failure) when (failure is InvalidCastException or NullReferenceException or FormatException
            or ArgumentException or InvalidOperationException)
        {
            throw new WalletException($"{path} is not a complete answer of starminer devnet --json", failure);
        }
    }
}
