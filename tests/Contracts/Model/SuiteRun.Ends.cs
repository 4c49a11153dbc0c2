using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>From wherever a sequence has come, what anybody may do ends every job and brings every amount home.</summary>
public sealed partial class SuiteRun
{
    const int MostActs = 4;

    public void CheckThatEverythingCanEnd()
    {
        ChainSnapshot here = Chain.Snapshot();
        foreach (ModelJob job in _model.Jobs.Where(job => job.IsLive || job.Undivided > 0)) Drive(job.Id);
        foreach (var (id, cell, level) in _model.Demands.Keys) Try("closeDemand", id, cell, level);
        Chain.MineEmpty(SuiteModel.SealBlocks);
        foreach (ModelJob job in _model.Jobs.Where(job => job.Proof is not null))
            foreach (int who in job.Proof!.Sharers.Append(job.Proof.Prover))
                Try("payReward", job.Id, _actors[who].ScriptHash);
        EndCommittees();
        EndRounds();
        Money money = Suite.Money;
        money.CheckConservation();
        (money.Escrow, money.LockedStake, money.LostStake).Should().Be((0, 0, 0), "no job holds anything any more");
        money.MarketBalance.Should().Be(money.Credits + money.Pools);
        money.BalanceOf(Suite.Referee).Should().Be(0, "no deposit and no reward stays behind");
        money.BalanceOf(_whole.Committee).Should().Be(0, "no bond stays behind");
        money.BalanceOf(_whole.Oracle).Should().Be(0, "no oracle's bond stays behind");
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

    void EndCommittees()
    {
        foreach (ModelJob job in _model.Jobs.Where(job => job.Panel is not null))
        {
            Suite.MineUntilNext(job.Panel!.RevealUntil + 1);
            Suite.Invoke(Suite.Minter, _whole.Committee, "close", job.Id);
        }
        // Who has left already, or was sent away with its last lock, is told so: nothing else may be said.
        for (int slot = 0; slot < _model.Slots.Count; slot++)
            if (_model.Slots[slot].Auditor is >= 0 and var auditor)
                Chain.Invoke(_actors[auditor], new ContractCall(_whole.Committee, "leave", slot));
        Chain.MoveTimeTo(Chain.TimeMs + SuiteModel.UnbondingMs + 1);
        for (int slot = 0; slot < _model.Slots.Count; slot++)
            if (_model.Slots[slot].Auditor >= 0) Suite.Invoke(Suite.Minter, _whole.Committee, "withdraw", slot);
    }

    /// <summary>By somebody who has no part in it; what is left afterwards says whether it went through.</summary>
    void Try(string method, params object?[] arguments) =>
        Chain.Invoke(Suite.Minter, new ContractCall(Suite.Referee, method, arguments));
}
