using System.Net;
using System.Net.Sockets;
using StarMiner.Client;

namespace StarMiner.PrivateNet.Tests;

/// <summary>
/// Makes a neo-express file into one of its own for a single run: free ports and fresh node keys. neo-express knows a
/// running net by its node keys on the whole machine, so two runs of the same file would find each other.
/// </summary>
static class IsolatedNet
{
    public static string Of(string expressJson, int nodes = 1)
    {
        const int portsOfANode = 3;
        var ports = new Queue<int>(FreePorts(nodes * portsOfANode));
        return ExpressNodes.WithNew(expressJson, nodes, (_, _) => ports.Dequeue());
    }

    /// <summary>A port of loopback on which nobody listens.</summary>
    public static int FreePort() => FreePorts(1)[0];

    /// <summary>Different ones.</summary>
    static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }
}
