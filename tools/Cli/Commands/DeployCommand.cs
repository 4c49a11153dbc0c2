using System.CommandLine;
using System.Globalization;
using Neo;
using Neo.Wallets;
using Spectre.Console;
using StarMiner.Client;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer deploy</c>: puts the suite on any N3 node, resumable.</summary>
static class DeployCommand
{
    const uint Mainnet = 860_833_102;

    sealed record Request(
        Uri Rpc, string Wallet, string? Account, string? PasswordFile, Governance Governance, string Contracts,
        string Journals, bool DryRun, bool MainnetAllowed);

    public static Command Create(TextWriter output)
    {
        var rpc = new Option<Uri>("--rpc")
        {
            Description = "JSON-RPC address of the node.",
            Required = true,
            CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url)
                ? url
                : Refuse<Uri>(result, $"'{result.Tokens[0].Value}' is no address like http://127.0.0.1:50012"),
        };
        var wallet = new Option<string>("--wallet")
        {
            Description = "neo-express file or NEP-6 wallet that pays.",
            Required = true,
        };
        var account = new Option<string?>("--account")
        {
            Description = "Wallet name, label or address; default: the file's first.",
        };
        var password = new Option<string?>("--password-file")
        {
            Description = $"File with the NEP-6 password; or set {Passwords.Variable}; otherwise it is asked for.",
        };
        var minter = new Option<string?>("--minter")
        {
            Description = "Address that may mint instead of RewardController; for test networks only.",
        };
        var settings = new Option<string?>("--parameters")
        {
            Description = "JSON file: stewards, guardians, minter, roles of accounts, parameters; "
                + "other options go before it.",
        };
        var stewards = MembersOption("--stewards", "Who may change the suite from the founding on");
        var guardians = MembersOption("--guardians", "Who may stop changes and new business");
        var contracts = new Option<string>("--contracts")
        {
            Description = "Folder of compiled contracts.",
            DefaultValueFactory = _ => SuiteArtifacts.DefaultFolder,
        };
        var journals = new Option<string>("--journal")
        {
            Description = "Folder of the deployment journals.",
            DefaultValueFactory = _ => "deployments",
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Print steps, GAS and the balance needed; send nothing.",
        };
        var mainnet = new Option<bool>("--i-know-this-is-mainnet")
        {
            Description = "Needed where the node is on Neo's main network.",
        };

