namespace Neo.SmartContract.Framework.Services;

public struct ContractParameterDefinition
{
    public string Name;
    public ContractParameterType Type;
}
