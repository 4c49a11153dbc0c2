namespace StarMiner.Simulator.Coverage.Report;

/// <summary>What of the source ran, file by file.</summary>
public sealed record CoverageReport(IReadOnlyList<FileCoverage> Files)
{
    public Share Lines => Share.Sum(Files.Select(file => file.LineShare));

    public Share Branches => Share.Sum(Files.Select(file => file.BranchShare));
}

/// <param name="File">As the debug information names it: relative to the repository.</param>
/// <param name="Lines">Lines with code, ascending.</param>
public sealed record FileCoverage(string File, IReadOnlyList<LineCoverage> Lines)
{
    public Share LineShare => new(Lines.Count(line => line.Hits > 0), Lines.Count);

    public Share BranchShare => Share.Sum(Lines.Select(line => line.BranchShare));
}

/// <param name="Hits">How often the line was begun: the most of its statements.</param>
/// <param name="MissedStatements">Statements that begin on the line and never ran.</param>
public sealed record LineCoverage(int Line, long Hits, int MissedStatements, IReadOnlyList<BranchCoverage> Branches)
{
    /// <summary>Ways out of the line's conditions: two a condition.</summary>
    public Share BranchShare => Share.Sum(Branches.Select(branch => branch.Share));

    public bool IsPartial => Hits > 0 && (MissedStatements > 0 || BranchShare.Missed > 0);
}

/// <summary>One condition: how often the code jumped at it and how often it went on.</summary>
public sealed record BranchCoverage(long Jumped, long WentOn)
{
    public Share Share => new((Jumped > 0 ? 1 : 0) + (WentOn > 0 ? 1 : 0), 2);
}

public readonly record struct Share(int Covered, int Total)
{
    public int Missed => Total - Covered;

    /// <summary>1 where there is nothing to cover.</summary>
    public double Fraction => Total == 0 ? 1 : (double)Covered / Total;

    public static Share Sum(IEnumerable<Share> shares) =>
        shares.Aggregate(new Share(), (sum, share) => new Share(sum.Covered + share.Covered, sum.Total + share.Total));
}
