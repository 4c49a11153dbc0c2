namespace Neo.SmartContract.Framework.Services;

public struct ContractEventDescriptor
{
    public string Name;
    public ContractParameterDefinition[] Parameters;
}
