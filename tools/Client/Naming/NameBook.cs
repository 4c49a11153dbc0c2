using Neo;
using Neo.SmartContract.Native;

namespace StarMiner.Client;

/// <summary>
/// Contracts and accounts by the names that people use, so that nobody types hashes: the suite's contracts, Neo's native
/// ones, and the accounts of a wallet file. Names are compared without regard to case.
/// </summary>
public sealed class NameBook
{
    readonly Dictionary<string, UInt160> _contracts = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, UInt160> _accounts = new(StringComparer.OrdinalIgnoreCase);

    public NameBook()
    {
        foreach (var native in NativeContract.Contracts) _contracts[native.Name] = native.Hash;
        _contracts["GAS"] = NativeContract.GAS.Hash;
        _contracts["NEO"] = NativeContract.NEO.Hash;
    }

    public NameBook AddContracts(IEnumerable<KeyValuePair<string, UInt160>> contracts)
    {
        foreach (var (name, hash) in contracts) _contracts[name] = hash;
        return this;
    }

    public NameBook AddAccounts(IEnumerable<KeyValuePair<string, UInt160>> accounts)
    {
        foreach (var (name, account) in accounts) _accounts[name] = account;
        return this;
    }

    public bool Knows(string contract) => _contracts.ContainsKey(contract);

    /// <param name="text">A contract's name, its script hash or address.</param>
    /// <exception cref="ChainException">It is none of these; the message names a known name that is near.</exception>
    public UInt160 Contract(string text) =>
        _contracts.TryGetValue(text, out var known) ? known
        : Literal(text) ?? throw Unknown(text, "contract", _contracts.Keys);

    /// <param name="text">An account's or a contract's name, an address or a script hash.</param>
    /// <exception cref="ChainException">It is none of these; the message names a known name that is near.</exception>
    public UInt160 Any(string text) =>
        Find(text) ?? throw Unknown(text, "account or contract", [.. _accounts.Keys, .. _contracts.Keys]);

    /// <summary>As <see cref="Any"/>, null where the text means nothing here.</summary>
    public UInt160? Find(string text) =>
        _accounts.TryGetValue(text, out var account) ? account
        : _contracts.TryGetValue(text, out var contract) ? contract
        : Literal(text);

    /// <summary>The name that stands for this hash, null where it has none.</summary>
    public string? NameOf(UInt160 hash) => First(_accounts, hash) ?? First(_contracts, hash);

    static string? First(Dictionary<string, UInt160> names, UInt160 hash) =>
        names.Where(entry => entry.Value == hash).Select(entry => entry.Key).FirstOrDefault();

    static UInt160? Literal(string text)
    {
        try
        {
            return Accounts.Parse(text);
        }
        catch (WalletException)
        {
            return null;
        }
    }

    static ChainException Unknown(string text, string what, IEnumerable<string> known) =>
        new($"no {what} is called '{text}'{Nearest.Hint(text, known)}");
}
