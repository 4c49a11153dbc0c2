using Neo;
using Neo.Json;
using Neo.SmartContract.Native;
using Neo.Wallets;

namespace StarMiner.Client.Tests;

public class RpcChainClientTests
{
    static readonly KeyPair Sender = new(Enumerable.Repeat((byte)1, 32).ToArray());
    static readonly ContractCall Call = new(NativeContract.GAS.Hash, "symbol");
    static readonly PendingTransaction Pending = new(UInt256.Zero, 1_000, [1, 2, 3]);

    [Fact]
    public async Task ReadAsync_contractThrows_namesItsError()
    {
        using var node = new FakeNode().On("invokescript",
            _ => FakeNode.Run("FAULT", "An unhandled exception was thrown. JobMarket/not-open"));
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        var reading = () => chain.ReadAsync(Call);

        (await reading.Should().ThrowAsync<ContractFaultException>()).Which.Error.Should().Be("JobMarket/not-open");
    }

    [Fact]
    public async Task SendAsync_rehearsalFaults_sendsNothing()
    {
        using var node = new FakeNode().On("invokescript", _ => FakeNode.Run("FAULT", "no"));
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        var sending = () => chain.SendAsync(Call, Sender);

        (await sending.Should().ThrowAsync<ContractFaultException>()).Which.Transaction.Should().BeNull();
        node.Calls.Should().NotContain("sendrawtransaction");
    }

    [Fact]
    public async Task SendAsync_blockHoldsIt_readsTheReceipt()
    {
        using var node =
            new FakeNode().On("gettransactionheight", _ => 103).On("getapplicationlog", _ => FakeNode.Log("HALT"));
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        var receipt = await chain.SendAsync(Call, Sender);

        receipt.Block.Should().Be(103);
        receipt.BlockTimeMs.Should().Be(1700000000000);
        receipt.SystemFeeDatoshi.Should().Be(1997770);
        receipt.NetworkFeeDatoshi.Should().Be(1230610);
        receipt.Result!.AsBool().Should().BeTrue();
        receipt.Event("Transfer").Contract.Should().Be(NativeContract.GAS.Hash);
        receipt.Event("Transfer").Values[1].AsInt64().Should().Be(7);
    }

    [Fact]
    public async Task SendAsync_faultsInTheBlock_namesErrorAndTransaction()
    {
        using var node = new FakeNode().On("gettransactionheight", _ => 103)
            .On(
                "getapplicationlog",
                _ => FakeNode.Log("FAULT", "An unhandled exception was thrown. JobMarket/too-late"));
        using var chain = await RpcChainClient.ConnectAsync(node.Url);
        UInt256? sent = null;
        chain.Sending += pending => sent = pending.Hash;

        var sending = () => chain.SendAsync(Call, Sender);

        var fault = (await sending.Should().ThrowAsync<ContractFaultException>()).Which;
        fault.Error.Should().Be("JobMarket/too-late");
        fault.Transaction.Should().Be(sent!);
    }

    [Fact]
    public async Task SendAsync_noBlockTakesIt_endsAtItsExpiry()
    {
        using var node = new FakeNode().Refuses("gettransactionheight", -100, "Unknown transaction");
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        var sending = () => chain.SendAsync(Call, Sender);

        (await sending.Should().ThrowAsync<ChainException>()).WithMessage(
            "no block took transaction 0x* it has expired");
    }

    [Theory]
    [InlineData(-500, "InsufficientFunds")]
    [InlineData(-511, "Insufficient funds for fee")]
    public async Task SendAsync_senderCannotPay_saysHasAndNeeds(int code, string message)
    {
        using var node = new FakeNode().Refuses("sendrawtransaction", code, message);
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        var sending = () => chain.SendAsync(Call, Sender);

        // The fake's every test run returns 42, here as the balance; the fees are 0.02 rehearsed, 0.05 margin,
        // 0.0123061 network.
        (await sending.Should().ThrowAsync<OutOfGasException>())
            .WithMessage($"{Accounts.Address(Sender.Account())} has 0.00000042 GAS and needs 0.0823061 GAS");
    }

    [Fact]
    public async Task SendAsync_nodeWithoutApplicationLogs_isTold()
    {
        using var node = new FakeNode().On("gettransactionheight", _ => 103);
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        var sending = () => chain.SendAsync(Call, Sender);

        (await sending.Should().ThrowAsync<ChainException>()).WithMessage("* keeps no application logs*");
    }

    /// <summary>A node stores a block before the logs plugin hears of it.</summary>
    [Fact]
    public async Task SendAsync_logComesAfterTheBlock_isWaitedFor()
    {
        var asked = 0;
        using var node = new FakeNode().On("gettransactionheight", _ => 103)
            .On("getapplicationlog", _ => ++asked < 3
                ? throw new RpcErrorException(-100, "Unknown transaction", "getapplicationlog")
                : FakeNode.Log("HALT"));
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        var receipt = await chain.SendAsync(Call, Sender);

        receipt.SystemFeeDatoshi.Should().Be(1997770);
        node.Calls.Count(method => method == "sendrawtransaction").Should().Be(1);
    }

    [Fact]
    public async Task SendAsync_logNeverComes_isTold()
    {
        using var node = new FakeNode().On("gettransactionheight", _ => 103)
            .Refuses("getapplicationlog", -100, "Unknown transaction");
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        var sending = () => chain.SendAsync(Call, Sender);

        (await sending.Should().ThrowAsync<ChainException>())
            .WithMessage("* has transaction 0x* in block 103, but no application log of it");
    }

    [Fact]
    public async Task ResumeAsync_chainHasIt_doesNotSendAgain()
    {
        using var node =
            new FakeNode().On("gettransactionheight", _ => 103).On("getapplicationlog", _ => FakeNode.Log("HALT"));
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        (await chain.ResumeAsync(Pending))!.Block.Should().Be(103);

        node.Calls.Should().NotContain("sendrawtransaction");
    }

    [Fact]
    public async Task ResumeAsync_chainLostIt_sendsTheSameBytes()
    {
        var sent = "";
        using var node = new FakeNode();
        node.Refuses("gettransactionheight", -100, "Unknown transaction")
            .On("getapplicationlog", _ => FakeNode.Log("HALT"))
            .On("sendrawtransaction", parameters =>
            {
                sent = parameters[0]!.AsString();
                node.On("gettransactionheight", _ => 105);
                return new JObject();
            });
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        (await chain.ResumeAsync(Pending))!.Block.Should().Be(105);

        sent.Should().Be(Convert.ToBase64String(Pending.Raw));
    }

    [Fact]
    public async Task ResumeAsync_nodeRefusesIt_isNull()
    {
        using var node = new FakeNode().Refuses("gettransactionheight", -100, "Unknown transaction")
            .Refuses("sendrawtransaction", -500, "Expired");
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        (await chain.ResumeAsync(Pending)).Should().BeNull();
    }

    [Fact]
    public async Task ConnectAsync_otherNetwork_isRefused()
    {
        using var node = new FakeNode();

        var connecting = () => RpcChainClient.ConnectAsync(node.Url, expectedNetwork: 1);

        (await connecting.Should().ThrowAsync<ChainException>()).WithMessage(
            $"* is on network {FakeNode.Network}, expected 1");
    }

    [Fact]
    public async Task WaitForHeightAsync_returnsWhenTheBlockExists()
    {
        using var node = new FakeNode();
        using var chain = await RpcChainClient.ConnectAsync(node.Url);

        await chain.WaitForHeightAsync(110);

        (await chain.GetHeightAsync()).Should().BeGreaterThan(110);
    }
}
