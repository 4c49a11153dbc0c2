using System.Net;
using System.Net.Sockets;
using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests;

public class DevnetServerTests
{
    static readonly UInt160 Stranger = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    [Fact]
    public async Task Send_by_the_projects_own_client_is_in_a_block_at_once()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        using var chain = await devnet.ConnectAsync();
        uint before = await chain.GetHeightAsync();

        Receipt receipt = await chain.SendAsync(RunningDevnet.Pay(devnet.Alice, Stranger, 5), devnet.Alice.Keys);

        receipt.Block.Should().Be(before + 1);
        receipt.Result!.AsBool().Should().BeTrue();
        receipt.Event("Transfer").Values[2].AsInt64().Should().Be(5);
        receipt.BlockTimeMs.Should().Be(await chain.GetTimeMsAsync());
        ReadResult balance = await chain.ReadAsync(new ContractCall(NativeContract.GAS.Hash, "balanceOf", Stranger));
        balance.Value.AsInt64().Should().Be(5);
    }

    [Fact]
    public async Task Start_twice_with_a_seed_has_the_same_funded_accounts()
    {
        var options = new DevnetOptions { Seed = 7, Accounts = ["first", "second"], GasDatoshi = 3, Neo = 4 };
        await using var one = await RunningDevnet.StartAsync(options);
        await using var other = await RunningDevnet.StartAsync(options);

        one.Server.Accounts.Select(a => (a.Name, a.ScriptHash))
            .Should().Equal(other.Server.Accounts.Select(a => (a.Name, a.ScriptHash)));
        var view = one.Server.Ledger.Now.Chain.View;
        foreach (Actor account in one.Server.Accounts)
        {
            NativeContract.GAS.BalanceOf(view, account.ScriptHash).Should().Be(3);
            NativeContract.NEO.BalanceOf(view, account.ScriptHash).Should().Be(4);
        }
    }

    [Fact]
    public async Task Start_on_a_taken_port_says_so_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var starting = () => DevnetServer.StartAsync(new DevnetOptions { Port = port });

        (await starting.Should().ThrowAsync<ChainException>()).WithMessage($"port {port} is taken*");
    }

    [Fact]
    public async Task Start_stamps_blocks_with_the_walls_time()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        using var chain = await devnet.ConnectAsync();
        ulong before = (ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        Receipt receipt = await chain.SendAsync(RunningDevnet.Pay(devnet.Alice, Stranger, 1), devnet.Alice.Keys);

        receipt.BlockTimeMs.Should().BeInRange(before, (ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    }
}
