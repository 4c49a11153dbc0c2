namespace Neo.SmartContract.Framework.Services;

public struct ContractAbi
{
    public ContractMethodDescriptor[] Methods;
    public ContractEventDescriptor[] Events;
}
