using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using StarMiner.Client;
using StarMiner.Worker.Service.Blobs;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer store</c>: serves operands and outputs to workers and clients.</summary>
static class StoreCommand
{
    static readonly Option<string> Folder = new("--folder") { Description = "Where the blobs lie.", Required = true };

    static readonly Option<Uri> Listen = new("--listen")
    {
        Description = "Address to serve at; beyond this machine only with --token-file.",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:8370"),
        CustomParser = result => WorkerOptions.Http(result)!,
    };

    static readonly Option<string?> TokenFile = new("--token-file")
    {
        Description = "File with the token that writers must give.",
    };

    static readonly Option<Uri?> Origin = new("--origin")
    {
        Description = "Address of a dApp whose pages may read and write, for example http://127.0.0.1:8080.",
        CustomParser = WorkerOptions.Http,
    };

    public static Command Create(TextWriter output)
    {
        var command = new Command("store", "Serve blobs by their roots: GET and PUT /blobs/ROOT.")
        {
            Folder, Listen, TokenFile, Origin,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, output, cancel));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, TextWriter output, CancellationToken cancel)
    {
        string folder = parsed.GetRequiredValue(Folder);
        Uri listen = parsed.GetRequiredValue(Listen);
        string? tokenFile = parsed.GetValue(TokenFile);
        string? token = tokenFile is null ? null : Passwords.ReadFile(tokenFile);
        if (token is null && !listen.IsLoopback)
            throw new WalletException($"{listen} can be reached from elsewhere: give --token-file, or listen on 127.0.0.1");
        await using var app = BlobHost.Build(folder, listen, token, origin: parsed.GetValue(Origin));
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken)
        {
            throw new ChainException($"cannot listen at {listen}: {taken.Message}", taken);
        }
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        output.WriteLine($"blobs of {folder} at {string.Join(", ", addresses)}");
        await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync(CancellationToken.None);
        return ExitCodes.Done;
    }
}
