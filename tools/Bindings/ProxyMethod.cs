using Mono.Cecil;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Bindings;

/// <summary>One method of the contract.</summary>
sealed class ProxyMethod(MethodDefinition method, string export, ProxyTypes types)
{
    readonly (string Name, ProxyType Type)[] parameters = [.. method.Parameters.Select(parameter => (
        Names.Parameter(parameter.Name),
        types.Of(parameter.ParameterType, Nullability.MayBeNull(parameter, method, method.DeclaringType))))];

    // An `init` accessor's void is wrapped.
    readonly ProxyType? result = method.ReturnType is RequiredModifierType or { FullName: "System.Void" }
        ? null
        : types.Of(method.ReturnType, Nullability.MayBeNull(method.MethodReturnType, method, method.DeclaringType));

    string Name => Names.Pascal(export) + "Async";

    string Sent => string.Concat(parameters.Select(item => ", " + item.Type.Write(item.Name)));

    public void Write(CodeText text)
    {
        if (AbiSignature.IsSafe(method))
            WriteQuery(text);
        else
            WriteTransaction(text);
    }

    void WriteQuery(CodeText text)
    {
        string head = Signature(first: null);
        string call = $"await ReadAsync({ProxyWriter.Quoted(export)}, cancel{Sent})";
        if (result is null)
        {
            text.Line($"public async Task {head} =>").Indented(() => text.Line(call + ";"));
            return;
        }
        text.Line($"public async Task<{result.Name}> {head}");
        text.Braces(() => text.Line($"var result = {call};").Line($"return {result.Read("result")};"));
    }

    void WriteTransaction(CodeText text)
    {
        string head = Signature("KeyPair sender");
        string call = $"SendAsync(sender, {ProxyWriter.Quoted(export)}, cancel{Sent})";
        if (result is null)
        {
            text.Line($"public Task<Receipt> {head} =>").Indented(() => text.Line(call + ";"));
            return;
        }
        text.Line($"public async Task<({result.Name} Result, Receipt Receipt)> {head}");
        text.Braces(() => text
            .Line($"var receipt = await {call};")
            .Line("var result = ResultOf(receipt);")
            .Line($"return ({result.Read("result")}, receipt);"));
    }

    string Signature(string? first)
    {
        IEnumerable<string> named = parameters.Select(item => $"{types.ArgumentName(item.Type)} {item.Name}");
        string[] all = [.. first is null ? [] : new[] { first }, .. named, "CancellationToken cancel = default"];
        return $"{Name}({string.Join(", ", all)})";
    }
}
