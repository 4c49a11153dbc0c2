using Mono.Cecil;
using StarMiner.Compiler.Analysis;

namespace StarMiner.Compiler.Artifacts;

/// <summary>Least authority: a contract gets what it calls, and hears of what it declares beyond that.</summary>
static class ContractPermissions
{
    public static Permissions Of(CompiledContract contract, Diagnostics diagnostics)
    {
        Permissions called = Called(contract, diagnostics);
        var all = called;
        foreach (CustomAttribute attribute in Attributes.All(contract.Contract, "ContractPermissionAttribute"))
        {
            string target = attribute.Text(0);
            string[] methods = [.. attribute.Values(1).Cast<string>().DefaultIfEmpty(Permissions.Any)];
            foreach (string method in methods)
            {
                WarnIfWide(contract, target, method, diagnostics);
                all.Add(Normal(target), method);
            }
        }
        return all;
    }

    static Permissions Called(CompiledContract contract, Diagnostics diagnostics)
    {
        var called = new Permissions();
        foreach (ExternalCall call in contract.Calls)
        {
            if (call.Hash is not null || call.Method is not null)
                called.Add(call.Hash is null ? Permissions.Any : Hash(call.Hash), call.Method ?? Permissions.Any);
            else if (!DeclaresEverything(contract.Contract))
                diagnostics.Warning("NEOC4101", "A call names neither contract nor method before run time: it will be "
                    + "refused unless [ContractPermission(\"*\", \"*\")] says that this contract may call anything",
                    SourcePlaces.Of(contract.Contract));
        }
        return called;
    }

    static bool DeclaresEverything(TypeDefinition contract)
        => Attributes.All(contract, "ContractPermissionAttribute").Any(attribute => attribute.Text(0) == Permissions.Any
            && attribute.Values(1).Cast<string>().DefaultIfEmpty(Permissions.Any).Contains(Permissions.Any));

    /// <summary>Nobody should have to trust a contract with more than it uses.</summary>
    static void WarnIfWide(CompiledContract contract, string target, string method, Diagnostics diagnostics)
    {
        ExternalCall[] used = [.. contract.Calls.Where(call => Covers(target, method, call))];
        string declared = $"{contract.Contract.Name} declares the permission \"{target}\", \"{method}\"";
        if (used.Length == 0)
            Warn("NEOC4102", $"{declared}, and its code does not use it");
        else if (method == Permissions.Any && Array.TrueForAll(used, call => call.Method is not null))
            Warn("NEOC4103", $"{declared}, and calls only {List(used.Select(call => call.Method!))}: name the methods");
        else if (target == Permissions.Any && Array.TrueForAll(used, call => call.Hash is not null))
            Warn("NEOC4103", $"{declared}, and calls only {List(used.Select(call => Hash(call.Hash!)))}: name them");

        void Warn(string id, string text)
        {
            if (!Suppressions.Cover(id, contract.Contract, null))
                diagnostics.Warning(id, text, SourcePlaces.Of(contract.Contract));
        }
    }

    static string List(IEnumerable<string> names) => string.Join(", ", names.Distinct().Order(StringComparer.Ordinal));

    static bool Covers(string target, string method, ExternalCall call)
    {
        bool contractFits = target == Permissions.Any || call.Hash is null || Hash(call.Hash) == Normal(target)
            || !IsHash(target);
        bool methodFits = method == Permissions.Any || call.Method is null || call.Method == method;
        return contractFits && methodFits;
    }

    /// <summary>A 20-byte hash in the manifest's notation: 0x and the last byte first.</summary>
    public static string Hash(byte[] scriptOrder)
        => "0x" + Convert.ToHexStringLower([.. scriptOrder.Reverse()]);

    static string Normal(string target) => IsHash(target) && !target.StartsWith("0x") ? "0x" + target : target;

    static bool IsHash(string target)
        => (target.StartsWith("0x") ? target[2..] : target) is { Length: 40 } hex && hex.All(char.IsAsciiHexDigit);
}
