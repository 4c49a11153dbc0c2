using Neo;
using StarMiner.Client;

namespace StarMiner.Simulator.Economies.World;

/// <summary>
/// Somebody on chain, as the events so far tell it. Amounts in [1e-8 AGPU] and [1e-6 TUSD]; scores in [1/10,000].
/// </summary>
public sealed class Account(Actor actor, string strategy)
{
    const int Tasks = 4;

    public Actor Actor { get; } = actor;
    public UInt160 Hash { get; } = actor.ScriptHash;
    public string Name => Actor.Name;

    /// <summary>Whose figures the account's are added to.</summary>
    public string Strategy { get; } = strategy;

    public long Agpu { get; set; }
    public long Tusd { get; set; }

    /// <summary>Claimable on the market.</summary>
    public long Credit { get; set; }

    /// <summary>What settlements, rewards, public work and slashes have brought, less bonds lost.</summary>
    public long Earned { get; set; }

    /// <summary>Stake by task that may back a claim.</summary>
    public long[] Free { get; } = new long[Tasks];

    /// <summary>Scores by task, as of the last thing that moved them.</summary>
    public int[] Scores { get; } = [2_000, 2_000, 2_000, 2_000];

    /// <summary>AGPU bought less sold on the exchange, and the TUSD that it took.</summary>
    public long NetBought { get; set; }
    public long NetPaidTusd { get; set; }

    /// <summary>What the VM took of it [1e-8 GAS].</summary>
    public long GasDatoshi { get; set; }

    /// <summary>Running costs off chain: machines, checks [TUSD].</summary>
    public double CostTusd { get; set; }

    /// <summary>Jobs settled and jobs that came too late, ever, and the last settlement by task [ms].</summary>
    public long Settled { get; set; }
    public long Late { get; set; }
    public ulong[] LastSettledMs { get; } = new ulong[Tasks];

    /// <summary>Something happened to the vault that the events do not tell in full.</summary>
    public bool IsVaultStale { get; set; }

    public long FreeOf(JobTask task) => Free[(int)task];

    public override string ToString() => Name;
}
