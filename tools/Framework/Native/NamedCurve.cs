namespace Neo.SmartContract.Framework.Native;

public enum NamedCurve : byte
{
    secp256k1 = 22,
    secp256r1 = 23,
}
