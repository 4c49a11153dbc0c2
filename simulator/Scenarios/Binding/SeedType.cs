using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>The file's seed, known to the rest of the file while that is bound.</summary>
sealed class SeedType : ValueType<long>
{
    static readonly Whole Number = new(0, long.MaxValue);

    public override string Expected => Number.Expected;

    public override long Bind(Node node, Scope scope)
    {
        long own = Number.Bind(node, scope);
        scope.OfferSeed(own);
        return own;
    }

    public override JsonObject Schema() => Number.Schema();
}
