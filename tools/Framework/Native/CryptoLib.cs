using System;
using System.Security.Cryptography;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Managed;

namespace Neo.SmartContract.Framework.Native;

[Contract("0x726cb6e0cd8628a1350a611384688911ab75f51b")]
public static class CryptoLib
{
    [ContractHash]
    public static UInt160 Hash => "0x726cb6e0cd8628a1350a611384688911ab75f51b";

    [Native]
    public static ByteString Sha256(ByteString value) => new(SHA256.HashData(value.Span));

    [Native]
    public static ByteString Ripemd160(ByteString value) => new(Managed.Ripemd160.HashData(value.Span));

    [Native]
    public static ByteString Murmur32(ByteString value, uint seed)
        => new(BitConverter.GetBytes(Managed.Murmur32.HashData(value.Span, seed)));

    [Native]
    [Obsolete("Use VerifyWithECDsa with a NamedCurveHash.")]
    public static bool VerifyWithECDsa(ByteString message, ECPoint pubkey, ByteString signature, NamedCurve curve)
        => throw ChainOnly.Member("CryptoLib.VerifyWithECDsa");

    /// <summary>Whether the key signed the message's SHA-256.</summary>
    [Native]
    public static bool VerifyWithECDsa(ByteString message, ECPoint pubkey, ByteString signature, NamedCurveHash curveHash)
        => throw ChainOnly.Member("CryptoLib.VerifyWithECDsa");
}
