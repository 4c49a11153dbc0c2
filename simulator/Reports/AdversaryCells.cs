using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Reports;

/// <summary>The adversary table's words, for every form of report.</summary>
static class AdversaryCells
{
    const int FirstNumber = 3;

    public static readonly string[] Heads =
        ["who", "behaviour", "outcome", "rounds", "audited cells", "transactions", "GAS", "blocks"];

    public static bool IsNumber(int column) => column >= FirstNumber;

    public static string[] Of(AdversaryRow row) =>
    [
        row.Name, row.Behaviour, row.Outcome, $"{row.Rounds}", $"{row.AuditedCells}", $"{row.Transactions}",
        AmountText.Gas(row.GasDatoshi)[..^4], $"{row.Blocks}",
    ];
}
