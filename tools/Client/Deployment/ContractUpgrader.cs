using Neo;
using Neo.Wallets;

namespace StarMiner.Client;

/// <param name="Waits">A transaction that lacks signatures of other stewards; null where none does.</param>
public sealed record UpgradeOutcome(UpgradeState State, JointTransaction? Waits);

/// <summary>
/// Brings an upgrade as far as it goes. It may be cut off at any moment and run again, also by another steward: the
/// chain says how far it is, and the one transaction under way lies in a file until a block holds it.
/// </summary>
/// <param name="keys">Of the caller; the first one pays for the execution.</param>
/// <param name="file">Where the transaction under way lies.</param>
/// <param name="journal">Null where nobody keeps one.</param>
public sealed class ContractUpgrader(
    ContractUpgrade upgrade, IReadOnlyList<KeyPair> keys, string file, DeploymentJournal? journal = null)
{
    /// <summary>
    /// For how long other stewards may take to sign [blocks]: almost a day, as long as networks allow.
    /// </summary>
    const uint SigningBlocks = 5_700;

    const uint SendingBlocks = 20;

    /// <summary>
    /// A schedule takes about 0.1 GAS: nobody signs a file that makes its first signer pay much more.
    /// </summary>
    const long MostFeeDatoshi = 2_00000000;

    readonly RpcChainClient _chain = upgrade.Chain;

    /// <summary>Which stewards sign; null: the caller's accounts, then others in the Council's order.</summary>
    public IReadOnlyList<UInt160>? Signers { get; init; }

    /// <summary>Whether to stay until the timelock is over.</summary>
    public bool Waits { get; init; }

    /// <param name="report">Name and receipt of each transaction that this run brought to its end.</param>
    public async Task<UpgradeOutcome> RunAsync(Action<string, Receipt> report, CancellationToken cancel = default)
    {
        await ResumeAsync(report, cancel);
        while (true)
        {
            var state = await upgrade.StateAsync(cancel);
            if (state.Stage is UpgradeStage.NotScheduled or UpgradeStage.Forgotten)
            {
                var schedule = await SignedAsync(state.Stage, cancel);
                schedule.Write(file);
                if (schedule.Missing.Count > 0) return new UpgradeOutcome(state, schedule);
                await SendAsync("schedule", schedule, report, cancel);
                continue;
            }
            File.Delete(file);
            if (state.Stage == UpgradeStage.Ready) await ExecuteAsync(report, cancel);
            else if (state.Stage == UpgradeStage.Waiting && Waits) await _chain.WaitForTimeAsync(state.ReadyMs, cancel);
            else return new UpgradeOutcome(state, null);
        }
    }

    async Task ExecuteAsync(Action<string, Receipt> report, CancellationToken cancel)
    {
        var execute = await _chain.DraftAsync(upgrade.ExecuteScript, [keys[0].Account()], SendingBlocks, cancel);
        execute.Sign(keys[0]);
        execute.Write(file);
        await SendAsync("execute", execute, report, cancel);
    }

    async Task SendAsync(string step, JointTransaction signed, Action<string, Receipt> report, CancellationToken cancel)
    {
        var receipt = await _chain.SendSignedAsync(signed.Complete(), cancel);
        Record(step, receipt, report);
    }

    void Record(string step, Receipt receipt, Action<string, Receipt> report)
    {
        journal?.RecordUpgrade($"{step} the upgrade of {upgrade.Artifact.Name}", upgrade, receipt);
        File.Delete(file);
        report(step, receipt);
    }

    /// <summary>Ends what was under way when the last run was cut off.</summary>
    async Task ResumeAsync(Action<string, Receipt> report, CancellationToken cancel)
    {
        if (!File.Exists(file)) return;
        var left = JointTransaction.Read(file, _chain.Network);
        if (left.Missing.Count > 0)
        {
            if (await _chain.GetHeightAsync(cancel) >= left.ValidUntilBlock) File.Delete(file);
            return;
        }
        try
        {
            string step = left.Script.Span.SequenceEqual(upgrade.ExecuteScript) ? "execute" : "schedule";
            if (await _chain.ResumeAsync(left.Complete(), cancel) is { } receipt) Record(step, receipt, report);
        }
        catch (ContractFaultException)
        {
            // The chain says what is missing; done anew, the same fault shows if it is not over.
        }
        File.Delete(file);
    }

    /// <summary>The schedule with all signatures that the caller can give.</summary>
    async Task<JointTransaction> SignedAsync(UpgradeStage stage, CancellationToken cancel)
    {
        byte[] script = upgrade.ScheduleScript(stage);
        JointTransaction schedule;
        if (File.Exists(file))
        {
            schedule = JointTransaction.Read(file, _chain.Network);
            Check(schedule, script);
        }
        else
        {
            var signers = await ChooseSignersAsync(cancel);
            bool alone = signers.All(account => keys.Any(key => key.Account() == account));
            schedule = await _chain.DraftAsync(script, signers, alone ? SendingBlocks : SigningBlocks, cancel);
        }
        foreach (var key in keys) schedule.Sign(key);
        return schedule;
    }

    /// <summary>INVARIANT: nobody signs anything but the schedule of the bytes that were compiled here.</summary>
    void Check(JointTransaction found, byte[] script)
    {
        if (!found.Script.Span.SequenceEqual(script)) throw new ChainException(
            $"{file} does not schedule the bytes that were compiled here; nothing was signed");
        if (found.FeeDatoshi > MostFeeDatoshi) throw new ChainException(
            $"{file} makes {Accounts.Address(found.Signers[0])} pay {Amounts.Gas(found.FeeDatoshi)} GAS; "
            + "nothing was signed");
    }

    async Task<IReadOnlyList<UInt160>> ChooseSignersAsync(CancellationToken cancel)
    {
        var stewards = await upgrade.Council.StewardsAsync(cancel);
        UInt160[] mine = [.. keys.Select(key => key.Account()).Intersect(stewards.Accounts)];
        string all = string.Join(", ", stewards.Accounts.Select(Accounts.Address));
        if (mine.Length == 0)
            throw new ChainException(
                $"none of the given accounts is a steward; {stewards.Threshold} of these must sign: {all}");
        if (Signers is null) return [.. mine.Concat(stewards.Accounts.Except(mine)).Take(stewards.Threshold)];
        bool fits = Signers.Distinct().Count() == stewards.Threshold && !Signers.Except(stewards.Accounts).Any();
        if (!fits || !Signers.Intersect(mine).Any()) throw new ChainException(
            $"--signers must be {stewards.Threshold} of these, an account of the wallet among them: {all}");
        return [.. mine.Intersect(Signers).Concat(Signers.Except(mine))];
    }
}
