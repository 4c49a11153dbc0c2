namespace StarMiner.Simulator.Economies.World;

/// <summary>
/// Somebody who acts for itself. All that it decides follows from what it sees on the market and from its own dice.
/// </summary>
public interface IAgent
{
    /// <summary>Its accounts, for the books.</summary>
    IReadOnlyList<Account> Accounts { get; }

    /// <summary>The beginning of a round.</summary>
    void Act(ActList acts);

    /// <summary>Three blocks later: what the round's commitments ask for.</summary>
    void Answer(ActList acts)
    {
    }

    /// <summary>In rounds with committees: their seals are in, and what they have drawn is known.</summary>
    void Open(ActList acts)
    {
    }

    /// <summary>After the last round of a day.</summary>
    void EndDay(ActList acts)
    {
    }
}
