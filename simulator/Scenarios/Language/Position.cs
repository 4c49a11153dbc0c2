namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>A place in a scenario file; line and column count from 1.</summary>
public readonly record struct Position(string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}
