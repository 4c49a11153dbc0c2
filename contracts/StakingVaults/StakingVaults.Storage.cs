using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class StakingVaults
{
    private const byte PrefixCouncil = 0x01; // -> the Council's hash [20 B]
    private const byte PrefixVault = 0x02;   // + task 1 | provider 20 -> free 8 | locked 8 | unbonding 8 [1e-8 AGPU] | ready 8 [ms] | earned 8 [1e-8 AGPU]

    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };

    private static UInt160 GetCouncil() => (UInt160)Storage.Get(Storage.CurrentContext, CouncilKey)!;

    private static void PutCouncil(UInt160 council) => Storage.Put(Storage.CurrentContext, CouncilKey, council);

    private static Vault GetVault(BigInteger task, UInt160 provider)
    {
        ByteString? stored = new StorageMap(Storage.CurrentContext, PrefixVault).Get(VaultKey(task, provider));
        if (stored is null) return new Vault();
        return new Vault
        {
            Free = Bytes.ReadU64(stored, 0),
            Locked = Bytes.ReadU64(stored, 8),
            Unbonding = Bytes.ReadU64(stored, 16),
            ReadyMs = Bytes.ReadU64(stored, 24),
            Earned = Bytes.ReadU64(stored, 32),
        };
    }

    /// <summary>An empty vault has no entry.</summary>
    private static void PutVault(BigInteger task, UInt160 provider, Vault vault)
    {
        StorageMap vaults = new StorageMap(Storage.CurrentContext, PrefixVault);
        if (vault.Free + vault.Locked + vault.Unbonding == 0)
            vaults.Delete(VaultKey(task, provider));
        else
            vaults.Put(
                VaultKey(task, provider),
                Bytes.U64(vault.Free).Concat(Bytes.U64(vault.Locked)).Concat(Bytes.U64(vault.Unbonding))
                    .Concat(Bytes.U64(vault.ReadyMs)).Concat(Bytes.U64(vault.Earned)));
    }

    private static ByteString VaultKey(BigInteger task, UInt160 provider) => Bytes.U8(task).Concat(provider);
}

/// <summary>One provider's stake for one task, in memory [1e-8 AGPU].</summary>
internal class Vault
{
    /// <summary>May be locked for a job or unbonded.</summary>
    public BigInteger Free;

    /// <summary>Stands behind live jobs.</summary>
    public BigInteger Locked;

    /// <summary>On its way out, and slashable until it is.</summary>
    public BigInteger Unbonding;

    /// <summary>When it may go [ms].</summary>
    public BigInteger ReadyMs;

    /// <summary>Paid for public work and still bound to stay; part of the above.</summary>
    public BigInteger Earned;
}
