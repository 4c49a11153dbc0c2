using StarMiner.Simulator.Scenarios.Data;

namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>What the part of the file that was bound so far has declared.</summary>
public sealed class Scope(string file)
{
    /// <summary>The scenario file as the user named it.</summary>
    public string File { get; } = file;

    /// <summary>Paths in the file are relative to this folder.</summary>
    public string Folder { get; } = Path.GetDirectoryName(Path.GetFullPath(file))!;

    public Dictionary<string, Actor> Actors { get; } = [];

    public Dictionary<string, DigitSet> Data { get; } = [];

    public Dictionary<string, JobPlan> Jobs { get; } = [];
}
