using System.Diagnostics;

namespace StarMiner.Client;

/// <summary>
/// A one-node private net of neo-express under this process. It lives in a folder of its own, which holds the copy of
/// the neo-express file (neoxp takes no other name than <c>*.neo-express</c>), the blocks and the node's log.
/// </summary>
public sealed class ExpressNode : IAsyncDisposable
{
    static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(30);
    const int MaxCollisions = 10;

    readonly Neoxp _neoxp;
    readonly string _expressFile;
    readonly string _folder;
    Process? _process;
    Task _log = Task.CompletedTask;

    /// <param name="repository">Folder that holds the tool manifest.</param>
    /// <param name="expressJson">Content of a neo-express file.</param>
    /// <param name="folder">Folder of this net; created where missing.</param>
    public ExpressNode(string repository, string expressJson, string folder)
    {
        Directory.CreateDirectory(folder);
        _folder = folder;
        _neoxp = new Neoxp(repository, folder);
        _expressFile = Path.Combine(folder, "net.neo-express");
        File.WriteAllText(_expressFile, expressJson);
        Settings = ExpressFile.Read(_expressFile);
        Url = new Uri($"http://127.0.0.1:{Settings.RpcPort}");
    }

    public ExpressFile Settings { get; }

    public Uri Url { get; }

    /// <summary>The file to give to tools as their wallet.</summary>
    public string WalletPath => _expressFile;

    public string LogPath => Path.Combine(_folder, "node.log");

    /// <summary>Gives wallets GAS out of genesis, while the node is down: a block each, at once.</summary>
    public async Task FundAsync(IEnumerable<(string Wallet, int Gas)> amounts, CancellationToken cancel = default)
    {
        var batch = Path.Combine(_folder, "fund.batch");
        await File.WriteAllLinesAsync(batch, amounts.Select(a => $"transfer {a.Gas} GAS genesis {a.Wallet}"), cancel);
        await _neoxp.RestoreAsync(cancel);
        await _neoxp.RunAsync(cancel, "batch", "-i", _expressFile, batch);
    }

    /// <summary>Starts the node and returns when it answers.</summary>
    /// <exception cref="NeoxpException">It did not start; the message holds the end of its log.</exception>
    public async Task StartAsync(int secondsPerBlock = 1, CancellationToken cancel = default)
    {
        await _neoxp.RestoreAsync(cancel);
        _process = _neoxp.Start("run", "-i", _expressFile, "-s", secondsPerBlock.ToString());
        _log = CopyLogAsync(_process);
        var started = Stopwatch.StartNew();
        while (!await AnswersAsync(cancel))
        {
            if (_process.HasExited || started.Elapsed > ReadyTimeout)
                throw new NeoxpException($"the node did not start: {await EndOfLogAsync()}");
            await Task.Delay(100, cancel);
        }
    }

    /// <summary>
    /// Lets the chain grow by this many blocks at once, so that nobody waits for windows that are counted in blocks.
    /// </summary>
    public Task MineAsync(uint blocks, CancellationToken cancel = default) => ForwardAsync(blocks, [], cancel);

    /// <summary>Lets the chain's clock go on by a block whose timestamp is that much later.</summary>
    public async Task PassTimeAsync(TimeSpan time, CancellationToken cancel = default)
    {
        using var client = await RpcChainClient.ConnectAsync(Url, Settings.Network, cancel);
        ulong until = await client.GetTimeMsAsync(cancel) + (ulong)time.TotalMilliseconds;
        // The node may take the height with a block of its own, and of its own time.
        while (await client.GetTimeMsAsync(cancel) < until)
            await ForwardAsync(1, ["--timestamp-delta", ((long)Math.Ceiling(time.TotalSeconds)).ToString()], cancel);
    }

    async Task ForwardAsync(uint blocks, string[] options, CancellationToken cancel)
    {
        using var client = await RpcChainClient.ConnectAsync(Url, Settings.Network, cancel);
        uint target = await client.GetHeightAsync(cancel) + blocks;
        for (int collisions = 0; ; collisions++)
        {
            uint height = await client.GetHeightAsync(cancel);
            if (height >= target) return;
            try
            {
                await _neoxp.RunAsync(
                    cancel, ["fastfwd", "-i", _expressFile, (target - height).ToString(), .. options]);
            }
            catch (NeoxpException collision) when (collisions < MaxCollisions && IsCollision(collision))
            {
                // The node goes on making its own blocks: one of them took a height that was being forwarded to.
            }
        }
    }

    static bool IsCollision(NeoxpException failure) =>
        failure.Message.Contains("AlreadyExists", StringComparison.Ordinal);

    /// <summary>Ends the node at once, as a power cut would; its blocks stay.</summary>
    public async Task StopAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _log;
        _process.Dispose();
        _process = null;
    }

    public ValueTask DisposeAsync() => new(StopAsync());

    async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            using var client = await RpcChainClient.ConnectAsync(Url, Settings.Network, cancel);
            return true;
        }
        catch (ChainException)
        {
            return false;
        }
    }

    async Task CopyLogAsync(Process process)
    {
        await using var file = File.Create(LogPath);
        await Task.WhenAll(
            process.StandardOutput.BaseStream.CopyToAsync(file), process.StandardError.ReadToEndAsync());
    }

    async Task<string> EndOfLogAsync()
    {
        await StopAsync();
        var lines = await File.ReadAllLinesAsync(LogPath);
        return string.Join(" | ", lines.TakeLast(5));
    }
}
