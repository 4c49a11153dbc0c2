using System.Numerics;
using System.Text.Json;
using Neo;

namespace StarMiner.Client;

/// <summary>
/// What a deployment is given as a file: who governs from the founding on, which accounts have roles, and the
/// protocol's numbers that shall not be the defaults.
/// <code>
/// { "stewards": { "threshold": 2, "accounts": ["N...", "N...", "N..."] }, "guardians": { ... }, "minter": "N...",
///   "roles": { "Maintenance": "N..." }, "parameters": { "DisputeBlocks": 30 } }
/// </code>
/// Each part may be left out. Numbers are in the unit of the Council's table (ms, blocks, basis points, 1e-8 AGPU).
/// </summary>
public static class DeploymentSettings
{
    const int MostMembers = 16;
    static readonly string[] Parts = ["stewards", "guardians", "minter", "roles", "parameters"];

    /// <exception cref="WalletException">The file cannot be used; the message is one line.</exception>
    public static Governance Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(json.RootElement);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WalletException($"{path} cannot be read: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException
            or WalletException)
        {
            throw new WalletException($"{path}: {failure.Message}", failure);
        }
    }

    static Governance Read(JsonElement root)
    {
        foreach (var part in root.EnumerateObject())
        {
            if (!Parts.Contains(part.Name))
                throw new FormatException($"there is no '{part.Name}' in a deployment{Nearest.Hint(part.Name, Parts)}");
        }
        return new Governance
        {
            Stewards = root.TryGetProperty("stewards", out var stewards) ? MembersIn(stewards, "stewards") : null,
            Guardians = root.TryGetProperty("guardians", out var guardians) ? MembersIn(guardians, "guardians") : null,
            Minter = root.TryGetProperty("minter", out var minter) ? Account(minter) : null,
            Roles = Entries(root, "roles").ToDictionary(role => role.Name, role => Account(role.Value)),
            Parameters = Entries(root, "parameters").ToDictionary(
                parameter => parameter.Name, parameter => BigInteger.Parse(parameter.Value.GetRawText())),
        };
    }

    static IEnumerable<JsonProperty> Entries(JsonElement root, string name) =>
        root.TryGetProperty(name, out var part) ? part.EnumerateObject() : [];

    static UInt160 Account(JsonElement text) =>
        Accounts.Parse(text.GetString()) ?? throw new FormatException("an account is missing");

    static Members MembersIn(JsonElement json, string name)
    {
        int threshold = json.TryGetProperty("threshold", out var number) ? number.GetInt32() : 0;
        UInt160[] accounts = json.TryGetProperty("accounts", out var list)
            ? [.. list.EnumerateArray().Select(Account)]
            : [];
        return Members.TryCreate(threshold, accounts, MostMembers) ?? throw new FormatException(
            $"{name} want a threshold and 1 to {MostMembers} different accounts that can reach it");
    }
}
