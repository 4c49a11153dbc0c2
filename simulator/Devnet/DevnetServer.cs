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
using StarMiner.Simulator.Devnet.Journal;
using StarMiner.Simulator.Devnet.Ledger;
using StarMiner.Simulator.Devnet.Rpc;
using StarMiner.Simulator.Devnet.Sockets;

namespace StarMiner.Simulator.Devnet;

/// <summary>A running devnet: one chain, one port.</summary>
public sealed class DevnetServer : IAsyncDisposable
{
    const string SocketPath = "/ws";

    readonly WebApplication _web;
    readonly RpcDispatcher _dispatcher;
    readonly EventFeed _feed;

    DevnetServer(
        WebApplication web, RpcDispatcher dispatcher, EventFeed feed, DevnetLedger ledger,
        IReadOnlyList<Actor> accounts)
    {
        _web = web;
        _dispatcher = dispatcher;
        _feed = feed;
        Ledger = ledger;
        Accounts = accounts;
        Url = new Uri(web.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        Sockets = new UriBuilder(Url) { Scheme = "ws", Path = SocketPath }.Uri;
    }

    /// <summary>Of the JSON-RPC.</summary>
    public Uri Url { get; }

    /// <summary>Of the notifications.</summary>
    public Uri Sockets { get; }

    public DevnetLedger Ledger { get; }

    /// <summary>The named accounts, in the order of the options.</summary>
    public IReadOnlyList<Actor> Accounts { get; }

    /// <exception cref="ChainException">Nobody can listen there, or the data folder cannot be used.</exception>
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
        DevnetLedger ledger = OpenLedger(chain, clock, accounts, options);
        var dispatcher = new RpcDispatcher(ledger, options.Limits, options.Control);
        var feed = new EventFeed(ledger);
        WebApplication web = Build(options, dispatcher, feed);
        try
        {
            await web.StartAsync(cancel);
            ledger.Mining = options.Mining;
            return new DevnetServer(web, dispatcher, feed, ledger, accounts);
        }
        catch (IOException failure)
        {
            await web.DisposeAsync();
            await feed.DisposeAsync();
            dispatcher.Dispose();
            ledger.Dispose();
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
        await _feed.DisposeAsync();
        Ledger.Dispose();
        _dispatcher.Dispose();
    }

    static DevnetLedger OpenLedger(Chain chain, DevnetClock clock, Actor[] accounts, DevnetOptions options)
    {
        DataFolder? folder = options.Data is null ? null : DataFolder.Open(options.Data, chain.Options);
        try
        {
            var ledger = new DevnetLedger(chain, clock);
            if (folder?.Read(out IReadOnlyList<LedgerAct> acts) is { } state)
            {
                ledger.Resume(state, acts);
            }
            else
            {
                Fund(chain, accounts, options);
                ledger.Start();
                folder?.Begin(ledger.State());
            }
            if (folder is not null) ledger.WriteTo(folder);
            return ledger;
        }
        catch
        {
            folder?.Dispose();
            throw;
        }
    }

    static WebApplication Build(DevnetOptions options, RpcDispatcher dispatcher, EventFeed feed)
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
        var rpc = new RpcEndpoint(dispatcher, options.Limits);
        var sockets = new SocketEndpoint(feed, dispatcher, options.Limits, web.Lifetime.ApplicationStopping);
        web.UseWebSockets();
        web.Run(context => context.Request.Path == SocketPath
            ? sockets.HandleAsync(context)
            : rpc.HandleAsync(context));
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
