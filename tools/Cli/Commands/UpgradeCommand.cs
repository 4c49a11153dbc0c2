using System.CommandLine;
using System.Globalization;
using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer upgrade</c>: a contract of the suite gets new code through the Council's timelock.</summary>
sealed class UpgradeCommand
{
    readonly Argument<string> _contract = new("contract")
    {
        Description = "Name of the contract, for example JobMarket.",
    };

    readonly Option<string[]> _signers = new("--as")
    {
        Description = "Accounts of the wallet that sign; the first one pays. Default: the file's first.",
        AllowMultipleArgumentsPerToken = true,
    };

    readonly Option<string?> _password = new("--password-file")
    {
        Description = $"File with the NEP-6 password; or set {Passwords.Variable}; otherwise it is asked for.",
    };

    readonly Option<string[]> _stewards = new("--signers")
    {
        Description = "Addresses of the stewards who will sign, where it is not clear which.",
        AllowMultipleArgumentsPerToken = true,
    };

    readonly Option<string?> _proposal = new("--proposal")
    {
        Description = "File that stewards hand on until enough of them have signed; default: beside the journal.",
    };

    readonly Option<bool> _wait = new("--wait") { Description = "Stay until the timelock is over, then execute." };

    readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Say what is to be done and what it costs; send nothing.",
    };

    readonly Option<bool> _mainnet = new("--i-know-this-is-mainnet") { Description = "Needed on Neo's main network." };

    readonly ChainOptions _chain = new();

    public static Command Create(TextWriter output)
    {
        var parts = new UpgradeCommand();
        var command = new Command(
            "upgrade", "Put a contract's new code in place through the Council's timelock; run it again to go on.")
        {
            parts._contract, parts._signers, parts._password, parts._stewards, parts._proposal, parts._wait,
            parts._dryRun, parts._mainnet,
        };
        parts._chain.AddTo(command);
        command.SetAction((parsed, cancel) => parts.RunAsync(parsed, output, cancel));
        return command;
    }

    async Task<int> RunAsync(ParseResult parsed, TextWriter output, CancellationToken cancel)
    {
        using var context = await _chain.OpenAsync(parsed, cancel);
        DeployCommand.RefuseMainnet(context.Chain, parsed.GetValue(_mainnet));
        string name = parsed.GetRequiredValue(_contract);
        var contract = context.Names.Contract(name);
        using var built = _chain.GivenFolder(parsed) is null
            ? await SourceBuild.RunAsync([SuiteArtifacts.FileOf(name)], cancel)
            : null;
        string folder = _chain.GivenFolder(parsed) ?? built?.Contracts
            ?? throw new ArtifactException("no sources here: run this inside of the repository, or name --contracts DIR");
        var upgrade = new ContractUpgrade(
            context.Chain, context.Names.Contract("Council"), contract, SuiteArtifacts.LoadContract(folder, name));
        output.WriteLine($"network {context.Chain.Network} at {context.Chain.Url}, {name} at {contract}");
        return parsed.GetValue(_dryRun)
            ? await PrintPlanAsync(upgrade, Keys(parsed, context), output, cancel)
            : await UpgradeAsync(parsed, context, upgrade, output, cancel);
    }

    async Task<int> UpgradeAsync(
        ParseResult parsed, ChainContext context, ContractUpgrade upgrade, TextWriter output, CancellationToken cancel)
    {
        string journal = _chain.JournalPath(parsed, context.Chain.Network);
        string file = parsed.GetValue(_proposal)
            ?? Path.ChangeExtension(journal, $".upgrade-{upgrade.Artifact.Name}.json");
        var upgrader = new ContractUpgrader(
            upgrade, Keys(parsed, context), file, DeploymentJournal.OpenExisting(journal, context.Chain.Network))
        {
            Signers = parsed.GetValue(_stewards) is { Length: > 0 } chosen
                ? [.. chosen.Select(context.Names.Any)]
                : null,
            Waits = parsed.GetValue(_wait),
        };
        var outcome = await upgrader.RunAsync(
            (step, receipt) =>
            {
                string fees = Amounts.Gas(receipt.SystemFeeDatoshi + receipt.NetworkFeeDatoshi);
                output.WriteLine($"{step} done for {fees} GAS in block {receipt.Block}");
            },
            cancel);
        PrintOutcome(upgrade, outcome, file, output);
        return ExitCodes.Done;
    }

    static void PrintOutcome(ContractUpgrade upgrade, UpgradeOutcome outcome, string file, TextWriter output)
    {
        if (outcome.Waits is { } waits)
        {
            string missing = string.Join(", ", waits.Missing.Select(Accounts.Address));
            output.WriteLine($"signed by {waits.Signers.Count - waits.Missing.Count} of {waits.Signers.Count}; "
                + $"still to sign until block {waits.ValidUntilBlock}: {missing}");
            output.WriteLine($"hand on {file}; each runs: "
                + $"starminer upgrade {upgrade.Artifact.Name} --proposal FILE --wallet THEIRS");
        }
        else if (outcome.State.Stage == UpgradeStage.Waiting)
            output.WriteLine(
                $"waits in the timelock until {Time(outcome.State.ReadyMs)}; then run this again (--wait stays)");
        else
            output.WriteLine($"{upgrade.Artifact.Name} is byte for byte what was compiled here");
    }

    static async Task<int> PrintPlanAsync(
        ContractUpgrade upgrade, IReadOnlyList<KeyPair> keys, TextWriter output, CancellationToken cancel)
    {
        var state = await upgrade.StateAsync(cancel);
        if (state.Stage == UpgradeStage.Done)
        {
            PrintOutcome(upgrade, new UpgradeOutcome(state, null), "", output);
            return ExitCodes.Done;
        }
        var estimate = await UpgradeEstimate.OfAsync(upgrade, state, keys[0].Account(), cancel);
        output.WriteLine($"now     {state.Difference}");
        output.WriteLine($"new     {upgrade.Artifact.SizeBytes:N0} B, NEF checksum {upgrade.Artifact.Nef.CheckSum:x8}");
        output.WriteLine($"hash    0x{Convert.ToHexString(upgrade.Hash).ToLowerInvariant()}");
        string stewards = string.Join(", ", estimate.Stewards.Accounts.Select(Accounts.Address));
        output.WriteLine($"signers {estimate.Stewards.Threshold} of {stewards}");
        string schedule = state.Stage is UpgradeStage.NotScheduled or UpgradeStage.Forgotten
            ? $"about {Amounts.Gas(estimate.ScheduleDatoshi)} GAS"
            : $"already there, ready {Time(state.ReadyMs)}";
        output.WriteLine($"  schedule  {schedule}");
        double hours = TimeSpan.FromMilliseconds((double)estimate.TimelockMs).TotalHours;
        output.WriteLine($"  wait      {hours:0.#} h from the schedule on");
        output.WriteLine($"  execute   about {Amounts.Gas(estimate.ExecuteDatoshi)} GAS");
        output.WriteLine($"needs about {Amounts.Gas(estimate.TotalDatoshi)} GAS, "
            + $"{Accounts.Address(keys[0].Account())} has {Amounts.Gas(estimate.BalanceDatoshi)} GAS");
        return estimate.IsEnough ? ExitCodes.Done : ExitCodes.Failed;
    }

    IReadOnlyList<KeyPair> Keys(ParseResult parsed, ChainContext context)
    {
        if (context.Wallet is not { } wallet) throw new WalletException("--wallet is missing: who signs?");
        IEnumerable<string?> names = parsed.GetValue(_signers) is { Length: > 0 } chosen
            ? chosen
            : new string?[] { null };
        return [.. names.Select(name =>
        {
            var (account, network) = WalletFile.Open(
                wallet, name, () => Passwords.For(wallet, parsed.GetValue(_password)));
            if (network is not null && network != context.Chain.Network) throw new ChainException(
                $"{wallet} is for network {network}, {context.Chain.Url} is on {context.Chain.Network}");
            return account.Key;
        })];
    }

    static string Time(ulong ms) => DateTimeOffset.FromUnixTimeMilliseconds((long)ms)
        .ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
