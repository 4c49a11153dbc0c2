using System.Numerics;
using System.Security.Cryptography;
using Neo.Wallets;
using NeoCurve = Neo.Cryptography.ECC.ECCurve;

namespace StarMiner.Client;

/// <summary>Private keys of secp256r1, the curve of Neo's accounts.</summary>
public static class PrivateKey
{
    public const int Bytes = 32;

    /// <summary>
    /// The pair that <c>new KeyPair(key)</c> makes. That computes the public key by big numbers, which takes 6 ms and more;
    /// the platform's library takes a sixtieth.
    /// </summary>
    /// <param name="key">Big-endian.</param>
    /// <exception cref="FormatException">Not 32 bytes, or not a number from 1 to the order of the curve less 1.</exception>
    public static KeyPair ToPair(byte[] key)
    {
        if (key.Length != Bytes) throw new FormatException($"a private key has {Bytes} bytes, not {key.Length}");
        var number = new BigInteger(key, isUnsigned: true, isBigEndian: true);
        if (number.IsZero || number >= NeoCurve.Secp256r1.N)
            throw new FormatException("a private key is a number from 1 to the order of secp256r1 less 1");
        try
        {
            using var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = key });
            ECPoint known = curve.ExportParameters(includePrivateParameters: false).Q;
            return new KeyPair([.. known.X!, .. known.Y!, .. key]);
        }
        catch (Exception failure) when (failure is CryptographicException or PlatformNotSupportedException)
        {
            return new KeyPair(key); // a library that wants the public key, too
        }
    }
}