        var command = new Command("deploy", "Deploy the contracts over a node's JSON-RPC; run it again to continue.")
        {
            rpc, wallet, account, password, settings, minter, stewards, guardians, contracts, journals, dryRun, mainnet,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            new Request(
                parsed.GetRequiredValue(rpc), parsed.GetRequiredValue(wallet), parsed.GetValue(account),
                parsed.GetValue(password),
                GovernanceOf(
                    parsed.GetValue(settings), Accounts.Parse(parsed.GetValue(minter)), parsed.GetValue(stewards),
                    parsed.GetValue(guardians)),
                parsed.GetRequiredValue(contracts),
                parsed.GetRequiredValue(journals), parsed.GetValue(dryRun), parsed.GetValue(mainnet)),
            output, cancel));
        return command;
    }

    /// <summary>What the file says, where no option says something else.</summary>
    static Governance GovernanceOf(string? file, UInt160? minter, Members? stewards, Members? guardians)
    {
        var said = file is null ? new Governance() : DeploymentSettings.Read(file);
        return said with
        {
            Minter = minter ?? said.Minter,
            Stewards = stewards ?? said.Stewards,
            Guardians = guardians ?? said.Guardians,
        };
    }

    static async Task<int> RunAsync(Request request, TextWriter output, CancellationToken cancel)
    {
        var artifacts = SuiteArtifacts.Load(request.Contracts);
        var (payer, network) = WalletFile.Open(
            request.Wallet, request.Account, () => Passwords.For(request.Wallet, request.PasswordFile));
        var plan = new SuitePlan(artifacts, payer.Account, request.Governance);
        using var chain = await RpcChainClient.ConnectAsync(request.Rpc, network, cancel);
        RefuseMainnet(chain, request.MainnetAllowed);
        if (chain.Network == Mainnet && request.Governance.Minter is not null)
            throw new ChainException("--minter is for test networks: on Neo's main network AGPU comes from work alone");
        output.WriteLine(
            $"network {chain.Network} at {chain.Url}, deployer {Accounts.Address(payer.Account)} ({payer.Name})");
        return request.DryRun
            ? await PrintPlanAsync(chain, plan, output, cancel)
            : await DeployAsync(chain, payer.Key, plan, request.Journals, output, cancel);
    }

    /// <exception cref="ChainException">
    /// The node is on Neo's main network and nobody said that this is meant.
    /// </exception>
    public static void RefuseMainnet(RpcChainClient chain, bool allowed)
    {
        if (chain.Network == Mainnet && !allowed)
            throw new ChainException($"{chain.Url} is Neo's main network; say --i-know-this-is-mainnet if you mean it");
    }

    static async Task<int> DeployAsync(
        RpcChainClient chain, KeyPair payer, SuitePlan plan, string journals, TextWriter output,
        CancellationToken cancel)
    {
        var journal = DeploymentJournal.Open(
            DeploymentJournal.PathFor(journals, chain.Network), chain.Network, plan.Deployer);
        var deployer = new SuiteDeployer(chain, payer, plan, journal);
        await (Terminal.IsTerminal(output)
            ? DeployWatchedAsync(deployer, output, cancel)
            : deployer.RunAsync(step => PrintStep(step, output), cancel));
        foreach (var contract in plan.Contracts) output.WriteLine($"  {contract.Artifact.Name,-22}{contract.Hash}");
        output.WriteLine($"journal {journal.Path}");
        return ExitCodes.Done;
    }

    /// <summary>A step waits for a block, up to 15 s on a usual network: a spinner says which.</summary>
    static Task<SuiteClient> DeployWatchedAsync(SuiteDeployer deployer, TextWriter output, CancellationToken cancel) =>
        AnsiConsole.Status().StartAsync("reading the chain", status => deployer.RunAsync(
            step =>
            {
                if (step.Outcome == StepOutcome.Running) status.Status($"{step.Index + 1}/{step.Count} {step.Step}");
                else PrintStep(step, output);
            },
            cancel));

    static void PrintStep(StepReport step, TextWriter output)
    {
        if (step.Outcome == StepOutcome.Running) return;
        var cost = step.Receipt is { } receipt
            ? $"{Amounts.Gas(receipt.SystemFeeDatoshi + receipt.NetworkFeeDatoshi)} GAS in block {receipt.Block}"
            : "";
        var outcome = step.Outcome == StepOutcome.Done ? "done" : "already there";
        output.WriteLine($"[{step.Index + 1}/{step.Count}] {step.Step,-29} {outcome,-14}{cost}".TrimEnd());
    }

    static async Task<int> PrintPlanAsync(
        RpcChainClient chain, SuitePlan plan, TextWriter output, CancellationToken cancel)
    {
        var estimate = await DeploymentEstimate.OfAsync(chain, plan, cancel);
        foreach (var step in estimate.Steps)
        {
            var cost = step.IsDone ? "already there" : $"about {Amounts.Gas(step.FeeDatoshi)} GAS";
            output.WriteLine($"  {step.Step.Name,-29} {cost}");
        }
        string needs = Amounts.Gas(estimate.TotalDatoshi), has = Amounts.Gas(estimate.BalanceDatoshi);
        output.WriteLine($"needs about {needs} GAS, the deployer has {has} GAS");
        return estimate.IsEnough ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>m of n accounts as <c>m/ADDRESS,ADDRESS,...</c></summary>
    static Option<Members?> MembersOption(string name, string what) => new(name)
    {
        Description = $"{what}: M/ADDRESS,ADDRESS,... of which M must sign; default: the deployer alone.",
        CustomParser = result => ParseMembers(result.Tokens[0].Value)
            ?? Refuse<Members>(result, $"'{result.Tokens[0].Value}' is not like 2/ADDRESS,ADDRESS,ADDRESS"),
    };

    static Members? ParseMembers(string text)
    {
        const int most = 16;
        var parts = text.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out int threshold)) return null;
        try
        {
            UInt160[] accounts = [.. parts[1].Split(',').Select(address => Accounts.Parse(address)!)];
            return Members.TryCreate(threshold, accounts, most);
        }
        catch (Exception failure) when (failure is FormatException or WalletException)
        {
            return null;
        }
    }

    static T? Refuse<T>(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
