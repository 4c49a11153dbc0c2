using System.Numerics;
using Neo.Network.P2P.Payloads;
using StarMiner.Simulator.Fuzz.Steps;

namespace StarMiner.Simulator.Fuzz;

/// <summary>Makes a way to a broken invariant shorter and plainer, as long as the same invariant breaks.</summary>
sealed class Shrinker(FuzzWorld world, string invariant)
{
    const int MostRuns = 3_000;

    int _runs;

    public IReadOnlyList<FuzzStep> Shrink(IReadOnlyList<FuzzStep> steps)
    {
        IReadOnlyList<FuzzStep> best = Breaks(steps) ?? steps;
        bool changed = true;
        while (changed && _runs < MostRuns)
        {
            changed = false;
            foreach (var candidate in Shorter(best).Concat(Plainer(best)))
            {
                if (_runs >= MostRuns) break;
                if (Breaks(candidate) is not { } worked) continue;
                best = worked;
                changed = true;
                break;
            }
        }
        return best;
    }

    /// <returns>
    /// The steps that were needed: refused ones and what follows the break are left out; null where nothing breaks.
    /// </returns>
    List<FuzzStep>? Breaks(IReadOnlyList<FuzzStep> steps)
    {
        _runs++;
        FuzzState state = world.Start;
        var done = new List<FuzzStep>();
        foreach (FuzzStep step in steps)
        {
            if (world.Try(state, step) is not { } after) continue;
            done.Add(step);
            if (world.Judge(state, after) is var (broken, _)) return broken == invariant ? done : null;
            state = after;
        }
        return null;
    }

    /// <summary>Without a run of steps, longest runs first.</summary>
    static IEnumerable<IReadOnlyList<FuzzStep>> Shorter(IReadOnlyList<FuzzStep> steps)
    {
        for (int length = steps.Count / 2; length >= 1; length /= 2)
            for (int at = 0; at + length <= steps.Count; at += length)
                yield return [.. steps.Take(at), .. steps.Skip(at + length)];
    }

    IEnumerable<IReadOnlyList<FuzzStep>> Plainer(IReadOnlyList<FuzzStep> steps)
    {
        for (int i = 0; i < steps.Count; i++)
            foreach (FuzzStep plainer in PlainerThan(steps[i]))
                yield return [.. steps.Take(i), plainer, .. steps.Skip(i + 1)];
    }

    IEnumerable<FuzzStep> PlainerThan(FuzzStep step)
    {
        if (step is FuzzWait wait) return FuzzWait.All.TakeWhile(shorter => shorter != wait);
        var call = (FuzzCall)step;
        IEnumerable<FuzzStep> calls = call.Arguments.SelectMany((argument, i) => PlainerThan(argument).Select(plainer =>
            (FuzzStep)(call with { Arguments = [.. call.Arguments.Select((a, j) => j == i ? plainer : a)] })));
        return PlainerThan(call.Signers).Select(signers => (FuzzStep)(call with { Signers = signers })).Concat(calls);
    }

    /// <summary>One signer less, or one with the scope that is nothing special.</summary>
    static IEnumerable<IReadOnlyList<FuzzSigner>> PlainerThan(IReadOnlyList<FuzzSigner> signers)
    {
        for (int i = 1; i < signers.Count; i++) yield return [.. signers.Where((_, j) => j != i)];
        for (int i = 0; i < signers.Count; i++)
            if (signers[i].Scope != WitnessScope.CalledByEntry)
                yield return [.. signers.Select((signer, j) => j == i
                    ? new FuzzSigner(signer.Actor, WitnessScope.CalledByEntry, [])
                    : signer)];
    }

    static IEnumerable<FuzzValue> PlainerThan(FuzzValue value) => value switch
    {
        NumberValue { Number: var number } => Numbers(number).Distinct()
            .Where(plainer => Weight(plainer).CompareTo(Weight(number)) < 0)
            .Select(plainer => new NumberValue(plainer)),
        NothingValue => [],
        ListValue { Items: var items } => items
            .Select((_, left) => (FuzzValue)new ListValue([.. items.Where((_, i) => i != left)]))
            .Prepend(new NothingValue())
            .Concat(items.SelectMany((item, i) => PlainerThan(item).Select(plainer =>
                (FuzzValue)new ListValue([.. items.Select((kept, j) => j == i ? plainer : kept)])))),
        TextValue or BytesValue => [new NothingValue()],
        _ => [],
    };

    static IEnumerable<BigInteger> Numbers(BigInteger number)
    {
        yield return 0;
        yield return 1;
        yield return number / 2;
        BigInteger size = BigInteger.Pow(10, Math.Max(0, BigInteger.Abs(number).ToString().Length - 1));
        yield return number / size * size;
        yield return number - number.Sign;
    }

    /// <summary>Few digits before small numbers: 100000000 is plainer than 73.</summary>
    static (int Digits, BigInteger Size) Weight(BigInteger number) =>
        (BigInteger.Abs(number).ToString().TrimEnd('0').Length, BigInteger.Abs(number));
}
