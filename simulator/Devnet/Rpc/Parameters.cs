using Neo;
using Neo.Json;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>Reads a method's parameters; what is wrong with one is said in the error's data.</summary>
static class Parameters
{
    public static JToken Required(this JArray parameters, int index, string name) =>
        parameters.Count > index && parameters[index] is { } value
            ? value
            : throw RpcRefusal.BadParameter($"parameter {index} ({name}) is missing");

    public static string Text(this JArray parameters, int index, string name) =>
        parameters.Required(index, name) is JString text
            ? text.Value
            : throw RpcRefusal.BadParameter($"parameter {index} ({name}) must be a string");

    /// <summary>A whole number, as a number or as a string of digits.</summary>
    public static ulong Number(this JArray parameters, int index, string name, ulong most = ulong.MaxValue)
    {
        JToken value = parameters.Required(index, name);
        if (value is JString text && ulong.TryParse(text.Value, out ulong parsed) && parsed <= most) return parsed;
        // Doubles count in ones up to here.
        const double Exact = 1L << 53;
        if (value is JNumber { Value: >= 0 and <= Exact } number && number.Value == Math.Floor(number.Value)
            && number.Value <= most) return (ulong)number.Value;
        throw RpcRefusal.BadParameter($"parameter {index} ({name}) must be a whole number from 0 to {most}");
    }

    public static ulong Number(this JArray parameters, int index, string name, ulong otherwise, ulong most) =>
        parameters.Has(index) ? parameters.Number(index, name, most) : otherwise;

    public static bool Has(this JArray parameters, int index) =>
        parameters.Count > index && parameters[index] is not null;

    public static bool Flag(this JArray parameters, int index) =>
        parameters.Has(index) && parameters[index]!.AsBoolean();

    public static UInt256 Hash(this JArray parameters, int index, string name) =>
        UInt256.TryParse(parameters.Text(index, name), out UInt256 hash)
            ? hash
            : throw RpcRefusal.BadParameter($"parameter {index} ({name}) must be a hash of 32 bytes");

    /// <summary>An address or a script hash.</summary>
    public static UInt160 Account(this JArray parameters, int index, string name)
    {
        string text = parameters.Text(index, name);
        if (UInt160.TryParse(text, out UInt160 hash)) return hash;
        try
        {
            return Neo.Wallets.Helper.ToScriptHash(text, Accounts.AddressVersion);
        }
        catch (FormatException)
        {
            throw RpcRefusal.BadParameter($"parameter {index} ({name}): '{text}' is no address and no script hash");
        }
    }

    public static byte[] Bytes(this JArray parameters, int index, string name)
    {
        try
        {
            return Convert.FromBase64String(parameters.Text(index, name));
        }
        catch (FormatException)
        {
            throw RpcRefusal.BadParameter($"parameter {index} ({name}) must be bytes in base64");
        }
    }

    /// <summary>A contract by hash, by id, or a native one by name.</summary>
    public static UInt160? Contract(this JArray parameters, int index, Moment now)
    {
        JToken value = parameters.Required(index, "contract");
        string text = value.AsString();
        if (UInt160.TryParse(text, out UInt160 hash)) return hash;
        NativeContract? native = NativeContract.Contracts.FirstOrDefault(
            contract => text.Equals(contract.Name, StringComparison.OrdinalIgnoreCase));
        if (native is not null) return native.Hash;
        return int.TryParse(text, out int id)
            ? NativeContract.ContractManagement.GetContractById(now.Chain.View, id)?.Hash
            : throw RpcRefusal.BadParameter($"parameter {index}: '{text}' is no contract hash, id or native name");
    }
}
