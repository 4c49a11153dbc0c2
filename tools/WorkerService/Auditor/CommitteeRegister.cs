using System.Numerics;
using Microsoft.Extensions.Logging;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.Worker.Service.Auditor;

/// <summary>
/// This auditor's slots in the register. It bonds as many as it is told to when it starts, and never again by itself: who
/// keeps losing slots must not keep paying for new ones.
/// </summary>
/// <remarks>The chain is the truth. The mark <c>register:known</c> says that the marks <c>slot:n</c> tell all of it, so that
/// a restart need not walk over everybody's slots; it is taken away before a bond is sent.</remarks>
public sealed class CommitteeRegister(
    SuiteClient suite, KeyPair key, WorkerJournal journal, WorkerSettings settings, ILogger<CommitteeRegister> log)
{
    const string Known = "register:known", Slot = "slot:";

    /// <summary>What one payment may bond.</summary>
    const int MostAtOnce = 16;

    HashSet<uint>? slots;
    bool isPoor;

    /// <summary>The slots in use.</summary>
    public async Task<IReadOnlySet<uint>> SlotsAsync(CancellationToken cancel)
    {
        slots ??= await BondedAsync(cancel);
        return slots;
    }

    async Task<HashSet<uint>> BondedAsync(CancellationToken cancel)
    {
        var own = await OwnAsync(cancel);
        while (own.Count < settings.CommitteeSlots && await BondAsync(settings.CommitteeSlots - own.Count, cancel))
            own = await OwnAsync(cancel);
        log.LogInformation("{Count} slots in the register of auditors: {Slots}", own.Count, string.Join(", ", own.Order()));
        return own;
    }

    /// <returns>Whether they are bonded; not where the AGPU for it is missing.</returns>
    async Task<bool> BondAsync(int missing, CancellationToken cancel)
    {
        int count = Math.Min(missing, MostAtOnce);
        BigInteger bond = (await suite.Council.ParameterAsync("AuditorBond", cancel)).Value;
        BigInteger balance = await suite.Token.BalanceOfAsync(key.Account(), cancel);
        if (balance < bond * count)
        {
            if (!isPoor)
                log.LogWarning(
                    "{Count} slots take {Bond} AGPU, here are {Balance}", count, Amounts.Agpu(bond * count),
                    Amounts.Agpu(balance));
            isPoor = true;
            return false;
        }
        journal.SetMark(Known, 0);
        await suite.Committee.BondAsync(key, count, bond, cancel);
        return true;
    }

    async Task<HashSet<uint>> OwnAsync(CancellationToken cancel)
    {
        var own = new HashSet<uint>();
        if (journal.Mark(Known) > 0)
        {
            foreach (var (name, _) in journal.Marks(Slot))
            {
                uint slot = uint.Parse(name[Slot.Length..]);
                if (await IsOwnAsync(slot, cancel)) own.Add(slot);
            }
            return own;
        }
        uint count = await suite.Committee.SlotCountAsync(cancel);
        for (uint slot = 0; slot < count; slot++)
        {
            bool isOwn = await IsOwnAsync(slot, cancel);
            if (isOwn) own.Add(slot);
            journal.SetMark($"{Slot}{slot}", isOwn ? 1UL : 0);
        }
        journal.SetMark(Known, 1);
        return own;
    }

    async Task<bool> IsOwnAsync(uint slot, CancellationToken cancel)
    {
        AuditorSlot entry = await suite.Committee.SlotOfAsync(slot, cancel);
        return entry.Auditor == key.Account() && entry.LeftBlock == 0;
    }
}
