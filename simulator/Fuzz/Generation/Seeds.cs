using System.Text;
using Neo;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract;
using Neo.SmartContract.Manifest;
using Neo.VM.Types;
using StarMiner.Simulator.Fuzz.Coverage;
using StarMiner.Simulator.Fuzz.Steps;
using StarMiner.Simulator.Scenarios.Invariants.Declared;
using Array = Neo.VM.Types.Array;
using Boolean = Neo.VM.Types.Boolean;

namespace StarMiner.Simulator.Fuzz.Generation;

/// <summary>Calls that were heard, as steps that somebody could try.</summary>
sealed class Seeds(FuzzWorld world)
{
    /// <summary>Whoever passes more is handing over files.</summary>
    const int LongestBytes = 256, MostItems = 32;

    readonly Dictionary<UInt160, FuzzContract> _contracts =
        world.Contracts.DistinctBy(contract => contract.Hash).ToDictionary(contract => contract.Hash);
    readonly Dictionary<UInt160, AccountValue> _accounts = AccountsOf(world.Places);

    /// <summary>By whom it is about, where that is an actor; else by the first one. Null where it cannot be one.</summary>
    public FuzzCall? Of(HeardCall heard)
    {
        if (!_contracts.TryGetValue(heard.Contract, out FuzzContract? contract)) return null;
        ContractMethodDescriptor? method = contract.Manifest.Abi.GetMethod(heard.Method, heard.Arguments.Count);
        if (method is null) return null;
        var arguments = new FuzzValue[heard.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (Value(heard.Arguments[i], method.Parameters[i].Type) is not { } value) return null;
            arguments[i] = value;
        }
        string by = arguments.OfType<AccountValue>().FirstOrDefault(account => !account.IsContract)?.Name
            ?? world.Places.Actors.Keys.First();
        return new FuzzCall(contract.Name, heard.Method, [new FuzzSigner(by, WitnessScope.CalledByEntry, [])], arguments);
    }

    FuzzValue? Value(StackItem item, ContractParameterType type) => item switch
    {
        Null => new NothingValue(),
        Boolean => new TruthValue(item.GetBoolean()),
        Integer => new NumberValue(item.GetInteger()),
        Array list => List(list),
        ByteString or Neo.VM.Types.Buffer => Bytes(item.GetSpan(), type),
        _ => null,
    };

    ListValue? List(Array list)
    {
        if (list.Count > MostItems) return null;
        var items = new List<FuzzValue>();
        foreach (StackItem item in list)
        {
            if (Value(item, ContractParameterType.Any) is not { } value) return null;
            items.Add(value);
        }
        return new ListValue(items);
    }

    FuzzValue? Bytes(ReadOnlySpan<byte> bytes, ContractParameterType type)
    {
        if (bytes.Length > LongestBytes) return null;
        if (bytes.Length == UInt160.Length && _accounts.TryGetValue(new UInt160(bytes), out AccountValue? account))
            return account;
        string text = Encoding.ASCII.GetString(bytes);
        bool isText = type == ContractParameterType.String
            || type != ContractParameterType.ByteArray && text.Length > 1 && text.All(char.IsAsciiLetterOrDigit);
        return isText ? new TextValue(text) : new BytesValue(Convert.ToHexStringLower(bytes));
    }

    static Dictionary<UInt160, AccountValue> AccountsOf(Places places)
    {
        var accounts = new Dictionary<UInt160, AccountValue>();
        foreach (var (name, hash) in places.Actors) accounts[hash] = new AccountValue(name, false);
        foreach (var (name, hash) in places.Contracts) accounts.TryAdd(hash, new AccountValue(name, true));
        return accounts;
    }
}
