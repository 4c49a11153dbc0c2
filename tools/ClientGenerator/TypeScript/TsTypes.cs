using StarMiner.ClientGenerator.Abi;

namespace StarMiner.ClientGenerator.TypeScript;

/// <summary>Types of the ABI in TypeScript. A manifest does not say what may be null: hashes may, by Neo's own standards.</summary>
static class TsTypes
{
    public static string Argument(AbiType type) => type switch
    {
        AbiType.Boolean => "boolean",
        AbiType.Integer => "IntegerArgument",
        AbiType.ByteArray or AbiType.Signature => "BytesArgument | null",
        AbiType.String => "string",
        AbiType.Hash160 => "Hash160 | null",
        AbiType.Hash256 => "Hash256 | null",
        AbiType.PublicKey => "PublicKey | null",
        AbiType.Array => "readonly Argument[] | null",
        _ => "Argument",
    };

    public static string Result(AbiType type) => type switch
    {
        AbiType.Boolean => "boolean",
        AbiType.Integer => "bigint",
        AbiType.ByteArray or AbiType.Signature => "Uint8Array",
        AbiType.String => "string",
        AbiType.Hash160 => "Hash160 | null",
        AbiType.Hash256 => "Hash256 | null",
        AbiType.PublicKey => "PublicKey | null",
        AbiType.Array => "Value[]",
        AbiType.Void => "null",
        _ => "Value",
    };
}
