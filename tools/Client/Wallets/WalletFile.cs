using Neo;
using Neo.Json;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>A key that signs, with the name by which the wallet file calls it.</summary>
public sealed record WalletAccount(string Name, KeyPair Key)
{
    public UInt160 Account => Key.Account();
}

/// <summary>
/// Opens wallet files: NEP-6, and with clear keys, for development only, neo-express files and what a devnet prints.
/// </summary>
public static class WalletFile
{
    /// <param name="name">Wallet or label or address; null takes the file's default.</param>
    /// <param name="password">Asked only for an encrypted key.</param>
    /// <returns>The account, and the magic of the network that the file is for where it says so.</returns>
    /// <exception cref="WalletException"/>
    public static (WalletAccount Account, uint? Network) Open(string path, string? name, Func<string> password)
    {
        var json = ReadJson(path);
        if (json.ContainsProperty("consensus-nodes"))
        {
            var express = ExpressFile.Parse(path, json);
            return (express.Account(name), express.Network);
        }
        if (DevnetFile.IsOne(json))
        {
            var devnet = DevnetFile.Parse(path, json);
            return (devnet.Account(name), devnet.Network);
        }
        if (json.ContainsProperty("scrypt")) return (Nep6File.Open(path, json, name, password), null);
        throw new WalletException($"{path} is no neo-express file, no NEP-6 wallet and no output of starminer devnet --json");
    }

    /// <summary>The accounts that the file holds, by name or label; no password is needed.</summary>
    /// <exception cref="WalletException"/>
    public static IEnumerable<KeyValuePair<string, UInt160>> NamesIn(string path)
    {
        var json = ReadJson(path);
        if (json.ContainsProperty("consensus-nodes"))
            return Names(ExpressFile.Parse(path, json).Wallets);
        if (DevnetFile.IsOne(json)) return Names(DevnetFile.Parse(path, json).Wallets);
        if (json.ContainsProperty("scrypt")) return Nep6File.Names(path, json);
        throw new WalletException(
            $"{path} is no neo-express file, no NEP-6 wallet and no output of starminer devnet --json");
    }

    static IEnumerable<KeyValuePair<string, UInt160>> Names(IEnumerable<WalletAccount> accounts) =>
        accounts.Select(account => KeyValuePair.Create(account.Name, account.Account));

    internal static JObject ReadJson(string path)
    {
        try
        {
            if (JToken.Parse(File.ReadAllText(path)) is JObject json) return json;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WalletException($"{path} does not exist", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WalletException($"{path} cannot be read: {failure.Message}", failure);
        }
        catch (FormatException)
        {
        }
        throw new WalletException($"{path} is not JSON");
    }

    internal static WalletAccount Pick(string path, string? name, IReadOnlyList<WalletAccount> accounts)
    {
        if (accounts.Count == 0) throw new WalletException($"{path} holds no account with a key");
        if (name is null) return accounts[0];
        foreach (var candidate in accounts)
        {
            if (string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase)
                || Accounts.Address(candidate.Account) == name)
                return candidate;
        }
        throw new WalletException(
            $"{path} has no account '{name}'; it has {string.Join(", ", accounts.Select(a => a.Name))}");
    }
}
