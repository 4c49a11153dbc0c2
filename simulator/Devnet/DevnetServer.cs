using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Http;
using StarMiner.Simulator.Devnet.Ledger;
using StarMiner.Simulator.Devnet.Rpc;

namespace StarMiner.Simulator.Devnet;

/// <summary>A running devnet: one chain, one port.</summary>
public sealed class DevnetServer : IAsyncDisposable
{
    readonly WebApplication _web;
    readonly RpcDispatcher _dispatcher;

    DevnetServer(WebApplication web, RpcDispatcher dispatcher, DevnetLedger ledger, IReadOnlyList<Actor> accounts)
    {
        _web = web;
        _dispatcher = dispatcher;
        Ledger = ledger;
        Accounts = accounts;
        string address = web.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Url = new Uri(address);
    }

    /// <summary>Of the JSON-RPC.</summary>
    public Uri Url { get; }

    public DevnetLedger Ledger { get; }

    /// <summary>The named accounts, in the order of the options.</summary>
    public IReadOnlyList<Actor> Accounts { get; }

    /// <exception cref="ChainException">Nobody can listen there.</exception>
    public static async Task<DevnetServer> StartAsync(DevnetOptions options, CancellationToken cancel = default)
    {
        var clock = new DevnetClock(TimeProvider.System);
        var chain = new Chain(new ChainOptions
        {
            Seed = options.Seed,
            Network = options.Network,
            BlockTimeMs = options.BlockTimeMs,
            StartTimeMs = clock.NowMs,
            RehearsalLimitDatoshi = options.Limits.RehearsalDatoshi,
        });
        Actor[] accounts = [.. options.Accounts.Select(chain.Actor)];
        Fund(chain, accounts, options);
        var ledger = new DevnetLedger(chain, options.Mining, clock);
        var dispatcher = new RpcDispatcher(ledger, options.Limits);
        WebApplication web = Build(options, new RpcEndpoint(dispatcher, options.Limits));
        try
        {
            await web.StartAsync(cancel);
            return new DevnetServer(web, dispatcher, ledger, accounts);
        }
        catch (IOException failure)
        {
            await web.DisposeAsync();
            dispatcher.Dispose();
            throw new ChainException(
                failure.InnerException is AddressInUseException
                    ? $"port {options.Port} is taken; choose another with --port"
                    : $"cannot listen on {options.Address}:{options.Port}: {failure.Message}",
                failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
        _dispatcher.Dispose();
    }

    static WebApplication Build(DevnetOptions options, RpcEndpoint rpc)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // the endpoint counts, and answers what is too long
            kestrel.Limits.MaxConcurrentConnections = options.Limits.Connections;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Logging.ClearProviders();
        WebApplication web = builder.Build();
        web.Run(rpc.HandleAsync);
        return web;
    }

    static void Fund(Chain chain, IReadOnlyList<Actor> accounts, DevnetOptions options)
    {
        ContractCall[] transfers =
        [
            .. accounts.Select(account => Transfer(NativeContract.GAS, account, options.GasDatoshi)),
            .. accounts.Select(account => Transfer(NativeContract.NEO, account, options.Neo)),
        ];
        if (transfers.Length == 0) return;
        var signer = new TransactionSigner(chain.GenesisAccount);
        chain.Send(new TransactionRequest(CallScript.Of(transfers), signer)).OrThrow();

        ContractCall Transfer(NativeContract token, Actor to, long amount) => new(
            token.Hash, "transfer", chain.GenesisAccount.ScriptHash, to.ScriptHash, amount, null);
    }
}
