using Neo.SmartContract;

namespace StarMiner.Client;

/// <summary>A contract on a chain beside the files that sources compile to.</summary>
public static class DeployedBytes
{
    /// <returns>What differs; null where NEF and manifest are these, byte for byte.</returns>
    public static string? Difference(ContractState state, ContractArtifact artifact)
    {
        string at = $"at {state.Hash}{(state.UpdateCounter == 0 ? "" : $", updated {state.UpdateCounter} times")}";
        if (!state.Nef.Script.Span.SequenceEqual(artifact.Nef.Script.Span)) return $"other code {at}";
        if (state.Nef.CheckSum != artifact.Nef.CheckSum)
            return $"same code in another NEF (tokens, source or compiler) {at}";
        return state.Manifest.ToJson().ToString() == artifact.Manifest.ToJson().ToString()
            ? null
            : $"same code, another manifest {at}";
    }
}
