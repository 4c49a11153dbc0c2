using System.Collections.Concurrent;
using System.Security.Cryptography;
using Neo;
using ECPoint = Neo.Cryptography.ECC.ECPoint;

namespace StarMiner.Simulator;

/// <summary>
/// Public keys, ready to check signatures. Neo's own check decompresses the point and makes a key object for every
/// signature, which is three times slower.
/// </summary>
static class SignatureKeys
{
    /// <summary>A key holds native memory, and anybody can send signatures of keys that he just made.</summary>
    const int MostAccounts = 4_096;

    // A key object serves one thread at a time, and a busy account has several: as many as threads ever needed.
    static readonly ConcurrentDictionary<UInt160, ConcurrentBag<ECDsa>> Idle = new();

    /// <param name="account">Hash of the script that holds nothing but this key.</param>
    /// <param name="compressed">The key.</param>
    public static bool Verify(
        UInt160 account, ReadOnlySpan<byte> compressed, byte[] data, ReadOnlySpan<byte> signature)
    {
        if (Idle.Count > MostAccounts) Idle.Clear();
        ConcurrentBag<ECDsa> idle = Idle.GetOrAdd(account, _ => []);
        if (!idle.TryTake(out ECDsa? key)) key = KeyOf(compressed);
        bool good = key.VerifyData(data, signature, HashAlgorithmName.SHA256);
        idle.Add(key);
        return good;
    }

    static ECDsa KeyOf(ReadOnlySpan<byte> compressed)
    {
        byte[] point = ECPoint.DecodePoint(compressed, Neo.Cryptography.ECC.ECCurve.Secp256r1).EncodePoint(false);
        return ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new System.Security.Cryptography.ECPoint { X = point[1..33], Y = point[33..] },
        });
    }
}
