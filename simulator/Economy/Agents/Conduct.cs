namespace StarMiner.Simulator.Economies.Agents;

/// <summary>What a provider is at heart.</summary>
enum Conduct
{
    Honest,

    /// <summary>Commits to numbers that it never computed, and saves the machine.</summary>
    Liar,

    /// <summary>Honest until its score has lowered the audits, then a liar.</summary>
    PatientLiar,

    /// <summary>Claims whatever it can and does nothing, to hurt others.</summary>
    Squatter,

    /// <summary>Claims public work, for which no bond is asked, and does nothing.</summary>
    PublicSquatter,
}
