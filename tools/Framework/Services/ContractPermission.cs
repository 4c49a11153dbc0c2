namespace Neo.SmartContract.Framework.Services;

public struct ContractPermission
{
    public ByteString Contract;
    public string[] Methods;
}
