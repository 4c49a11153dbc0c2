namespace StarMiner.Compiler.Emit.Verification;

/// <summary>What the compiler promises of one stretch of the script.</summary>
/// <param name="Start">First instruction.</param>
/// <param name="End">Address after the last instruction.</param>
/// <param name="Results">Items that a return leaves: the value and by-reference parameters.</param>
public sealed record MethodShape(string Name, int Start, int End, int Parameters, int Results);

/// <summary>The script breaks a rule: an error of the compiler, not of the contract.</summary>
public sealed class VerificationException(string id, string method, int address, string text)
    : Exception($"'{method}' at {address}: {text}; this is a mistake of the compiler, please report it")
{
    public string Id { get; } = id;
}
