using Neo;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.SmartContract.Manifest;
using Neo.SmartContract.Native;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Devnet.Explorer.Tables;

/// <summary>Values of events by the names that a contract's manifest gives them.</summary>
sealed class EventShapes(DataCache view)
{
    readonly Dictionary<UInt160, ContractState?> _contracts = [];

    /// <returns>Null where the manifest has no such event or another number of values was sent.</returns>
    public IReadOnlyDictionary<string, StackItem>? Read(Notification sent)
    {
        if (!_contracts.TryGetValue(sent.Contract, out ContractState? contract))
            _contracts[sent.Contract] = contract = NativeContract.ContractManagement.GetContract(view, sent.Contract);
        ContractEventDescriptor? shape = contract?.Manifest.Abi.Events.FirstOrDefault(e => e.Name == sent.Event);
        if (shape is null || shape.Parameters.Length != sent.Values.Count) return null;
        var values = new Dictionary<string, StackItem>();
        for (int i = 0; i < shape.Parameters.Length; i++) values[shape.Parameters[i].Name] = sent.Values[i];
        return values;
    }
}
