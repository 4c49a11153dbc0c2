using StarMiner.Client;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>What everybody does at the end of a day: fetch what is owed.</summary>
static class Income
{
    static readonly string[] Roles = ["Provider", "Auditor", "Oracle"];

    public static void Collect(Market market, ActList acts, Account account)
    {
        if (account.Credit > 0) acts.Add(account, market.Calls.WithdrawCredit(account), Calls.TransferFee);
        var owed = market.Chain.Read(new ContractCall(market.Suite.RewardController, "owedTo", account.Hash))
            .Stack[0].AsList(Roles.Length);
        for (int role = 0; role < Roles.Length; role++)
            if (owed[role].AsInteger() > 0)
                acts.Add(account, market.Calls.ClaimReward(account, Roles[role]), Calls.RewardFee);
    }
}
