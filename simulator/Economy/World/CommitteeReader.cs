using StarMiner.Client;
using Array = Neo.VM.Types.Array;

namespace StarMiner.Simulator.Economies.World;

/// <summary>What the auditors' committees announced.</summary>
sealed class CommitteeReader(Market market)
{
    public void Read(string name, Array values)
    {
        CommitteeBook book = market.Committees;
        switch (name)
        {
            case "AuditorBonded" when market.Find(values[1].AsHash160()) is { } auditor:
                book.Bonded(values[0].AsInt32(), new AuditorSlot(auditor, values[2].AsInt64(), market.Chain.Height));
                break;
            case "AuditorLeft":
                book.Slots[values[0].AsInt32()].HasLeft = true;
                break;
            case "CommitteeConvened" when market.Book.Find(values[0].AsUInt64()) is { } job:
                market.Totals.Committees++;
                market.Totals.Seats += values[1].AsList().Count;
                book.Convened(new JobCommittee(
                    job, [.. values[1].AsList().Select(slot => slot.AsInt32())], values[4].AsUInt32(),
                    values[5].AsUInt32()));
                break;
            case "SeatClosed":
                Closed(values);
                break;
        }
    }

    void Closed(Array values)
    {
        AuditorSlot slot = market.Committees.Slots[values[2].AsInt32()];
        long lost = values[4].AsInt64();
        slot.Bond -= lost;
        slot.Auditor.Earned -= lost;
        market.Totals.SeatsLostAgpu += lost;
        if (values[5].AsInt64() > 0) market.Totals.SeatsRight++;
        market.Committees.Closed(values[0].AsUInt64());
    }
}
