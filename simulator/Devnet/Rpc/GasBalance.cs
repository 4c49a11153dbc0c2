using System.Numerics;
using Neo;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.SmartContract.Native;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>GAS from nowhere. The supply moves with it, so that it stays the sum of all balances.</summary>
static class GasBalance
{
    const byte AccountPrefix = 20;
    const byte SupplyPrefix = 11;

    /// <param name="amountDatoshi">What the account has afterwards [1e-8 GAS].</param>
    /// <returns>The keys that changed.</returns>
    public static IEnumerable<StorageKey> Set(DataCache state, UInt160 account, BigInteger amountDatoshi)
    {
        StorageKey holder = new KeyBuilder(NativeContract.GAS.Id, AccountPrefix).Add(account);
        StorageKey supply = new KeyBuilder(NativeContract.GAS.Id, SupplyPrefix);
        StorageItem balance = state.GetAndChange(holder, () => new StorageItem(new AccountState()));
        BigInteger before = balance.GetInteroperable<AccountState>().Balance;
        if (amountDatoshi.IsZero) state.Delete(holder);
        else balance.GetInteroperable<AccountState>().Balance = amountDatoshi;
        state.GetAndChange(supply).Add(amountDatoshi - before);
        return [holder, supply];
    }
}
