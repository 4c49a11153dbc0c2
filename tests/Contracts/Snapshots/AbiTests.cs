using Neo.SmartContract.Manifest;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Snapshots;

public class AbiTests
{
    public static TheoryData<string> Contracts => [.. CompiledSuite.Names];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Abi_isTheReviewedOne(string contract)
    {
        ContractManifest manifest = CompiledSuite.Load(contract).Manifest;
        Snapshot.Check($"abi/{contract}.txt",
        [
            $"contract {manifest.Name}",
            $"standards {string.Join(", ", manifest.SupportedStandards)}",
            "",
            .. manifest.Abi.Methods.Select(m =>
                $"method {m.Name}({Parameters(m.Parameters)}): {m.ReturnType}{(m.Safe ? " safe" : "")}").Order(StringComparer.Ordinal),
            "",
            .. manifest.Abi.Events.Select(e => $"event {e.Name}({Parameters(e.Parameters)})").Order(StringComparer.Ordinal),
            "",
            .. manifest.Permissions.Select(Permission).Order(StringComparer.Ordinal),
        ]);
    }

    static string Parameters(ContractParameterDefinition[] parameters) =>
        string.Join(", ", parameters.Select(p => $"{p.Name} {p.Type}"));

    static string Permission(ContractPermission permission)
    {
        string contract = permission.Contract.IsWildcard ? "any contract" : permission.Contract.ToJson().AsString();
        string methods = permission.Methods.IsWildcard ? "any method" : string.Join(", ", permission.Methods.Order(StringComparer.Ordinal));
        return $"permission {contract}: {methods}";
    }
}
