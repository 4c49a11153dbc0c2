using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Artifacts;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>A contract's functions after dead code was removed, and where to complain about them.</summary>
sealed class AnalysedContract(
    TypeDefinition contract, IReadOnlyList<(string Name, Function Function)> exports,
    IReadOnlyList<Function> functions, Diagnostics diagnostics)
{
    public IReadOnlyList<Function> Functions { get; } = functions;

    /// <summary>What users call: neither safe methods nor those that the chain itself calls.</summary>
    public IEnumerable<(string Name, Function Function)> Entries
        => Exports.Where(export => !AbiSignature.IsSafe(export.Function.Method));

    public IEnumerable<(string Name, Function Function)> Exports
        => exports.Where(export => !export.Name.StartsWith('_'));

    /// <summary>The place is the statement's if it lies in a source of the contract, else the method's.</summary>
    public void Warn(string id, string text, Function function, SequencePoint? at = null)
    {
        if (Suppressions.Cover(id, contract, function.Method))
            return;
        var place = IsOurs(function) ? at ?? SourcePlaces.Of(function.Method) : SourcePlaces.Of(contract);
        diagnostics.Warning(id, text, place);
    }

    bool IsOurs(Function function) => function.Method?.Module == contract.Module;
}
