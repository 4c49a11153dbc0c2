using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StarMiner.KernelAnalyzer;

/// <summary>Looks at every operation of one method of a law.</summary>
sealed class OperationCheck
{
    readonly ISymbol owner;
    readonly Action<Diagnostic> report;

    internal OperationCheck(ISymbol owner, Action<Diagnostic> report) => (this.owner, this.report) = (owner, report);

    internal void Visit(IOperation operation)
    {
        CheckType(operation);
        switch (operation)
        {
            case IBinaryOperation binary:
                CheckOperator(
                    binary.OperatorKind, binary.LeftOperand, binary.RightOperand, binary.IsChecked, binary.Syntax);
                break;
            case ICompoundAssignmentOperation compound:
                CheckOperator(
                    compound.OperatorKind, compound.Target, compound.Value, compound.IsChecked, compound.Syntax);
                CheckTarget(compound.Target);
                break;
            case IUnaryOperation { IsChecked: true } or IConversionOperation { IsChecked: true }:
                Report(Rules.Checked, operation.Syntax);
                break;
            case IIncrementOrDecrementOperation step:
                CheckTarget(step.Target);
                if (step.IsChecked)
                    Report(Rules.Checked, step.Syntax);
                break;
            case ISimpleAssignmentOperation assignment:
                CheckTarget(assignment.Target);
                break;
            case IInvocationOperation invocation:
                CheckCall(invocation);
                break;
            case IVariableDeclaratorOperation { Symbol.Type: var type } local when !LawTypes.Allows(type):
                Report(Rules.Type, local.Syntax, type.ToDisplayString());
                break;
            case ILoopOperation loop:
                LoopCheck.Check(loop, report);
                break;
            default:
                if (Refusal(operation) is { } what)
                    Report(Rules.Construct, operation.Syntax, what);
                break;
        }
    }

    /// <summary>Constants are folded before any target sees them, so their own parts do not matter.</summary>
    void CheckType(IOperation operation)
    {
        if (operation.IsImplicit || operation.Type is not { } type || LawTypes.Allows(type))
            return;
        // A construct that is refused as such needs no second word on its type.
        if (Refusal(operation) is null && operation.Parent is not (IFieldReferenceOperation or null))
            Report(Rules.Type, operation.Syntax, type.ToDisplayString());
    }

    void CheckOperator(BinaryOperatorKind kind, IOperation left, IOperation right, bool isChecked, SyntaxNode syntax)
    {
        if (isChecked)
            Report(Rules.Checked, syntax);
        int width = LawTypes.Width(left.Type);
        switch (kind)
        {
            case BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift
                or BinaryOperatorKind.UnsignedRightShift:
                if (Constant(right) is not { } count || count < 0 || count >= width)
                    Report(Rules.Shift, right.Syntax, width - 1);
                break;
            case BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder:
                if (Constant(right) is not > 0)
                    Report(Rules.Division, right.Syntax);
                break;
        }
    }

    void CheckTarget(IOperation target)
    {
        if (target is not (ILocalReferenceOperation or IParameterReferenceOperation or IDiscardOperation))
            Report(Rules.State, target.Syntax, "A write to other than a local");
    }

    void CheckCall(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        bool isLaw = method.IsStatic
            && method.DeclaringSyntaxReferences.Any(place => LawAnalyzer.IsLaw(place.SyntaxTree));
        if (!isLaw || CallGraph.Reaches(invocation.SemanticModel!.Compilation, method, owner))
            Report(Rules.Call, invocation.Syntax, method.Name);
    }

    static string? Refusal(IOperation operation) => operation switch
    {
        IObjectCreationOperation or IArrayCreationOperation or IAnonymousObjectCreationOperation
            or ICollectionExpressionOperation => "Memory is allocated",
        ISwitchOperation or ISwitchExpressionOperation => "A switch, which a GPU compiler makes a jump table of",
        IThrowOperation or ITryOperation => "Exceptions",
        IAnonymousFunctionOperation or ILocalFunctionOperation or IDelegateCreationOperation => "Functions as values",
        IBranchOperation { BranchKind: BranchKind.GoTo } => "A goto",
        ITupleOperation or IDeconstructionAssignmentOperation => "A tuple",
        IInterpolatedStringOperation => "Text",
        IAwaitOperation or ILockOperation or IUsingOperation => "A protocol of the .NET runtime",
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation => "Late binding",
        IFieldReferenceOperation { Field: { IsConst: false } } => "A field that is no constant",
        _ => null,
    };

    static long? Constant(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: { } value } ? AsLong(value) : null;

    static long? AsLong(object value) => value switch
    {
        int or long or short or byte or sbyte or ushort or uint => Convert.ToInt64(value),
        ulong number => number <= long.MaxValue ? (long)number : null,
        _ => null,
    };

    void Report(DiagnosticDescriptor rule, SyntaxNode syntax, params object[] arguments) =>
        report(Diagnostic.Create(rule, syntax.GetLocation(), arguments));
}
