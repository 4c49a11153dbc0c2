using Mono.Cecil;

namespace StarMiner.Compiler.Artifacts;

public static class ContractName
{
    /// <summary>The contract's DisplayName, else its class's name: in the manifest and as the name of its files.</summary>
    public static string Of(TypeDefinition contract) => Attributes.DisplayName(contract) ?? contract.Name;
}
