namespace StarMiner.Tests.Build;

/// <summary>A client project that calls a contract through the class that neoc wrote for it.</summary>
public sealed class ProxyTests : IClassFixture<WarmCompiler>, IDisposable
{
    const string Contract = """
        using System;
        using System.ComponentModel;
        using System.Numerics;
        using Neo.SmartContract.Framework;
        using Neo.SmartContract.Framework.Attributes;

        namespace Shop;

        public enum Size : byte { Small = 1, Large = 7 }

        public struct Ware
        {
            public string Name;
            public BigInteger Price;
            public Size Size;
            public UInt160? Maker;
        }

        public class Till : SmartContract
        {
            public delegate void Sale(UInt160? buyer, Ware ware, int? rebate);

            [DisplayName("Sold")]
            public static event Sale OnSold = null!;

            [Safe]
            public static Ware Best() => default;

            [Safe]
            public static Ware[] All(Size size) => new Ware[0];

            [Safe]
            public static (bool, byte[]) Pair(int? sender) => (true, new byte[0]);

            public static BigInteger Buy(UInt160 buyer, Ware ware, string[] notes, object? data)
            {
                OnSold(buyer, ware, null);
                return ware.Price;
            }
        }
        """;

    const string Program = """
        using System.Numerics;
        using Neo;
        using Neo.Network.P2P.Payloads;
        using Neo.VM.Types;
        using Neo.Wallets;
        using Shop.Proxies;
        using StarMiner.Client;

        var chain = new Recorder();
        var till = new TillProxy(chain, UInt160.Zero);
        StackItem ware = new Struct { "pen", 5, 7, StackItem.Null };

        chain.Answer = ware;
        Console.WriteLine(await till.BestAsync());
        chain.Answer = new Neo.VM.Types.Array { ware };
        Console.WriteLine((await till.AllAsync(TillProxy.Size.Large)).Single().Price);
        chain.Answer = new Neo.VM.Types.Array { true, new byte[] { 1, 2 } };
        Console.WriteLine((await till.PairAsync(null)).Item2.Length);
        chain.Answer = 3;
        var (paid, receipt) = await till.BuyAsync(
            new KeyPair(Enumerable.Repeat((byte)1, 32).ToArray()), UInt160.Zero,
            new TillProxy.Ware("ink", 9, TillProxy.Size.Small, null), ["a", "b"], null);
        Console.WriteLine($"{paid} {till.SoldEventsIn(receipt).Single()}");
        chain.Answer = 1;
        try { await till.BestAsync(); } catch (ChainException e) { Console.WriteLine(e.Message); }

        sealed class Recorder : IChainClient
        {
            public StackItem Answer = StackItem.Null;

            public uint Network => 1;

            public Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default)
            {
                Print(call);
                return Task.FromResult(new ReadResult(Answer, 0));
            }

            public Task<Receipt> SendAsync(
                ContractCall call, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
                CancellationToken cancel = default)
            {
                Print(call);
                ContractEvent[] events =
                [
                    new(UInt160.Parse("0x" + new string('1', 40)), "Sold", []),
                    new(UInt160.Zero, "Sold", [StackItem.Null, new Struct { "ink", 9, 1, StackItem.Null }, 4]),
                ];
                return Task.FromResult(new Receipt
                {
                    Transaction = UInt256.Zero, Block = 1, BlockTimeMs = 1, SystemFeeDatoshi = 0, NetworkFeeDatoshi = 0,
                    Result = Answer, Events = events,
                });
            }

            static void Print(ContractCall call) =>
                Console.WriteLine($"{call.Method}({string.Join(", ", call.Arguments.Select(Show))})");

            static string Show(object? value) => value switch
            {
                null => "null",
                object?[] items => $"[{string.Join(", ", items.Select(Show))}]",
                UInt160 => "hash",
                _ => $"{value}",
            };

            public Task<uint> GetHeightAsync(CancellationToken cancel = default) => throw new NotSupportedException();
            public Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel = default) =>
                throw new NotSupportedException();
            public Task<ulong> GetTimeMsAsync(CancellationToken cancel = default) => throw new NotSupportedException();
            public Task<Receipt> SendScriptAsync(
                ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
                CancellationToken cancel = default) => throw new NotSupportedException();
            public Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(
                uint block, CancellationToken cancel = default) => throw new NotSupportedException();
            public Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel = default) =>
                throw new NotSupportedException();
            public Task WaitForHeightAsync(uint index, CancellationToken cancel = default) =>
                throw new NotSupportedException();
            public Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default) =>
                throw new NotSupportedException();
        }
        """;

    readonly Workshop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public void A_client_calls_through_the_proxy_what_the_contract_declares()
    {
        shop.AddContract("Till", Contract);
        shop.Write($"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <Import Project="{Workshop.Repository}/tools/Neo/Neo.props" />
              <ItemGroup>
                <ProjectReference Include="{Workshop.Repository}/tools/Client/StarMiner.Client.csproj" />
                <ContractReference Include="../Till/Till.csproj" Proxy="true" />
              </ItemGroup>
              <Import Project="{Workshop.Repository}/tools/Compiler/build/ContractReference.targets" />
            </Project>
            """, "Desk", "Desk.csproj");
        shop.Write(Program, "Desk", "Program.cs");
        foreach (string project in new[] { "Till", "Desk" })
        {
            (int exitCode, string text) = shop.Build(project);
            exitCode.Should().Be(0, text);
        }

        (_, string output) = shop.Dotnet(shop.Output("Desk", "Desk.dll"));

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal(
            "best()",
            "Ware { Name = pen, Price = 5, Size = Large, Maker =  }",
            "all(Large)",
            "5",
            "pair(null)",
            "2",
            "buy(hash, [ink, 9, Small, null], [a, b], null)",
            "3 SoldEvent { Buyer = , Ware = Ware { Name = ink, Price = 9, Size = Small, Maker =  }, Rebate = 4 }",
            "best()",
            "the contract returned Integer (1) where List is expected");
    }
}
