using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// How often methods are called in the contract's assembly and in the contract's base classes, by name: a method with a
/// single call can be copied there whatever its size.
/// </summary>
sealed class CallSites
{
    const int Few = 2;

    readonly Dictionary<(string Name, int Parameters), int> counts = [];
    readonly HashSet<TypeDefinition> seen = [];
    readonly ModuleDefinition own;

    public CallSites(TypeDefinition contract)
    {
        own = contract.Module;
        foreach (var type in own.GetTypes())
            Count(type);
        for (TypeDefinition? at = contract; at is not null; at = TypeMap.BaseOf(at))
            Count(at);
    }

    public bool IsSingle(MethodDefinition method) => Of(method) == 1;

    public bool AreFew(MethodDefinition method) => Of(method) <= Few;

    int Of(MethodDefinition method) => seen.Contains(method.DeclaringType)
        ? counts.GetValueOrDefault((method.Name, method.Parameters.Count))
        : int.MaxValue;

    void Count(TypeDefinition type)
    {
        if (!seen.Add(type))
            return;
        foreach (var method in type.Methods.Where(item => item.HasBody && item.RVA != 0))
            foreach (var instruction in method.Body.Instructions)
                if (instruction.Operand is MethodReference { } target)
                {
                    var key = (target.Name, target.Parameters.Count);
                    counts[key] = counts.GetValueOrDefault(key) + 1;
                }
    }
}
