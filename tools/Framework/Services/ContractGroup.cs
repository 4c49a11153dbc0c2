namespace Neo.SmartContract.Framework.Services;

public struct ContractGroup
{
    public ECPoint PubKey;
    public ByteString Signature;
}
