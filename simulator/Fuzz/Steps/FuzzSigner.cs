using Neo.Network.P2P.Payloads;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace StarMiner.Simulator.Fuzz.Steps;

/// <summary>Who signs a call, and how far.</summary>
/// <param name="Contracts">What the signature is for where its scope is CustomContracts.</param>
public sealed record FuzzSigner(string Actor, WitnessScope Scope, IReadOnlyList<string> Contracts)
{
    public TransactionSigner In(FuzzWorld world) => new(world.Account(Actor), Scope)
    {
        AllowedContracts = [.. Contracts.Select(contract => world.Places.Contracts[contract])],
    };

    /// <summary>Adds what a scenario says of it.</summary>
    public void WriteTo(YamlMappingNode fields)
    {
        if (Scope == WitnessScope.CalledByEntry) return;
        fields.Add("scope", Scope switch
        {
            WitnessScope.None => "none",
            WitnessScope.Global => "global",
            _ => new YamlSequenceNode(Contracts.Select(contract => (YamlNode)contract)) { Style = SequenceStyle.Flow },
        });
    }
}
