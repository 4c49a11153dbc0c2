using Microsoft.AspNetCore.Builder;

namespace StarMiner.WorkerService.Tests;

/// <summary>The services that a test started, and what they stand on: ended with the test, the services first.</summary>
sealed class RunningServices : IAsyncDisposable
{
    readonly List<WebApplication> apps = [];
    readonly List<IDisposable> resources = [];

    /// <summary>What the next service stands on; the last is given back first.</summary>
    internal void Keep(params IDisposable[] opened) => resources.AddRange(opened);

    internal async Task StartAsync(WebApplication app)
    {
        apps.Add(app);
        await app.StartAsync();
    }

    /// <summary>In good order, as by SIGTERM.</summary>
    internal async Task StopAsync()
    {
        foreach (var app in apps) await app.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps) await app.DisposeAsync();
        resources.Reverse();
        foreach (var resource in resources) resource.Dispose();
    }
}
