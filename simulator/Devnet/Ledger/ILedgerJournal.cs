using StarMiner.Simulator.Devnet.Journal;

namespace StarMiner.Simulator.Devnet.Ledger;

/// <summary>Where acts go before anybody is told of them.</summary>
interface ILedgerJournal : IDisposable
{
    /// <summary>Returns when the act would survive a power failure.</summary>
    void Append(LedgerAct act);

    /// <summary>The newest act is done: the moment to keep a whole state instead of acts.</summary>
    void Published(Func<LedgerState> state);
}
