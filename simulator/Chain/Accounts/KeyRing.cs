using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Neo;
using Neo.Wallets;
using StarMiner.Client;
using ECPoint = Neo.Cryptography.ECC.ECPoint;

namespace StarMiner.Simulator;

/// <summary>
/// The keys that a chain knows: those derived from its seed and a name, and those that somebody brought along.
/// </summary>
sealed class KeyRing(ulong seed)
{
    readonly ConcurrentDictionary<string, Actor> _byName = new();
    readonly ConcurrentDictionary<ECPoint, Actor> _byKey = new();
    readonly ConcurrentDictionary<UInt160, MultiSigAccount> _validators = new();

    public Actor Named(string name) => _byName.GetOrAdd(name, n => Keep(new Actor(n, Derive(n))));

    /// <exception cref="ArgumentException">The name already belongs to another key.</exception>
    public Actor Add(string name, KeyPair keys)
    {
        Actor actor = _byName.GetOrAdd(name, n => Keep(new Actor(n, keys)));
        if (!actor.Keys.PublicKey.Equals(keys.PublicKey))
            throw new ArgumentException($"there is an actor '{name}' with another key", nameof(name));
        return actor;
    }

    /// <summary>The actor of this key, made on first sight under its address.</summary>
    public Actor Of(KeyPair keys) =>
        _byKey.TryGetValue(keys.PublicKey, out Actor? actor) ? actor : Add(keys.PublicKeyHash.ToString(), keys);

    public Actor Of(ECPoint publicKey) => _byKey.GetValueOrDefault(publicKey)
        ?? throw new KeyNotFoundException($"this chain has no key of validator {publicKey}");

    /// <summary>The account of these validators, remembered for <see cref="ValidatorAccount"/>.</summary>
    public MultiSigAccount OfValidators(IReadOnlyCollection<ECPoint> validators)
    {
        MultiSigAccount account = MultiSigAccount.OfValidators([.. validators.Select(Of)]);
        return _validators.GetOrAdd(account.ScriptHash, account);
    }

    /// <summary>
    /// The account that a block has named to sign the next one, on this chain or on one of its branches.
    /// </summary>
    public MultiSigAccount ValidatorAccount(UInt160 nextConsensus) => _validators[nextConsensus];

    Actor Keep(Actor actor)
    {
        _byKey.TryAdd(actor.Keys.PublicKey, actor);
        return actor;
    }

    /// <summary>SHA-256 of seed and name. That a hash is no valid key of secp256r1 has a chance of 2^-32.</summary>
    KeyPair Derive(string name)
    {
        byte[] text = Encoding.UTF8.GetBytes(name);
        byte[] input = new byte[sizeof(ulong) + text.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(input, seed);
        text.CopyTo(input, sizeof(ulong));
        return PrivateKey.ToPair(SHA256.HashData(input));
    }
}
