using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Tests.Support;

namespace StarMiner.Simulator.Tests;

public class ChainClientTests
{
    readonly TestChain _test = new();
    readonly ChainClient _client;

    public ChainClientTests() => _client = new ChainClient(_test.Chain);

    [Fact]
    public async Task SendAsync_gives_the_receipt()
    {
        Receipt receipt = await _client.SendAsync(_test.Call("say", "hello"), _test.Alice.Keys);

        receipt.Event(ProbeContract.Event).Values[0].AsText().Should().Be("hello");
        receipt.Block.Should().Be(await _client.GetHeightAsync());
        receipt.BlockTimeMs.Should().Be(await _client.GetTimeMsAsync());
        receipt.SystemFeeDatoshi.Should().BePositive();
    }

    [Fact]
    public async Task SendAsync_a_fault_throws_the_named_error_and_sends_nothing()
    {
        uint height = await _client.GetHeightAsync();
        var act = () => _client.SendAsync(_test.Call("fail", "Probe/no"), _test.Alice.Keys);
        ContractFaultException fault = (await act.Should().ThrowAsync<ContractFaultException>()).Which;
        fault.Error.Should().Be("Probe/no");
        fault.Transaction.Should().BeNull();
        fault.Calls[0].Should().StartWith("Probe.fail");
        (await _client.GetHeightAsync()).Should().Be(height);
    }

    [Fact]
    public async Task SendAsync_a_sender_without_GAS_is_refused()
    {
        var act = () => _client.SendAsync(_test.Call("time"), _test.Chain.Actor("poor").Keys);
        (await act.Should().ThrowAsync<ChainException>()).WithMessage("*InsufficientFunds*");
    }

    [Fact]
    public async Task ReadAsync_gives_value_and_GAS_or_the_fault()
    {
        await _client.SendAsync(_test.Call("put", "k", "v"), _test.Alice.Keys);
        ReadResult result = await _client.ReadAsync(_test.Call("get", "k"));
        result.Value.AsText().Should().Be("v");
        result.GasDatoshi.Should().BePositive();
        var act = () => _client.ReadAsync(_test.Call("fail", "Probe/no"));
        await act.Should().ThrowAsync<ContractFaultException>();
    }

    [Fact]
    public async Task WaitFor_height_mines_and_time_moves_the_clock()
    {
        uint height = await _client.GetHeightAsync();
        await _client.WaitForHeightAsync(height + 3);
        (await _client.GetHeightAsync()).Should().Be(height + 3);
        await _client.WaitForHeightAsync(height);
        (await _client.GetHeightAsync()).Should().Be(height + 3);

        ulong time = await _client.GetTimeMsAsync() + 10_000_000;
        await _client.WaitForTimeAsync(time);
        (await _client.GetTimeMsAsync()).Should().Be(time);
    }

    [Fact]
    public async Task GetContractAsync_says_what_is_deployed()
    {
        var found = await _client.GetContractAsync(_test.Probe);
        found!.Name.Should().Be("Probe");
        found.NefChecksum.Should().Be(ProbeContract.Artifact().Nef.CheckSum);
        (await _client.GetContractAsync(NativeContract.GAS.Hash))!.Name.Should().Be("GasToken");
        (await _client.GetContractAsync(_test.Alice.ScriptHash)).Should().BeNull();
    }

    [Fact]
    public async Task GetBlockHashAsync_an_index_beyond_the_head_is_refused()
    {
        (await _client.GetBlockHashAsync(await _client.GetHeightAsync())).Should().Be(_test.Chain.Head.Hash);
        var act = () => _client.GetBlockHashAsync(9_999);
        await act.Should().ThrowAsync<ChainException>();
    }
}
