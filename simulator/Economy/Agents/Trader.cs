using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>How everybody here trades: never more at a time than the pair bears.</summary>
static class Trader
{
    /// <summary>Largest part of a reserve that one trade brings in.</summary>
    const double LargestPart = 0.02;

    const long LeastAgpu = 1_00000000;
    const long LeastTusd = 10_000;

    public static void Sell(Market market, ActList acts, Account account, long agpu)
    {
        long amount = Math.Min(Math.Min(agpu, account.Agpu), (long)(market.ReserveAgpu * LargestPart));
        if (amount < LeastAgpu) return;
        acts.Add(account, market.Calls.Sell(account, amount, 1, market.NowMs), Calls.SwapFee);
    }

    /// <summary>Spends so much TUSD.</summary>
    public static void Buy(Market market, ActList acts, Account account, double tusd)
    {
        long amount = Math.Min(
            (long)(Math.Min(tusd * 1e6, account.Tusd)), (long)(market.ReserveTusd * LargestPart));
        if (amount < LeastTusd) return;
        acts.Add(account, market.Calls.Buy(account, amount, 1, market.NowMs), Calls.SwapFee);
    }
}
