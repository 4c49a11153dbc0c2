using System.Numerics;
using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;

namespace StarMiner.PrivateNet.Tests;

[Collection(nameof(PrivateNet))]
public class RpcChainClientTests(PrivateNet net)
{
    [SkippableFact]
    public async Task SendAsync_gasTransfer_isInABlockWithItsEvent()
    {
        using var chain = await RpcChainClient.ConnectAsync(net.Node.Url, net.Node.Settings.Network);
        var sender = net.Node.Settings.Account("client");
        var receiver = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

        var payment = new ContractCall(
            NativeContract.GAS.Hash, "transfer", sender.Account, receiver, 1_00000000, null);
        var receipt = await chain.SendAsync(payment, sender.Key);

        receipt.Result!.AsBool().Should().BeTrue();
        receipt.Event("Transfer").Values[2].AsInt64().Should().Be(1_00000000);
        receipt.Block.Should().BeLessThanOrEqualTo(await chain.GetHeightAsync());
        receipt.BlockTimeMs.Should().BeLessThanOrEqualTo(await chain.GetTimeMsAsync());
        receipt.SystemFeeDatoshi.Should().BePositive();
        var balance = await chain.ReadAsync(new ContractCall(NativeContract.GAS.Hash, "balanceOf", receiver));
        balance.Value.AsInteger().Should().Be(BigInteger.Parse("100000000"));
    }

    [SkippableFact]
    public async Task SendAsync_senderWithoutGas_saysWhatItHasAndNeeds()
    {
        using var chain = await RpcChainClient.ConnectAsync(net.Node.Url);
        var poor = new Neo.Wallets.KeyPair(Enumerable.Repeat((byte)7, 32).ToArray());

        var sending = () => chain.SendAsync(new ContractCall(NativeContract.GAS.Hash, "symbol"), poor);

        (await sending.Should().ThrowAsync<OutOfGasException>())
            .WithMessage($"{Accounts.Address(poor.Account())} has 0 GAS and needs 0.0* GAS");
    }

    [SkippableFact]
    public async Task ReadAsync_unknownMethod_isAContractFault()
    {
        using var chain = await RpcChainClient.ConnectAsync(net.Node.Url);

        var reading = () => chain.ReadAsync(new ContractCall(NativeContract.GAS.Hash, "nothing"));

        (await reading.Should().ThrowAsync<ContractFaultException>()).WithMessage("Method \"nothing\"*");
    }

    [SkippableFact]
    public async Task ConnectAsync_otherNetwork_isRefusedWithBothMagics()
    {
        var node = net.Node;

        var connecting = () => RpcChainClient.ConnectAsync(node.Url, expectedNetwork: 5);

        (await connecting.Should().ThrowAsync<ChainException>())
            .WithMessage($"{node.Url} is on network {node.Settings.Network}, expected 5");
    }

    [SkippableFact]
    public async Task GetContractAsync_nativeAndMissing_areTold()
    {
        using var chain = await RpcChainClient.ConnectAsync(net.Node.Url);

        (await chain.GetContractAsync(NativeContract.GAS.Hash))!.Name.Should().Be("GasToken");
        (await chain.GetContractAsync(UInt160.Zero)).Should().BeNull();
    }
}
