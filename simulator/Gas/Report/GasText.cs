using System.Globalization;

namespace StarMiner.Simulator.Gas.Report;

static class GasText
{
    /// <summary>GAS with the digits that matter.</summary>
    public static string Of(long datoshi) =>
        (datoshi / 1_0000_0000m).ToString("0.0000####", CultureInfo.InvariantCulture);

    public static string Percent(double fraction) => fraction.ToString("0.0%", CultureInfo.InvariantCulture);

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
