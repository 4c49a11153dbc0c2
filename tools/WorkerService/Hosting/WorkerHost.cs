using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Neo.Wallets;
using Prometheus;
using Spectre.Console;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Service.Auditor;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Service.Oracle;
using StarMiner.Worker.Service.Provider;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Service.Hosting;

/// <summary>Puts a worker together: the services of its role, health and metrics.</summary>
public static class WorkerHost
{
    /// <summary>A block must have been seen within this time for the worker to call itself healthy.</summary>
    static readonly TimeSpan HealthyWithin = TimeSpan.FromMinutes(2);

    /// <param name="suite">Over a <see cref="JournaledChain"/>, so that nothing is sent twice.</param>
    /// <param name="listener">Hears the log, too.</param>
    public static WebApplication Build(
        WorkerSettings settings, SuiteClient suite, KeyPair key, WorkerJournal journal, DevicePool devices,
        KernelRegistry kernels, IBlobStore store, TimeProvider? time = null, ILoggerProvider? listener = null)
    {
        // Nothing of the host's own configuration: what this worker does is on its command line.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "starminer" });
        time ??= TimeProvider.System;
        AddLogging(builder, settings, time);
        if (listener is not null) builder.Logging.AddProvider(listener);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Drain);
        builder.Services.AddRoutingCore();
        if (settings.Listen is { } listen)
            builder.WebHost.UseKestrelCore().UseUrls(listen.ToString());
        else
            builder.WebHost.UseServer(new NoServer());

        builder.Services.AddSingleton(settings).AddSingleton(settings.Policy).AddSingleton(suite).AddSingleton(key)
            .AddSingleton(journal).AddSingleton(devices).AddSingleton(kernels).AddSingleton(store)
            .AddSingleton(time).AddSingleton<WorkerMetrics>()
            .AddSingleton(new WorkerClock(suite.Chain, time, settings.Poll))
            .AddSingleton(_ => new JobSource(suite, kernels, store));
        if (settings.Blocks is { } blocks) builder.Services.AddSingleton(blocks).AddHostedService<BlockFeed>();
        AddRole(builder.Services, settings, suite, key, devices, store);

        var app = builder.Build();
        Report(devices, app.Services);
        MapHealth(app);
        return app;
    }

    static void Report(DevicePool devices, IServiceProvider services)
    {
        var log = services.GetRequiredService<ILogger<DevicePool>>();
        var metrics = services.GetRequiredService<WorkerMetrics>();
        devices.Failed += failed =>
        {
            metrics.DeviceFailed(failed.Device.Id);
            log.LogWarning(
                "{Failure}; the job goes on {Next}", JobRunner.OneLine(failed.Failure), failed.Next?.Id ?? "when it is back");
        };
        devices.Returned += device => log.LogInformation("{Device} is tried again", device.Id);
    }

    static void AddRole(
        IServiceCollection services, WorkerSettings settings, SuiteClient suite, KeyPair key, DevicePool devices,
        IBlobStore store)
    {
        services.AddHostedService<CollectService>();
        switch (settings.Role)
        {
            case WorkerRole.Provider:
                AddProvider(services, suite, key, devices, store);
                break;
            case WorkerRole.Auditor:
                AddAuditor(services, settings, suite, key, devices);
                break;
            default:
                services.AddSingleton<ProviderWatch>().AddSingleton<Reporter>().AddHostedService<OracleService>();
                break;
        }
    }

    static void AddProvider(
        IServiceCollection services, SuiteClient suite, KeyPair key, DevicePool devices, IBlobStore store) => services
        .AddSingleton(provider => new Jobs.Provider(
            suite, key, devices, provider.GetRequiredService<JobSource>(), store)
        {
            Progress = provider.GetRequiredService<WorkerMetrics>().Progressed,
        })
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<JobPicker>(provider, key.Account()))
        .AddSingleton<JobRunner>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<ProviderService>(provider, key.Account()))
        .AddHostedService(provider => provider.GetRequiredService<ProviderService>());

    static void AddAuditor(
        IServiceCollection services, WorkerSettings settings, SuiteClient suite, KeyPair key, DevicePool devices)
    {
        services
            .AddSingleton(provider => new Challenger(suite, key, devices, provider.GetRequiredService<JobSource>()))
            .AddSingleton<KnownVerdicts>()
            .AddSingleton<Prosecutor>()
            .AddSingleton<WithheldOutputs>()
            .AddHostedService(provider => ActivatorUtilities.CreateInstance<AuditorService>(provider, key.Account()));
        if (settings.CommitteeSlots == 0) return;
        services.AddSingleton<CommitteeRegister>().AddSingleton<CommitteeMember>().AddHostedService<CommitteeService>();
    }

    static void AddLogging(WebApplicationBuilder builder, WorkerSettings settings, TimeProvider time)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning);
        if (settings.Quiet) return;
        if (settings.Dashboard)
        {
            var recent = new RecentLines(time);
            builder.Logging.AddProvider(recent);
            builder.Services.AddSingleton(recent).AddSingleton(AnsiConsole.Console).AddHostedService<Dashboard>();
        }
        else if (settings.JsonLogs)
        {
            builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        }
        else
        {
            builder.Logging.AddSimpleConsole(
                console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        }
    }

    static void MapHealth(WebApplication app)
    {
        app.UseRouting();
        app.MapGet("/healthz", (WorkerClock clock, WorkerMetrics metrics, WorkerSettings settings) =>
        {
            bool isHealthy = clock.SinceLastBlock < HealthyWithin;
            return Results.Json(
                new
                {
                    status = isHealthy ? "healthy" : "no new block",
                    role = settings.Role.ToString().ToLowerInvariant(),
                    height = clock.Height,
                    blocks = clock.IsTold ? "told" : "asked for",
                    secondsSinceBlock = (int)clock.SinceLastBlock.TotalSeconds,
                    jobsInHand = metrics.JobsInHand,
                },
                statusCode: isHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
        app.MapMetrics("/metrics", app.Services.GetRequiredService<WorkerMetrics>().Registry);
    }
}
