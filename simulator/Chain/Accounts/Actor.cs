using System.Security.Cryptography;
using Neo;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract;
using Neo.Wallets;

namespace StarMiner.Simulator;

/// <summary>A named account with one key.</summary>
public sealed class Actor : ChainAccount, IDisposable
{
    // Neo makes a new key object for every signature; keeping it makes signing nine times faster.
    readonly ECDsa _key;
    readonly Lock _signing = new();

    internal Actor(string name, KeyPair keys)
    {
        Name = name;
        Keys = keys;
        byte[] script = Contract.CreateSignatureRedeemScript(keys.PublicKey);
        VerificationScript = script;
        ScriptHash = script.ToScriptHash();
        byte[] point = keys.PublicKey.EncodePoint(false);
        _key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = keys.PrivateKey,
            Q = new ECPoint { X = point[1..33], Y = point[33..] },
        });
    }

    public string Name { get; }

    public KeyPair Keys { get; }

    public override UInt160 ScriptHash { get; }

    public override ReadOnlyMemory<byte> VerificationScript { get; }

    internal override int Signatures => 1;

    public void Dispose() => _key.Dispose();

    public override string ToString() => Name;

    internal byte[] SignRaw(byte[] data)
    {
        lock (_signing) return _key.SignData(data, HashAlgorithmName.SHA256);
    }

    internal override Witness Sign(byte[] data) => new()
    {
        InvocationScript = PushAll([SignRaw(data)]),
        VerificationScript = VerificationScript,
    };
}
