using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StarMiner.Worker.Service.Blobs;

/// <summary>A web server of blobs and nothing else: <c>starminer store</c>.</summary>
public static class BlobHost
{
    /// <summary>What a worker takes too: an array.</summary>
    public const long DefaultMaxBlobBytes = 0x7FFFFFC7;

    /// <param name="token">What writers must give; null: anybody who reaches it may write.</param>
    /// <param name="origin">Whose pages may read and write too; null: a browser lets none.</param>
    public static WebApplication Build(
        string folder, Uri listen, string? token, long maxBlobBytes = DefaultMaxBlobBytes, Uri? origin = null)
    {
        Directory.CreateDirectory(folder);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "starminer" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        builder.Services.AddRoutingCore();
        // The server counts bytes itself, so that a sender that names no length meets the same limit.
        builder.WebHost.UseKestrelCore().UseUrls(listen.ToString())
            .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        if (origin is not null) app.Use(new CrossOrigin(origin).InvokeAsync);
        app.UseRouting();
        new BlobServer(folder, token, maxBlobBytes).Map(app);
        return app;
    }
}
