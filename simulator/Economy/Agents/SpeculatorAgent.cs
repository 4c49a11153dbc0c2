using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>Trades on the pair for the price's sake: follows its movement, or leans against it.</summary>
sealed class SpeculatorAgent(Market market, Account account, bool follows) : IAgent
{
    const double Sensitivity = 0.02;
    const double TradePart = 0.1;
    const double Memory = 0.96;
    const ulong HourMs = 3_600_000;

    double _usual;
    ulong _nextMs;

    public IReadOnlyList<Account> Accounts => [account];

    public void Act(ActList acts)
    {
        if (market.Day < 0 || market.NowMs < _nextMs) return;
        _nextMs = market.NowMs + HourMs;
        double price = market.AgpuTusd;
        if (_usual == 0) _usual = price;
        double distance = price / _usual - 1;
        _usual = Memory * _usual + (1 - Memory) * price;
        if (Math.Abs(distance) < Sensitivity) return;
        bool buys = distance > 0 == follows;
        if (buys) Trader.Buy(market, acts, account, account.Tusd / 1e6 * TradePart);
        else Trader.Sell(market, acts, account, (long)(account.Agpu * TradePart));
    }
}
