using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace StarMiner.KernelAnalyzer;

/// <summary>Holds laws, that is files named XCell.cs, to the subset of C# that means the same on every target.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LawAnalyzer : DiagnosticAnalyzer
{
    const string LawFile = "Cell.cs";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.All;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterSymbolAction(CheckSignature, SymbolKind.Method);
        context.RegisterSymbolAction(CheckField, SymbolKind.Field);
        context.RegisterOperationBlockAction(CheckBlocks);
    }

    internal static bool IsLaw(SyntaxTree? tree) =>
        tree is not null && tree.FilePath.EndsWith(LawFile, StringComparison.Ordinal);

    static void CheckSignature(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.IsImplicitlyDeclared || !IsLaw(method.Locations[0].SourceTree))
            return;
        CheckType(method.ReturnType, method.Locations[0], context.ReportDiagnostic);
        foreach (var parameter in method.Parameters)
        {
            CheckType(parameter.Type, parameter.Locations[0], context.ReportDiagnostic);
            if (parameter.RefKind != RefKind.None)
                context.ReportDiagnostic(
                    Diagnostic.Create(Rules.Construct, parameter.Locations[0], "A parameter by reference"));
        }
        if (!method.IsStatic)
            context.ReportDiagnostic(Diagnostic.Create(Rules.Construct, method.Locations[0], "An instance method"));
    }

    static void CheckField(SymbolAnalysisContext context)
    {
        var field = (IFieldSymbol)context.Symbol;
        if (field.IsImplicitlyDeclared || !IsLaw(field.Locations[0].SourceTree))
            return;
        CheckType(field.Type, field.Locations[0], context.ReportDiagnostic);
        if (!field.IsConst)
            context.ReportDiagnostic(
                Diagnostic.Create(Rules.State, field.Locations[0], $"The field {field.Name} is no constant"));
    }

    static void CheckBlocks(OperationBlockAnalysisContext context)
    {
        foreach (var block in context.OperationBlocks)
        {
            if (!IsLaw(block.Syntax.SyntaxTree))
                continue;
            var check = new OperationCheck(context.OwningSymbol, context.ReportDiagnostic);
            foreach (var operation in block.DescendantsAndSelf())
                check.Visit(operation);
        }
    }

    internal static void CheckType(ITypeSymbol type, Location place, Action<Diagnostic> report)
    {
        if (!LawTypes.Allows(type))
            report(Diagnostic.Create(Rules.Type, place, type.ToDisplayString()));
    }
}
