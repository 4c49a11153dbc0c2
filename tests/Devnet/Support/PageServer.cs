using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>A web server of the files in a folder, as a dApp's developer has one.</summary>
sealed class PageServer : IAsyncDisposable
{
    static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
    };

    readonly WebApplication _app;

    PageServer(WebApplication app) => _app = app;

    public string Origin => _app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<PageServer> StartAsync(string folder)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.Run(context => AnswerAsync(context, Path.Combine(folder, context.Request.Path.Value!.TrimStart('/'))));
        await app.StartAsync();
        return new PageServer(app);
    }

    static async Task AnswerAsync(HttpContext context, string file)
    {
        if (File.Exists(file))
        {
            context.Response.ContentType = Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
            await context.Response.SendFileAsync(file);
        }
        else
        {
            // Browsers ask for an icon.
            context.Response.StatusCode = file.EndsWith(".ico", StringComparison.Ordinal) ? 204 : 404;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
