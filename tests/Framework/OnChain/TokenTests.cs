using Neo;
using Neo.VM;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Tests.OnChain.Programs;

namespace StarMiner.Tests.OnChain;

public class TokenTests
{
    readonly TestContracts test = new();

    [Fact]
    public void Nep17_mints_moves_and_burns()
    {
        UInt160 coin = test.Deploy(typeof(Coin), test.Alice.ScriptHash);
        UInt160 till = test.Deploy(typeof(Till));
        UInt160 alice = test.Alice.ScriptHash;
        test.Read(coin, "symbol").AsText().Should().Be("COIN");
        test.Read(coin, "decimals").AsInteger().Should().Be(8);
        test.Read(coin, "totalSupply").AsInteger().Should().Be(100_00000000);

        TransactionReceipt moved = test.Invoke(coin, "transfer", alice, till, 30, "for coffee");
        moved.Result!.GetBoolean().Should().BeTrue();
        moved.Events.Select(e => e.Name).Should().Equal("Transfer", "Paid");
        moved.Events.Last().Values[2].AsText().Should().Be("for coffee");
        test.Read(till, "taken", coin).AsInteger().Should().Be(30);
        test.Read(coin, "balanceOf", till).AsInteger().Should().Be(30);

        test.Invoke(coin, "destroy", alice, 100_00000000 - 30).Execution.State.Should().Be(VMState.HALT);
        test.Read(coin, "balanceOf", alice).AsInteger().Should().Be(0);
        test.Read(coin, "totalSupply").AsInteger().Should().Be(30);
    }

    /// <summary>Balances are written under joined bytes and read under the number that has these bytes, where there is one.</summary>
    [Theory]
    [InlineData("00", "00")]
    [InlineData("00", "7f")]
    [InlineData("00", "80")]
    [InlineData("7f", "ff")]
    [InlineData("80", "00")]
    [InlineData("ff", "7f")]
    [InlineData("ff", "80")]
    [InlineData("ff", "ff")]
    public void Nep17_balance_foundWhateverTheAccountsLastBytesAre(string last, string before)
    {
        UInt160 coin = test.Deploy(typeof(Coin), test.Alice.ScriptHash);
        foreach (byte rest in new byte[] { 0x00, 0x5a, 0xff })
        {
            byte[] account = [.. Enumerable.Repeat(rest, 18), .. Convert.FromHexString(before), .. Convert.FromHexString(last)];
            test.Invoke(coin, "transfer", test.Alice.ScriptHash, account, 7, null).OrThrow();
            test.Read(coin, "balanceOf", account).AsInteger().Should().Be(7);
        }
    }

    [Fact]
    public void Nep17_refuses_what_it_must()
    {
        UInt160 coin = test.Deploy(typeof(Coin), test.Alice.ScriptHash);
        UInt160 alice = test.Alice.ScriptHash, bob = test.Chain.Actor("bob").ScriptHash;
        test.Invoke(coin, "transfer", bob, alice, 1, null).Result!.GetBoolean().Should().BeFalse("bob did not sign");
        test.Invoke(coin, "transfer", alice, bob, 100_00000001, null).Result!.GetBoolean().Should().BeFalse("too much");
        test.Invoke(coin, "transfer", alice, bob, -1, null).Execution.Fault!.Message.Should().Contain("positive number");
        test.Invoke(coin, "transfer", alice, new byte[19], 1, null).Execution.Fault!.Message.Should().Contain("\"to\" is invalid");
        test.Invoke(coin, "destroy", bob, 1).Execution.Fault!.Message.Should().Contain("Coin/no-witness");
        test.Invoke(coin, "mint", alice, 1).Execution.State.Should().Be(VMState.FAULT, "protected methods are not exported");
    }

    [Fact]
    public void Nep11_issues_moves_and_withdraws()
    {
        UInt160 stamps = test.Deploy(typeof(Stamps));
        UInt160 alice = test.Alice.ScriptHash, bob = test.Chain.Actor("bob").ScriptHash;
        byte[] first = test.Invoke(stamps, "issue", alice, "Blue Mauritius").OrThrow().Result!.AsBytes();
        byte[] second = test.Invoke(stamps, "issue", alice, "Penny Black").OrThrow().Result!.AsBytes();
        first.Should().NotEqual(second);
        test.Read(stamps, "totalSupply").AsInteger().Should().Be(2);
        test.Read(stamps, "balanceOf", alice).AsInteger().Should().Be(2);
        test.Read(stamps, "ownerOf", first).AsHash160().Should().Be(alice);
        ((Neo.VM.Types.Map)test.Read(stamps, "properties", first))["name"].AsText().Should().Be("Blue Mauritius");

        test.Invoke(stamps, "transfer", bob, first, null).OrThrow().Result!.GetBoolean().Should().BeTrue();
        test.Read(stamps, "ownerOf", first).AsHash160().Should().Be(bob);
        test.Read(stamps, "balanceOf", alice).AsInteger().Should().Be(1);
        test.Invoke(stamps, "transfer", alice, first, null).OrThrow().Result!.GetBoolean().Should().BeFalse("it is bob's now");

        test.Invoke(stamps, "withdraw", second).OrThrow();
        test.Read(stamps, "totalSupply").AsInteger().Should().Be(1);
        test.Chain.Read(new ContractCall(stamps, "ownerOf", second)).Fault!.Message.Should().Contain("does not exist");
    }
}
