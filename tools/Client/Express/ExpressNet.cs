using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace StarMiner.Client;

/// <summary>
/// A private net of neo-express with one or more consensus nodes. It lives in a folder of its own, which holds the copy
/// of the neo-express file (neoxp takes no other name than <c>*.neo-express</c>), the blocks, the nodes' logs and their
/// process ids: one program starts the net, another may end it.
/// </summary>
public sealed class ExpressNet : IAsyncDisposable
{
    const int MaxCollisions = 10;
    static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    readonly Neoxp _neoxp;
    readonly NodeProcesses _nodes;
    readonly string _folder;

    /// <param name="repository">Folder that holds the tool manifest.</param>
    /// <param name="expressJson">Content of a neo-express file.</param>
    /// <param name="folder">Folder of this net; created where missing.</param>
    public ExpressNet(string repository, string expressJson, string folder)
    {
        _folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(_folder);
        WalletPath = FileIn(folder);
        _neoxp = new Neoxp(Path.GetFullPath(repository), _folder);
        _nodes = new NodeProcesses(_neoxp, WalletPath);
        if (!File.Exists(WalletPath) || File.ReadAllText(WalletPath) != expressJson)
            File.WriteAllText(WalletPath, expressJson);
        Settings = ExpressFile.Read(WalletPath);
        Urls = [.. Settings.RpcPorts.Select(port => new Uri($"http://127.0.0.1:{port}"))];
    }

    public ExpressFile Settings { get; }

    /// <summary>Of each node.</summary>
    public IReadOnlyList<Uri> Urls { get; }

    public Uri Url => Urls[0];

    /// <summary>The file to give to tools as their wallet.</summary>
    public string WalletPath { get; }

    /// <summary>Whether the wallets got their GAS.</summary>
    public bool IsFunded => File.Exists(FundedMark);

    /// <summary>Nodes of this net that run, whoever started them.</summary>
    public int RunningNodes => _nodes.Running().Count;

    string FundedMark => Path.Combine(_folder, "funded");

    string BatchPath => Path.Combine(_folder, "fund.batch");

    /// <summary>Where the copy of the neo-express file of a net in this folder lies.</summary>
    public static string FileIn(string folder) => Path.Combine(Path.GetFullPath(folder), "net.neo-express");

    /// <summary>Gives wallets GAS out of genesis, while the net is down: a block each, at once.</summary>
    /// <exception cref="NeoxpException">The net is up, or another program has a port of it.</exception>
    public async Task FundAsync(IEnumerable<(string Wallet, int Gas)> amounts, CancellationToken cancel = default)
    {
        RefuseUnlessDown();
        var transfers = amounts.Select(a => $"transfer {a.Gas} GAS genesis {a.Wallet}");
        await File.WriteAllLinesAsync(BatchPath, transfers, cancel);
        await _neoxp.RestoreAsync(cancel);
        await _neoxp.RunAsync(cancel, "batch", "-i", WalletPath, BatchPath);
        await File.WriteAllTextAsync(FundedMark, "", CancellationToken.None);
    }

    /// <summary>Starts the nodes and returns when each of them answers and has a block that was made since.</summary>
    /// <exception cref="NeoxpException">
    /// They run already, or did not start; the message holds the end of a log.
    /// </exception>
    public async Task StartAsync(int secondsPerBlock = 1, CancellationToken cancel = default)
    {
        RefuseUnlessDown();
        await _neoxp.RestoreAsync(cancel);
        try
        {
            await _nodes.StartAsync(Urls.Count, secondsPerBlock);
            var started = Stopwatch.StartNew();
            uint? before = null;
            while (await LowestHeightAsync(cancel) is not { } height || height <= (before ??= height))
            {
                if (_nodes.Running().Count < Urls.Count || started.Elapsed > ReadyTimeout)
                    throw new NeoxpException($"the net did not start: {_nodes.EndOfLogs()}");
                await Task.Delay(Poll, cancel);
            }
        }
        catch
        {
            await _nodes.StopAsync();
            throw;
        }
    }

    /// <summary>Ends the nodes at once, as a power cut would; their blocks stay.</summary>
    /// <returns>How many ran.</returns>
    public Task<int> StopAsync() => _nodes.StopAsync();

    /// <summary>
    /// Ends the nodes and forgets blocks, funds and nodes' keys: all that a net puts into its folder.
    /// </summary>
    public async Task ResetAsync()
    {
        await StopAsync();
        string blocks = Path.Combine(_folder, "Neo-Express");
        if (Directory.Exists(blocks)) Directory.Delete(blocks, recursive: true);
        foreach (string file in (string[])[WalletPath, BatchPath, FundedMark, .. _nodes.Logs]) File.Delete(file);
        if (!Directory.EnumerateFileSystemEntries(_folder).Any()) Directory.Delete(_folder);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

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
                    cancel, ["fastfwd", "-i", WalletPath, (target - height).ToString(), .. options]);
            }
            catch (NeoxpException collision) when (collisions < MaxCollisions && IsCollision(collision))
            {
                // The node goes on making its own blocks: one of them took a height that was being forwarded to.
            }
        }
    }

    static bool IsCollision(NeoxpException failure) =>
        failure.Message.Contains("AlreadyExists", StringComparison.Ordinal);

    void RefuseUnlessDown()
    {
        if (RunningNodes is var running && running > 0)
            throw new NeoxpException(
                $"this net is up: {running} of {Urls.Count} nodes run, RPC at {string.Join(", ", Urls)}");
        foreach (Uri url in Urls)
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, url.Port));
            }
            catch (SocketException taken)
            {
                throw new NeoxpException($"port {url.Port} is taken by another program: {taken.Message}");
            }
        }
    }

    /// <summary>Height of the node that is furthest behind; null while one does not answer.</summary>
    async Task<uint?> LowestHeightAsync(CancellationToken cancel)
    {
        try
        {
            var lowest = uint.MaxValue;
            foreach (Uri url in Urls)
            {
                using var client = await RpcChainClient.ConnectAsync(url, Settings.Network, cancel);
                lowest = Math.Min(lowest, await client.GetHeightAsync(cancel));
            }
            return lowest;
        }
        catch (ChainException)
        {
            return null;
        }
    }
}
