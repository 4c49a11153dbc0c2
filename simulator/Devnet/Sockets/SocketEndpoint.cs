using System.Net;
using Microsoft.AspNetCore.Http;
using StarMiner.Simulator.Devnet.Http;
using StarMiner.Simulator.Devnet.Rpc;

namespace StarMiner.Simulator.Devnet.Sockets;

/// <summary>Takes WebSockets in.</summary>
sealed class SocketEndpoint(
    EventFeed feed, RpcDispatcher dispatcher, DevnetLimits limits, RateLimit rate, CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        IPAddress? caller = context.Connection.RemoteIpAddress;
        var session = new SocketSession(socket, dispatcher, limits, () => rate.Allows(caller));
        feed.Add(session);
        try
        {
            await session.RunAsync(ended.Token);
        }
        finally
        {
            feed.Remove(session);
        }
    }
}
