using Neo.Network.P2P.Payloads;
using StarMiner.Simulator.Fuzz.Steps;

namespace StarMiner.Simulator.Fuzz.Generation;

/// <summary>Makes the signers of calls: mostly one, at times two or three, each with a scope of its own.</summary>
sealed class SignerGenerator(FuzzWorld world, Random random)
{
    const int MostSigners = 3, MostContracts = 2;

    /// <summary>One call in so many is signed by one more.</summary>
    const int AnotherIn = 5;

    readonly string[] _actors = [.. world.Places.Actors.Keys];
    readonly string[] _contracts = [.. world.Contracts.Select(contract => contract.Name)];

    /// <param name="by">Who signs first, and pays.</param>
    public IReadOnlyList<FuzzSigner> Of(string by)
    {
        List<FuzzSigner> signers = [Signer(by)];
        while (signers.Count < MostSigners && random.Next(AnotherIn) == 0) Add(signers);
        return signers;
    }

    /// <summary>Somebody else first, another scope, one more or one less.</summary>
    public IReadOnlyList<FuzzSigner> Mutate(IReadOnlyList<FuzzSigner> signers)
    {
        List<FuzzSigner> changed = [.. signers];
        int at = random.Next(changed.Count);
        switch (random.Next(4))
        {
            case 0 when changed.Count < MostSigners:
                Add(changed);
                break;
            case 1 when changed.Count > 1:
                changed.RemoveAt(at);
                break;
            case 2:
                changed[at] = Signer(changed[at].Actor);
                break;
            default:
                string actor = Any(_actors);
                changed.RemoveAll(signer => signer.Actor == actor);
                changed.Insert(0, signers[0] with { Actor = actor });
                if (changed.Count > signers.Count) changed.RemoveAt(1);
                break;
        }
        return changed;
    }

    void Add(List<FuzzSigner> signers)
    {
        string actor = Any(_actors);
        if (signers.All(signer => signer.Actor != actor)) signers.Add(Signer(actor));
    }

    FuzzSigner Signer(string actor) => random.Next(16) switch
    {
        < 8 => new FuzzSigner(actor, WitnessScope.CalledByEntry, []),
        < 12 => new FuzzSigner(actor, WitnessScope.Global, []),
        < 14 => new FuzzSigner(actor, WitnessScope.None, []),
        _ => new FuzzSigner(actor, WitnessScope.CustomContracts, [.. Enumerable
            .Range(0, random.Next(1, MostContracts + 1)).Select(_ => Any(_contracts)).Distinct()]),
    };

    T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
