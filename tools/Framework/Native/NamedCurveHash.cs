namespace Neo.SmartContract.Framework.Native;

/// <summary>The curves that a 3.5 chain verifies, all with SHA-256. Keccak came later.</summary>
public enum NamedCurveHash : byte
{
    secp256k1SHA256 = 22,
    secp256r1SHA256 = 23,
}
