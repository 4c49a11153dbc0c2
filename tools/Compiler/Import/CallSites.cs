using System.Runtime.CompilerServices;
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

    static readonly ConditionalWeakTable<ModuleDefinition, Tally> modules = [];

    /// <summary>The contract's assembly, counted once for all contracts in it, and base classes from elsewhere.</summary>
    readonly Tally own, bases = new();

    public CallSites(TypeDefinition contract)
    {
        own = modules.GetValue(contract.Module, module => new Tally(module.GetTypes()));
        for (TypeDefinition? at = contract; at is not null; at = TypeMap.BaseOf(at))
            if (at.Module != contract.Module)
                bases.Add(at);
    }

    public bool IsSingle(MethodDefinition method) => Of(method) == 1;

    public bool AreFew(MethodDefinition method) => Of(method) <= Few;

    int Of(MethodDefinition method) => own.Has(method.DeclaringType) || bases.Has(method.DeclaringType)
        ? own.Of(method) + bases.Of(method)
        : int.MaxValue;

    sealed class Tally
    {
        readonly Dictionary<(string Name, int Parameters), int> counts = [];
        readonly HashSet<TypeDefinition> seen = [];

        public Tally(params IEnumerable<TypeDefinition> types)
        {
            foreach (var type in types)
                Add(type);
        }

        public bool Has(TypeDefinition type) => seen.Contains(type);

        public int Of(MethodDefinition method) => counts.GetValueOrDefault((method.Name, method.Parameters.Count));

        public void Add(TypeDefinition type)
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
}
