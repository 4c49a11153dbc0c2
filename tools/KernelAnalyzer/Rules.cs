using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StarMiner.KernelAnalyzer;

/// <summary>What a law may not do, since its targets would disagree, or one of them could not run it.</summary>
static class Rules
{
    internal static readonly DiagnosticDescriptor Type = Rule(
        "KERNEL001", "Only integers, bool and the view of bytes",
        "{0} is no type of a law: GPUs and NeoVM agree on integers of 8 to 64 bits, bool and the View alone");

    internal static readonly DiagnosticDescriptor Shift = Rule(
        "KERNEL002", "Shift counts are constants below the width",
        "This shift's count is not a constant of 0..{0}: C# masks a count, NeoVM shifts all the way");

    internal static readonly DiagnosticDescriptor Division = Rule(
        "KERNEL003", "Divisors are constants above 0",
        "This divisor is not a constant above 0: a division by 0, or by -1, has another outcome on each target");

    internal static readonly DiagnosticDescriptor Loop = Rule(
        "KERNEL004", "Loops are for-loops with a bound",
        "{0}: a law's loops are for-loops with a condition on a variable of their own, which the body leaves alone");

    internal static readonly DiagnosticDescriptor Call = Rule(
        "KERNEL005", "Calls stay within the law",
        "{0} is called: a law calls its own static methods only, and none of them again from itself");

    internal static readonly DiagnosticDescriptor Construct = Rule(
        "KERNEL006", "Plain statements only",
        "{0}: not every target has that");

    internal static readonly DiagnosticDescriptor State = Rule(
        "KERNEL007", "A law has no state and writes nothing",
        "{0}: a cell is a function of its inputs, constants and locals");

    internal static readonly DiagnosticDescriptor Checked = Rule(
        "KERNEL008", "Overflow wraps around",
        "This is checked arithmetic: on a GPU nothing can be thrown, and a law says that numbers wrap around");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
        ImmutableArray.Create(Type, Shift, Division, Loop, Call, Construct, State, Checked);

    static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "Kernel", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
