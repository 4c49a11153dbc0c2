using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>From wherever a sequence has come: what anybody may do brings every job to an end and every amount home.</summary>
public sealed partial class SuiteRun
{
    const int MostActs = 4;

    public void CheckThatEverythingCanEnd()
    {
        ChainSnapshot here = Chain.Snapshot();
        foreach (ModelJob job in _model.Jobs.Where(job => job.IsLive || job.Undivided > 0)) Drive(job.Id);
        Money money = Suite.Money;
        money.CheckConservation();
        (money.Escrow, money.LockedStake, money.LostStake).Should().Be((0, 0, 0), "no job holds anything any more");
        money.MarketBalance.Should().Be(money.Credits + money.Pools);
        Chain.Restore(here);
    }

    void Drive(int id)
    {
        for (int act = 0; act < MostActs; act++)
        {
            JobView job = JobView.Read(Suite, id);
            if (job.Status > JobView.Audited) break;
            if (job.Status <= JobView.Claimed)
            {
                if (Chain.TimeMs <= job.DeadlineMs) Chain.MoveTimeTo(job.DeadlineMs + 1);
                Suite.Invoke(Suite.Minter, Suite.Market, "timeOut", id);
                continue;
            }
            Suite.MineUntilNext(job.DisputeEndBlock + 1);
            TransactionReceipt settled = Chain.Invoke(Suite.Minter, new ContractCall(Suite.Market, "settle", id));
            if (settled.Fault is not null) Suite.Invoke(Suite.Minter, Suite.Market, "timeOut", id);
        }
        JobView.Read(Suite, id).Status.Should().BeGreaterThan(JobView.Audited, "job {0} must have an end", id);
        Chain.Invoke(Suite.Minter, new ContractCall(Suite.Market, "divideSlashed", id));
    }
}
