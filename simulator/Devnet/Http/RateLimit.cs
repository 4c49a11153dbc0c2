using System.Collections.Concurrent;
using System.Net;
using TimeProvider = System.TimeProvider;

namespace StarMiner.Simulator.Devnet.Http;

/// <summary>So many requests a second from each address outside of this machine.</summary>
sealed class RateLimit(int? requestsPerSecond, TimeProvider time)
{
    const int MostAddresses = 10_000;

    readonly ConcurrentDictionary<IPAddress, Window> _windows = new();

    sealed class Window
    {
        public long Second;
        public int Count;
    }

    public bool Allows(IPAddress? address)
    {
        if (requestsPerSecond is not { } most || address is null || IPAddress.IsLoopback(address)) return true;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (_windows.Count > MostAddresses) _windows.Clear();
        Window window = _windows.GetOrAdd(address, _ => new Window());
        long second = time.GetTimestamp() / time.TimestampFrequency;
        lock (window)
        {
            if (window.Second != second) (window.Second, window.Count) = (second, 0);
            return ++window.Count <= most;
        }
    }
}
