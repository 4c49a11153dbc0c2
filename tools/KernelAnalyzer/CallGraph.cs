using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StarMiner.KernelAnalyzer;

/// <summary>Who calls whom: a GPU has no stack to come back to a method on.</summary>
static class CallGraph
{
    internal static bool Reaches(Compilation compilation, IMethodSymbol from, ISymbol to)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { from };
        var waiting = new Queue<IMethodSymbol>();
        waiting.Enqueue(from);
        while (waiting.Count > 0)
        {
            var method = waiting.Dequeue();
            if (SymbolEqualityComparer.Default.Equals(method, to))
                return true;
            foreach (var callee in Callees(compilation, method).Where(seen.Add))
                waiting.Enqueue(callee);
        }
        return false;
    }

    static IEnumerable<IMethodSymbol> Callees(Compilation compilation, IMethodSymbol method)
    {
        foreach (var place in method.DeclaringSyntaxReferences)
        {
            // Another file of the compilation needs a model of its own; there are as many as there are laws.
#pragma warning disable RS1030
            var model = compilation.GetSemanticModel(place.SyntaxTree);
#pragma warning restore RS1030
            foreach (var call in place.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>())
                if (model.GetSymbolInfo(call).Symbol is IMethodSymbol callee)
                    yield return callee;
        }
    }
}
