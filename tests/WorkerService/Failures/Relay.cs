using System.Net;
using System.Net.Sockets;

namespace StarMiner.WorkerService.Tests.Failures;

/// <summary>A cable between a worker and its node that can be cut: whatever goes through it is gone then.</summary>
sealed class Relay : IAsyncDisposable
{
    readonly Uri node;
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource end = new();
    readonly Lock turn = new();
    readonly List<TcpClient> ends = [];
    readonly Task accepting;
    bool isCut;

    internal Relay(Uri node)
    {
        this.node = node;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The node's address by way of this relay.</summary>
    internal Uri Url => new UriBuilder(node) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;

    internal Uri Sockets => new UriBuilder(Url) { Scheme = "ws", Path = "/ws" }.Uri;

    /// <summary>Connections that were taken in.</summary>
    internal int Taken { get; private set; }

    internal void Cut()
    {
        lock (turn)
        {
            isCut = true;
            foreach (var side in ends) side.Dispose();
            ends.Clear();
        }
    }

    internal void Mend()
    {
        lock (turn) isCut = false;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        Cut();
        await accepting;
        end.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                Take(await listener.AcceptTcpClientAsync(end.Token));
            }
            catch (Exception over) when (over is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Ended, or the other side is gone already.
            }
        }
    }

    void Take(TcpClient near)
    {
        var far = new TcpClient();
        lock (turn)
        {
            if (isCut)
            {
                near.Dispose();
                return;
            }
            far.Connect(node.Host, node.Port);
            ends.AddRange([near, far]);
            Taken++;
        }
        _ = PassAsync(near, far);
        _ = PassAsync(far, near);
    }

    static async Task PassAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception cut) when (cut is IOException or InvalidOperationException or SocketException)
        {
            // By this relay or by either side.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
