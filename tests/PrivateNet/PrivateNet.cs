using StarMiner.Client;

namespace StarMiner.PrivateNet.Tests;

/// <summary>One neo-express node for all tests of this project, with funded wallets.</summary>
public sealed class PrivateNet : IAsyncLifetime
{
    ExpressNet? _node;
    string? _folder;

    /// <summary>Skips the calling test where neo-express cannot run; under CI that is a failure.</summary>
    public ExpressNet Node
    {
        get
        {
            SkipWithoutLibrary();
            return _node!;
        }
    }

    public static void SkipWithoutLibrary()
    {
        if (Neoxp.MissingLibrary() is not { } reason) return;
        if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException(reason);
        Skip.If(true, reason);
    }

    /// <summary>For journals and wallets; goes away with the net.</summary>
    public string Folder => _folder!;

    public static string Repository { get; } = FindRepository();

    /// <summary>Arguments of a deployment of the suite to this net, paid by a wallet of the net's file.</summary>
    public string[] DeployArguments(string account) =>
    [
        "deploy", "--rpc", Node.Url.ToString(), "--wallet", Node.WalletPath, "--account", account,
        "--journal", Path.Combine(Folder, account),
    ];

    public async Task InitializeAsync()
    {
        if (Neoxp.MissingLibrary() is not null) return;
        _folder = Directory.CreateTempSubdirectory("starminer-net-").FullName;
        var express = IsolatedNet.Of(await File.ReadAllTextAsync(Path.Combine(Repository, "neo-express.json")));
        _node = new ExpressNet(Repository, express, _folder);
        await _node.FundAsync([("deployer", 500), ("client", 800), ("provider", 300)]);
        await _node.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_node is null) return;
        await _node.DisposeAsync();
        Directory.Delete(_folder!, recursive: true);
    }

    static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "neo-express.json"))) return folder.FullName;
        }
        throw new InvalidOperationException("the tests do not run inside the repository");
    }
}

[CollectionDefinition(nameof(PrivateNet))]
public sealed class PrivateNetCollection : ICollectionFixture<PrivateNet>;
