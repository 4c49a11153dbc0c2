using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using StarMiner.Simulator.Devnet.Rpc;

namespace StarMiner.Simulator.Devnet.Http;

/// <summary>JSON-RPC 2.0 over HTTP: one request or a batch in a body, answers in the same order, HTTP 200.</summary>
sealed class RpcEndpoint(RpcDispatcher dispatcher, DevnetLimits limits)
{
    public async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        AllowAllOrigins(context.Response);
        if (HttpMethods.IsOptions(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "POST, OPTIONS";
            return;
        }
        var answer = new ArrayBufferWriter<byte>(1024);
        if (await ReadAsync(request.BodyReader, context.RequestAborted) is { } body)
            await new RpcExchange(dispatcher.CallAsync, limits).AnswerAsync(body, answer);
        else
        {
            RpcExchange.Refuse(RpcError.InvalidRequest.With($"a body has at most {limits.BodyBytes} bytes"), answer);
            // What is left of the body is not read: the client is told to ask its next on another connection.
            context.Response.Headers.Connection = "close";
        }
        if (answer.WrittenCount == 0) return; // nothing but notifications
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(answer.WrittenMemory, context.RequestAborted);
    }

    /// <returns>Null where the body is too long.</returns>
    async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(PipeReader reader, CancellationToken cancel)
    {
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancel);
            if (read.Buffer.Length > limits.BodyBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }
            if (read.IsCompleted)
            {
                byte[] body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>A page of any origin may talk to a devnet: that is what it is for.</summary>
    static void AllowAllOrigins(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlAllowMethods = "POST, OPTIONS";
        response.Headers.AccessControlAllowHeaders = "Content-Type";
        response.Headers.AccessControlMaxAge = "86400";
    }
}
