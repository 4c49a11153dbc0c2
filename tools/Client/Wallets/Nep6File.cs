using Neo;
using Neo.Json;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>A NEP-6 wallet: keys encrypted by NEP-2 under a password.</summary>
static class Nep6File
{
    sealed record Entry(string Label, string Address, string? Nep2, bool IsDefault);

    public static WalletAccount Open(string path, JObject json, string? name, Func<string> password)
    {
        var (scrypt, entries) = Parse(path, json);
        var entry = Pick(path, entries, name);
        if (entry.Nep2 is null)
            throw new WalletException($"{path} has no key for {entry.Address}: it only watches that account");
        try
        {
            var key = Wallet.GetPrivateKeyFromNEP2(
                entry.Nep2, password(), Accounts.AddressVersion, scrypt.N, scrypt.R, scrypt.P);
            return new WalletAccount(entry.Label.Length > 0 ? entry.Label : entry.Address, PrivateKey.ToPair(key));
        }
        catch (FormatException failure)
        {
            throw new WalletException($"wrong password for {entry.Address} in {path}", failure);
        }
    }

    /// <summary>The accounts that have a label.</summary>
    public static IEnumerable<KeyValuePair<string, UInt160>> Names(string path, JObject json) =>
        Parse(path, json).Entries.Where(entry => entry.Label.Length > 0)
            .Select(entry => KeyValuePair.Create(entry.Label, Accounts.Parse(entry.Address)!));

    static ((int N, int R, int P) Scrypt, IReadOnlyList<Entry> Entries) Parse(string path, JObject json)
    {
        try
        {
            var scrypt = json["scrypt"]!;
            var entries = ((JArray)json["accounts"]!).Select(account => new Entry(
                account!["label"]?.AsString() ?? "", account["address"]!.AsString(), account["key"]?.AsString(),
                account["isDefault"]?.AsBoolean() ?? false));
            return ((Cost("n"), Cost("r"), Cost("p")), [.. entries]);

            int Cost(string name) => (int)scrypt[name]!.AsNumber();
        }
        catch (Exception failure) when (failure is InvalidCastException or NullReferenceException
            or InvalidOperationException)
        {
            throw new WalletException($"{path} is not a complete NEP-6 wallet", failure);
        }
    }

    static Entry Pick(string path, IReadOnlyList<Entry> entries, string? name)
    {
        if (entries.Count == 0) throw new WalletException($"{path} holds no account");
        if (name is null) return entries.FirstOrDefault(e => e.IsDefault) ?? entries[0];
        return entries.FirstOrDefault(
            e => e.Address == name || string.Equals(e.Label, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new WalletException(
                $"{path} has no account '{name}'; it has {string.Join(", ", entries.Select(e => e.Address))}");
    }
}
