using System.Net.Sockets;
using System.Text;
using Neo.Json;

namespace StarMiner.Client;

/// <summary>A node's own error answer.</summary>
public sealed class RpcErrorException(int code, string nodeMessage, string method)
    : ChainException($"the node refused {method}: {nodeMessage} ({code})")
{
    public int Code => code;
    public string NodeMessage => nodeMessage;
}

/// <summary>JSON-RPC over HTTP to one node. Every failure is a <see cref="ChainException"/> of one line.</summary>
public sealed class RpcConnection : IDisposable
{
    const int MaxAnswerBytes = 32 << 20;
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly HttpClient _http = new() { Timeout = Timeout, MaxResponseContentBufferSize = MaxAnswerBytes };
    int _lastId;

    public RpcConnection(Uri url)
    {
        if (url.Scheme is not ("http" or "https")) throw new ChainException($"{url} is no http address");
        Url = url;
    }

    public Uri Url { get; }

    /// <exception cref="RpcErrorException">The node answered with an error.</exception>
    /// <exception cref="ChainException">The node could not be reached or is no Neo node.</exception>
    public async Task<JToken?> CallAsync(string method, JArray parameters, CancellationToken cancel = default)
    {
        var request = new JObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = Interlocked.Increment(ref _lastId),
            ["method"] = method,
            ["params"] = parameters,
        };
        var answer = Parse(await PostAsync(request.ToString(), cancel).ConfigureAwait(false));
        if (answer["error"] is JObject error)
            throw new RpcErrorException(
                (int)(error["code"]?.AsNumber() ?? 0), error["message"]?.AsString() ?? "no reason", method);
        return answer["result"];
    }

    async Task<string> PostAsync(string body, CancellationToken cancel)
    {
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync(Url, content, cancel).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw new ChainException(
                    $"{Url} answered HTTP {(int)response.StatusCode}; is it a Neo node's RPC address?");
            return await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
        }
        catch (HttpRequestException failure)
        {
            var reason = failure.InnerException is SocketException socket ? socket.Message : failure.Message;
            throw new ChainException($"no Neo node answers at {Url}: {reason}", failure);
        }
        catch (TaskCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new ChainException($"no answer from {Url} within {Timeout.TotalSeconds} s", late);
        }
    }

    JObject Parse(string text)
    {
        try
        {
            if (JToken.Parse(text) is JObject answer
                && (answer.ContainsProperty("result") || answer.ContainsProperty("error")))
                return answer;
        }
        catch (FormatException)
        {
        }
        throw new ChainException($"{Url} does not speak Neo's JSON-RPC");
    }

    public void Dispose() => _http.Dispose();
}
