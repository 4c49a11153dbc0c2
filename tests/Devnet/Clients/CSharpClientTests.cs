using System.Numerics;
using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Contracts.Clients;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Clients;

/// <summary>Classes that the compiler writes from the manifests this project names, over JSON-RPC.</summary>
public class CSharpClientTests
{
    const long Agpu = 1_00000000;

    [Fact]
    public async Task Token_is_read_tried_sent_and_its_events_are_records()
    {
        await using RunningDevnet devnet = await StartAsync();
        using RpcChainClient chain = await devnet.ConnectAsync();
        var token = new AgpuTokenContract(chain, devnet.Server.Contracts[AgpuTokenContract.ManifestName]);
        UInt160 alice = devnet.Alice.ScriptHash, bob = devnet.Bob.ScriptHash;

        (await token.SymbolAsync()).Should().Be("AGPU");
        BigInteger before = await token.BalanceOfAsync(bob);
        TestRun<bool> tried = await token.TestTransferAsync(alice, alice, bob, 5 * Agpu, null);
        tried.Result.Should().BeTrue();
        tried.GasDatoshi.Should().BePositive();
        (await token.BalanceOfAsync(bob)).Should().Be(before);

        Sent<bool> sent = await token.TransferAsync(devnet.Alice.Keys, alice, bob, 5 * Agpu, null);

        sent.Result.Should().BeTrue();
        token.TransferEventsIn(sent.Receipt).Should().Equal(new AgpuTokenContract.TransferEvent(alice, bob, 5 * Agpu));
        (await token.BalanceOfAsync(bob)).Should().Be(before + 5 * Agpu);
    }

    [Fact]
    public async Task Refusals_are_exceptions_of_their_own_whichever_contract_names_them()
    {
        await using RunningDevnet devnet = await StartAsync();
        using RpcChainClient chain = await devnet.ConnectAsync();
        var market = new JobMarketContract(chain, devnet.Server.Contracts[JobMarketContract.ManifestName]);
        var token = new AgpuTokenContract(chain, devnet.Server.Contracts[AgpuTokenContract.ManifestName]);
        UInt160 alice = devnet.Alice.ScriptHash, pair = devnet.Server.Contracts[ExchangeContract.ManifestName];

        Func<Task> read = () => market.JobAsync(7);
        Func<Task> send = () => market.WithdrawAsync(devnet.Alice.Keys, alice);
        Func<Task> test = () => market.TestSettleAsync(alice, 7);
        object?[] greedy = ["swap", 100 * Agpu, long.MaxValue];
        Func<Task> deep = () => token.TransferAsync(devnet.Alice.Keys, alice, pair, Agpu, greedy);

        (await read.Should().ThrowAsync<JobMarketErrors.NoSuchJob>()).Which.Error.Should().Be("JobMarket/no-such-job");
        await send.Should().ThrowAsync<JobMarketErrors.NothingToWithdraw>();
        await test.Should().ThrowAsync<JobMarketErrors.NoSuchJob>();
        await deep.Should().ThrowAsync<ExchangeErrors.BelowMinimum>();
    }

    [Fact]
    public async Task Pair_swaps_what_it_quotes()
    {
        await using RunningDevnet devnet = await StartAsync();
        using RpcChainClient chain = await devnet.ConnectAsync();
        var token = new AgpuTokenContract(chain, devnet.Server.Contracts[AgpuTokenContract.ManifestName]);
        var pair = new ExchangeContract(chain, devnet.Server.Contracts[ExchangeContract.ManifestName]);
        UInt160 alice = devnet.Alice.ScriptHash;
        BigInteger quoted = await pair.QuoteAsync(token.Hash, 10 * Agpu);

        var (_, receipt) = await token.TransferAsync(
            devnet.Alice.Keys, alice, pair.Hash, 10 * Agpu, new object?[] { "swap", quoted, long.MaxValue });

        ExchangeContract.SwappedEvent swapped = pair.SwappedEventsIn(receipt).Single();
        (swapped.Trader, swapped.TokenIn, swapped.AmountOut).Should().Be((alice, token.Hash, quoted));
        (await pair.ReservesAsync()).Select(item => item.AsInteger()).Should().HaveCount(2).And.NotContain(BigInteger.Zero);
    }

    [Fact]
    public async Task A_chain_in_process_has_test_runs_too()
    {
        var chain = new Chain();
        var client = new ChainClient(chain);
        Actor alice = chain.Actor("alice"), bob = chain.Actor("bob");
        chain.Fund(alice, gasDatoshi: 10 * Agpu);
        var gas = new AgpuTokenContract(client, NativeContract.GAS.Hash); // any NEP-17 answers to these names

        var mine = await gas.TestTransferAsync(alice.ScriptHash, alice.ScriptHash, bob.ScriptHash, Agpu, null);
        var foreign = await gas.TestTransferAsync(bob.ScriptHash, alice.ScriptHash, bob.ScriptHash, Agpu, null);

        (mine.Result, foreign.Result).Should().Be((true, false));
        (await gas.BalanceOfAsync(bob.ScriptHash)).Should().Be(BigInteger.Zero);
    }

    static Task<RunningDevnet> StartAsync() =>
        RunningDevnet.StartAsync(new DevnetOptions { SuiteFolder = SuiteArtifacts.DefaultFolder });
}
