using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts;

public partial class Council
{
    private const byte PrefixSteward = 0x01; // -> the account that may bind and list [20 B]
    private const byte PrefixRole = 0x02;    // + role [1..32 B] -> address [20 B]
    private const byte PrefixKernel = 0x03;  // + kernel [20 B] -> 1

    private static readonly byte[] StewardKey = new byte[] { PrefixSteward };

    private static UInt160 GetSteward() => (UInt160)Storage.Get(Storage.CurrentContext, StewardKey)!;

    private static void PutSteward(UInt160 steward) => Storage.Put(Storage.CurrentContext, StewardKey, steward);

    private static ByteString? GetAddress(string role) => new StorageMap(Storage.CurrentContext, PrefixRole).Get(role);

    private static void PutAddress(string role, UInt160 address) =>
        new StorageMap(Storage.CurrentContext, PrefixRole).Put(role, address);

    private static bool HasKernel(UInt160 kernel) =>
        new StorageMap(Storage.CurrentContext, PrefixKernel).Get(kernel) is not null;

    private static void PutKernel(UInt160 kernel) =>
        new StorageMap(Storage.CurrentContext, PrefixKernel).Put(kernel, 1);
}
