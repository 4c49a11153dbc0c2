using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.PrivateNet.Tests;

/// <summary>
/// The same suite and the same random calls on a neo-express node and on the simulator's chain: the same fees, events,
/// refusals and state.
/// </summary>
[Collection(nameof(PrivateNet))]
public class ConformanceTests(PrivateNet net)
{
    const int Calls = 16;

    static readonly string[] Names = ["client", "deployer", "provider"];

    [SkippableFact]
    public async Task RandomCalls_onBothChains_haveTheSameFeesEventsRefusalsAndState()
    {
        WalletAccount[] actors = [.. Names.Select(name => net.Node.Settings.Account(name))];
        using var node = await RpcChainClient.ConnectAsync(net.Node.Url);
        var simulator = new ChainClient(new Chain(new ChainOptions { Network = node.Network }));
        foreach (WalletAccount actor in actors) simulator.Chain.Fund(simulator.Chain.ActorOf(actor.Key), 300_00000000);
        // Another deployer than the other tests have: a suite of its own.
        var artifacts = SuiteArtifacts.Load(SuiteArtifacts.DefaultFolder);
        var plan = new SuitePlan(
            artifacts, actors[0].Account, new Governance { Minter = actors[0].Account });
        List<string> onNode = await DeployAsync(node, actors[0], plan);
        List<string> inSimulator = await DeployAsync(simulator, actors[0], plan);
        inSimulator.Should().Equal(onNode);

        var random = new Random(7);
        int refused = 0;
        for (int i = 0; i < Calls; i++)
        {
            WalletAccount sender = actors[random.Next(actors.Length)];
            ContractCall call = RandomCall(plan.Addresses, sender, actors, random);
            string expected = await OutcomeAsync(node, call, sender);
            (await OutcomeAsync(simulator, call, sender)).Should().Be(expected, "{0} by {1}", call.Method, sender.Name);
            if (expected.StartsWith("refused", StringComparison.Ordinal)) refused++;
        }

        (await StateAsync(simulator, plan, actors)).Should().Equal(await StateAsync(node, plan, actors));
        refused.Should().BeInRange(1, Calls - 8, "both kinds of outcome must be among the calls");
    }

    static ContractCall RandomCall(SuiteAddresses suite, WalletAccount sender, WalletAccount[] actors, Random random)
    {
        UInt160 other = actors[random.Next(actors.Length)].Account;
        long amount = random.Next(1, 1_000) * 1_000_000L;
        ContractCall Transfer(UInt160 token, UInt160 to, object? data = null) =>
            new(token, "transfer", sender.Account, to, amount, data);
        return random.Next(8) switch
        {
            0 or 1 => new ContractCall(suite.AgpuToken, "mintForPublicWork", other, amount * 10),
            2 => Transfer(suite.AgpuToken, other),
            3 => new ContractCall(suite.AgpuToken, "burn", sender.Account, amount / 4),
            4 => Transfer(suite.AgpuToken, suite.StakingVaults, new object?[] { "stake", 1 }),
            5 => new ContractCall(suite.StakingVaults, "requestUnbond", sender.Account, 1, amount),
            6 => Transfer(suite.AgpuToken, suite.JobMarket),
            _ => Transfer(NativeContract.GAS.Hash, other),
        };
    }

    static async Task<List<string>> DeployAsync(IChainClient chain, WalletAccount deployer, SuitePlan plan)
    {
        var steps = new List<string>();
        await new SuiteDeployer(chain, deployer.Key, plan).RunAsync(report =>
        {
            // A deployment returns the contract's state, whose id counts what was deployed before.
            if (report.Receipt is { } receipt) steps.Add($"{report.Step}: {Describe(receipt with { Result = null })}");
        });
        return steps;
    }

    static async Task<string> OutcomeAsync(IChainClient chain, ContractCall call, WalletAccount sender)
    {
        try
        {
            return Describe(await chain.SendAsync(call, sender.Key));
        }
        catch (ContractFaultException refusal)
        {
            return $"refused: {refusal.Error}";
        }
    }

    static string Describe(Receipt receipt)
    {
        string events = string.Join("; ", receipt.Events.Select(
            e => $"{e.Contract} {e.Name}({string.Join(", ", e.Values.Select(value => value.Describe()))})"));
        return $"{receipt.Result?.Describe()}, system fee {receipt.SystemFeeDatoshi}, "
            + $"network fee {receipt.NetworkFeeDatoshi}: {events}";
    }

    static async Task<List<string>> StateAsync(IChainClient chain, SuitePlan plan, WalletAccount[] actors)
    {
        var state = new List<string>();
        async Task Add(UInt160 contract, string method, params object?[] arguments)
        {
            ReadResult result = await chain.ReadAsync(new ContractCall(contract, method, arguments));
            state.Add($"{method}: {result.Value.Describe()}");
        }
        foreach (string method in new[] { "totalSupply", "totalBurned", "mintedForPublicWork", "mintedForJobs" })
            await Add(plan.Addresses.AgpuToken, method);
        foreach (UInt160 account in actors.Select(a => a.Account).Append(plan.Addresses.StakingVaults))
        {
            await Add(plan.Addresses.AgpuToken, "balanceOf", account);
            await Add(plan.Addresses.StakingVaults, "vaultOf", account, 1);
        }
        return state;
    }
}
