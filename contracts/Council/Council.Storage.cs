using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts;

public partial class Council
{
    private const byte PrefixStewards = 0x01;     // -> threshold 1 | accounts 20 each
    private const byte PrefixRole = 0x02;         // + role [1..32 B] -> address [20 B]
    private const byte PrefixKernel = 0x03;       // + kernel [20 B] -> task [1 B]
    private const byte PrefixGuardians = 0x04;    // -> threshold 1 | accounts 20 each
    private const byte PrefixFounded = 0x05;      // -> 1 once the genesis is over
    private const byte PrefixCharter = 0x06;      // -> closed entries 1 | addresses 20 each | parameters 8 each | 4
    private const byte PrefixAction = 0x07;       // + id [32 B] -> from when on it may be executed [ms]
    private const byte PrefixPublicKernel = 0x08; // -> the kernel of public work [20 B]
    private const byte PrefixSynced = 0x09;       // -> 1 once the contracts of the suite keep copies of the charter

    private static readonly byte[] StewardsKey = new byte[] { PrefixStewards };
    private static readonly byte[] GuardiansKey = new byte[] { PrefixGuardians };
    private static readonly byte[] FoundedKey = new byte[] { PrefixFounded };
    private static readonly byte[] CharterKey = new byte[] { PrefixCharter };
    private static readonly byte[] PublicKernelKey = new byte[] { PrefixPublicKernel };
    private static readonly byte[] SyncedKey = new byte[] { PrefixSynced };

    private static ByteString GetMembers(byte[] key) => Storage.Get(Storage.CurrentContext, key)!;

    private static void PutMembers(byte[] key, ByteString members) =>
        Storage.Put(Storage.CurrentContext, key, members);

    private static bool GetFounded() => Storage.Get(Storage.CurrentContext, FoundedKey) is not null;

    private static void PutFounded() => Storage.Put(Storage.CurrentContext, FoundedKey, 1);

    private static bool GetSynced() => Storage.Get(Storage.CurrentContext, SyncedKey) is not null;

    private static void PutSynced() => Storage.Put(Storage.CurrentContext, SyncedKey, 1);

    private static ByteString GetCharter() => Storage.Get(Storage.CurrentContext, CharterKey)!;

    private static void PutCharter(ByteString charter) => Storage.Put(Storage.CurrentContext, CharterKey, charter);

    private static ByteString? GetAddress(string role) => new StorageMap(Storage.CurrentContext, PrefixRole).Get(role);

    private static void PutAddress(string role, UInt160 address) =>
        new StorageMap(Storage.CurrentContext, PrefixRole).Put(role, address);

    private static ByteString? GetKernelTask(UInt160 kernel) =>
        new StorageMap(Storage.CurrentContext, PrefixKernel).Get(kernel);

    private static void PutKernelTask(UInt160 kernel, ByteString task) =>
        new StorageMap(Storage.CurrentContext, PrefixKernel).Put(kernel, task);

    private static void DeleteKernel(UInt160 kernel) =>
        new StorageMap(Storage.CurrentContext, PrefixKernel).Delete(kernel);

    private static ByteString? GetPublicKernel() => Storage.Get(Storage.CurrentContext, PublicKernelKey);

    private static void PutPublicKernel(UInt160 kernel) =>
        Storage.Put(Storage.CurrentContext, PublicKernelKey, kernel);

    /// <summary>0 where the action is not scheduled [ms].</summary>
    private static BigInteger GetReadyMs(ByteString id) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixAction).Get(id)!;

    private static void PutReadyMs(ByteString id, BigInteger readyMs) =>
        new StorageMap(Storage.CurrentContext, PrefixAction).Put(id, readyMs);

    private static void DeleteAction(ByteString id) =>
        new StorageMap(Storage.CurrentContext, PrefixAction).Delete(id);
}
