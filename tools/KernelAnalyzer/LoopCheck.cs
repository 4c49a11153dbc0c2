using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StarMiner.KernelAnalyzer;

/// <summary>
/// A loop ends when its variable, which only the loop's own step changes, has left its bound. That the step leads there
/// is not proven: tests run every law.
/// </summary>
static class LoopCheck
{
    internal static void Check(ILoopOperation loop, Action<Diagnostic> report)
    {
        if (Refusal(loop) is { } why)
            report(Diagnostic.Create(Rules.Loop, loop.Syntax.GetFirstToken().GetLocation(), why));
    }

    static string? Refusal(ILoopOperation loop)
    {
        if (loop is not IForLoopOperation forLoop)
            return "This is no for-loop";
        if (forLoop.Condition is null)
            return "This loop has no condition";
        var own = forLoop.Before.SelectMany(Declared).ToList();
        bool isBounded = forLoop.Condition.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
            .Any(reference => own.Contains(reference.Local, SymbolEqualityComparer.Default));
        if (!isBounded)
            return "This condition asks for no variable of the loop";
        return Assigned(forLoop.Body).Any(local => own.Contains(local, SymbolEqualityComparer.Default))
            ? "The body changes the loop's variable"
            : null;
    }

    static IEnumerable<ILocalSymbol> Declared(IOperation before) =>
        before.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>().Select(declarator => declarator.Symbol);

    static IEnumerable<ILocalSymbol> Assigned(IOperation body) => body.DescendantsAndSelf()
        .Select(operation => operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation step => step.Target,
            _ => null,
        })
        .OfType<ILocalReferenceOperation>().Select(reference => reference.Local);
}
