using System.Numerics;
using Neo;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Tests.OnChain.Programs;

namespace StarMiner.Tests.OnChain;

/// <summary>The framework's C# for the chain, compiled and run there, optimised and not.</summary>
public class ServiceTests
{
    readonly TestContracts test = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Services_answer(bool optimize)
    {
        UInt160 services = test.Deploy(typeof(Services), optimize: optimize);
        UInt160 alice = test.Alice.ScriptHash;
        Result("mapOfEverything", new byte[] { 1, 0, 255 }).AsInteger().Should().Be(44);
        Result("found").AsText().Should().Be("abc123");
        Result("withoutContext", "v").AsText().Should().Be("v-");
        Result("serialised", alice).AsText().Should().Be("\"n\"n");
        Result("addresses", alice).AsText().Should().Be(alice.ToAddress(test.Chain.Settings.AddressVersion));
        Result("literals").AsBytes().Should().Equal(
            [.. Enumerable.Range(1, 20).Reverse().Select(i => (byte)i), .. Enumerable.Range(1, 32).Select(i => (byte)i)]);
        Result("queries", [new object[] { 4, 5, 6, 7 }]).AsInteger().Should().Be(4113);
        Result("hexadecimal", new byte[] { 0, 171 }).AsText().Should().Be("00abOK");
        Result("lists").AsInteger().Should().Be(1601_0956);

        Neo.VM.Types.StackItem Result(string method, params object[] arguments)
            => test.Invoke(services, method, arguments).OrThrow().Result!;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Kept_lives_in_storage_or_in_one_call(bool optimize)
    {
        UInt160 kept = test.Deploy(typeof(Kept), optimize: optimize);
        Shown().Should().Be("100,False,True,0,,0");
        Result("add", 5).AsInteger().Should().Be(105);
        Result("toggle", test.Alice.ScriptHash).AsInteger().Should().Be(1);
        Shown().Should().Be("105,True,False,1,b,-1");
        Result("toggle", test.Alice.ScriptHash).AsInteger().Should().Be(0);
        Shown().Should().Be("105,False,False,2,b,-2");
        Result("total").AsInteger().Should().Be(105);
        for (int call = 0; call < 2; call++)
            Result("fields").AsInteger().Should().Be(615);
        Result("closure", 2).AsInteger().Should().Be(9);
        Result("iterated", 3).AsInteger().Should().Be(456);

        string Shown() => Result("shown").AsText();

        Neo.VM.Types.StackItem Result(string method, params object[] arguments)
            => test.Invoke(kept, method, arguments).OrThrow().Result!;
    }

    [Fact]
    public void Chain_shows_blocks_transactions_and_natives()
    {
        UInt160 services = test.Deploy(typeof(Services));
        var seen = (Neo.VM.Types.Array)test.Invoke(services, "chain").OrThrow().Result!;
        seen[0].AsBool().Should().BeTrue();
        seen[1].AsBool().Should().BeTrue();
        seen[2].AsHash160().Should().Be(test.Alice.ScriptHash);
        seen[3].AsInteger().Should().Be(-6);
        seen[4].AsText().Should().Be("GasToken");
        seen[5].AsInteger().Should().Be(5);
        seen[6].AsText().Should().Be("NEO");
        new BigInteger[] { 8, 30, 1, 0, 0 }.Should().Equal(seen.Skip(7).Select(item => item.AsInteger()));
    }

    [Fact]
    public void NoReentrant_lets_in_once_and_again_after_leaving()
    {
        UInt160 services = test.Deploy(typeof(Services));
        test.Invoke(services, "guarded", UInt160.Zero).OrThrow();
        test.Invoke(services, "guarded", UInt160.Zero).OrThrow();
        test.Invoke(services, "guarded", services).Execution.Fault!.Message.Should().Contain("Already entered");
    }
}
