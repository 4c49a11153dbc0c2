using StarMiner.ClientGenerator.Abi;

namespace StarMiner.ClientGenerator.CSharp;

/// <summary>Types of the ABI in C#. A manifest does not say what may be null: hashes may, by Neo's own standards.</summary>
static class CsTypes
{
    const string Any = "global::Neo.VM.Types.StackItem";

    public static string Argument(AbiType type) => type switch
    {
        AbiType.Boolean => "bool",
        AbiType.Integer => "global::System.Numerics.BigInteger",
        AbiType.ByteArray or AbiType.Signature => "byte[]?",
        AbiType.String => "string",
        AbiType.Hash160 => "global::Neo.UInt160?",
        AbiType.Hash256 => "global::Neo.UInt256?",
        AbiType.PublicKey => "global::Neo.Cryptography.ECC.ECPoint?",
        AbiType.Array => "object?[]?",
        _ => "object?",
    };

    public static string Result(AbiType type) => type switch
    {
        AbiType.Boolean => "bool",
        AbiType.Integer => "global::System.Numerics.BigInteger",
        AbiType.ByteArray or AbiType.Signature => "byte[]",
        AbiType.String => "string",
        AbiType.Hash160 => "global::Neo.UInt160?",
        AbiType.Hash256 => "global::Neo.UInt256?",
        AbiType.PublicKey => "global::Neo.Cryptography.ECC.ECPoint",
        AbiType.Array => $"global::System.Collections.Generic.IReadOnlyList<{Any}>",
        _ => Any,
    };

    /// <summary>From an expression of type StackItem to one of the result's type.</summary>
    public static string Read(AbiType type, string item) => type switch
    {
        AbiType.Boolean => item + ".AsBool()",
        AbiType.Integer => item + ".AsInteger()",
        AbiType.ByteArray or AbiType.Signature => item + ".AsBytes()",
        AbiType.String => item + ".AsText()",
        AbiType.Hash160 => item + ".AsHash160OrNull()",
        AbiType.Hash256 => item + ".AsHash256OrNull()",
        AbiType.PublicKey =>
            $"global::Neo.Cryptography.ECC.ECPoint.DecodePoint({item}.AsBytes(), global::Neo.Cryptography.ECC.ECCurve.Secp256r1)",
        AbiType.Array => item + ".AsList()",
        _ => item,
    };
}
