using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Explorer;
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

    /// <summary>Blocks that a start makes at most, a block time apart, and none in the future.</summary>
    const uint StartBlocks = 60;

    static readonly IReadOnlyDictionary<string, UInt160> NoContracts = new Dictionary<string, UInt160>();

    readonly WebApplication _web;
    readonly RpcDispatcher _dispatcher;
    readonly EventFeed _feed;

    DevnetServer(WebApplication web, RpcDispatcher dispatcher, EventFeed feed, DevnetLedger ledger)
    {
        _web = web;
        _dispatcher = dispatcher;
        _feed = feed;
        Ledger = ledger;
        Url = new Uri(web.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        Sockets = new UriBuilder(Url) { Scheme = "ws", Path = SocketPath }.Uri;
    }

    /// <summary>Of the JSON-RPC.</summary>
    public Uri Url { get; }

    /// <summary>Of the notifications.</summary>
    public Uri Sockets { get; }

    /// <summary>Of the pages for people.</summary>
    public Uri Explorer => new(Url, ExplorerPages.Path);

    public DevnetLedger Ledger { get; }

    /// <summary>Of all methods that it answers.</summary>
    public IReadOnlyCollection<string> MethodNames => _dispatcher.Names;

    /// <summary>The named accounts, in the order of the options.</summary>
    public IReadOnlyList<Actor> Accounts { get; private init; } = [];

    /// <summary>The suite's contracts by name; none without a suite.</summary>
    public IReadOnlyDictionary<string, UInt160> Contracts { get; private init; } = NoContracts;

    /// <exception cref="ChainException">Nobody can listen there, or the data folder cannot be used.</exception>
    public static async Task<DevnetServer> StartAsync(DevnetOptions options, CancellationToken cancel = default)
    {
        var clock = new DevnetClock(System.TimeProvider.System);
        var chain = new Chain(new ChainOptions
        {
            Seed = options.Seed,
            Network = options.Network,
            BlockTimeMs = options.BlockTimeMs,
            StartTimeMs = clock.NowMs - StartBlocks * options.BlockTimeMs,
            RehearsalLimitDatoshi = options.Limits.RehearsalDatoshi,
        });
        Actor[] accounts = [.. options.Accounts.Select(chain.Actor)];
        var ledger = new DevnetLedger(chain, clock);
        IReadOnlyDictionary<string, UInt160> contracts = await BeginAsync(chain, ledger, accounts, options, cancel);
        var dispatcher = new RpcDispatcher(
            ledger, options.Limits, new ExplorerSite(options.Control, accounts, contracts));
        var feed = new EventFeed(ledger);
        WebApplication web = Build(options, dispatcher, feed);
        try
        {
            await web.StartAsync(cancel);
            ledger.Mining = options.Mining;
            return new DevnetServer(web, dispatcher, feed, ledger) { Accounts = accounts, Contracts = contracts };
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

    /// <summary>Goes on from the data folder, or begins: funds, the suite, and the first state on disk.</summary>
    static async Task<IReadOnlyDictionary<string, UInt160>> BeginAsync(
        Chain chain, DevnetLedger ledger, Actor[] accounts, DevnetOptions options, CancellationToken cancel)
    {
        IReadOnlyDictionary<string, UInt160> contracts = NoContracts;
        DataFolder? folder = options.Data is null ? null : DataFolder.Open(options.Data, chain.Options);
        try
        {
            if (folder?.Read(out IReadOnlyList<LedgerAct> acts) is { } state)
            {
                if (options.Load is not null)
                    throw new ChainException($"{options.Data} has a chain already: nothing can be loaded into it");
                ledger.Resume(state, acts);
                if (options.SuiteFolder is not null) contracts = SuiteStart.Find(chain, options.SuiteFolder);
            }
            else
            {
                contracts = await BeginAnewAsync(chain, accounts, options, cancel);
                ledger.Start();
                folder?.Begin(ledger.State());
            }
            if (folder is not null) ledger.WriteTo(folder);
            return contracts;
        }
        catch
        {
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>From a file of another devnet, or from genesis.</summary>
    static async Task<IReadOnlyDictionary<string, UInt160>> BeginAnewAsync(
        Chain chain, Actor[] accounts, DevnetOptions options, CancellationToken cancel)
    {
        if (options.Load is not null)
        {
            chain.Adopt(ChainFile.Read(options.Load, chain.Options));
            return options.SuiteFolder is null ? NoContracts : SuiteStart.Find(chain, options.SuiteFolder);
        }
        Fund(chain, accounts, options);
        return options.SuiteFolder is null
            ? NoContracts
            : await SuiteStart.DeployAsync(chain, accounts, options.SuiteFolder, options.Agpu, cancel);
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
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        WebApplication web = builder.Build();
        var rate = new RateLimit(options.Limits.RemoteRequestsPerSecond, System.TimeProvider.System);
        var rpc = new RpcEndpoint(dispatcher, options.Limits);
        var sockets = new SocketEndpoint(feed, dispatcher, options.Limits, rate, web.Lifetime.ApplicationStopping);
        var pages = new ExplorerPages();
        web.UseWebSockets();
        web.Run(context => !rate.Allows(context.Connection.RemoteIpAddress) ? Refuse(context)
            : context.Request.Path == SocketPath ? sockets.HandleAsync(context)
            : ExplorerPages.Wants(context.Request) ? pages.HandleAsync(context)
            : rpc.HandleAsync(context));
        return web;
    }

    static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.AccessControlAllowOrigin = "*"; // a page shall see why
        return Task.CompletedTask;
    }

    /// <summary>Signals are the caller's: whoever started the devnet ends it.</summary>
    sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
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
