using Mono.Cecil;

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
                WarnIfIdle(contract, target, method, diagnostics);
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
                    + "refused unless [ContractPermission(\"*\", \"*\")] says that this contract may call anything");
        }
        return called;
    }

    static bool DeclaresEverything(TypeDefinition contract)
        => Attributes.All(contract, "ContractPermissionAttribute").Any(attribute => attribute.Text(0) == Permissions.Any
            && attribute.Values(1).Cast<string>().DefaultIfEmpty(Permissions.Any).Contains(Permissions.Any));

    static void WarnIfIdle(CompiledContract contract, string target, string method, Diagnostics diagnostics)
    {
        bool used = contract.Calls.Any(call => Covers(target, method, call));
        if (!used)
            diagnostics.Warning("NEOC4102",
                $"{contract.Contract.Name} declares a permission that its code does not use: \"{target}\", \"{method}\"");
    }

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
