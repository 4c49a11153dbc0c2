using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>Talks to a devnet as any program does: bytes over HTTP.</summary>
sealed class RpcCaller(Uri url) : IDisposable
{
    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>The result of a method.</summary>
    /// <exception cref="InvalidOperationException">The answer is an error.</exception>
    public async Task<JsonNode?> ResultAsync(string method, params JsonNode?[] parameters)
    {
        JsonObject answer = await CallAsync(method, parameters);
        return answer["error"] is { } error
            ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}")
            : answer["result"]?.DeepClone();
    }

    /// <summary>The error that a method answers with.</summary>
    public async Task<(int Code, string Message)> ErrorAsync(string method, params JsonNode?[] parameters)
    {
        JsonObject answer = await CallAsync(method, parameters);
        JsonNode error = answer["error"] ?? throw new InvalidOperationException($"{method} gave {answer["result"]}");
        return (error["code"]!.GetValue<int>(), error["message"]!.GetValue<string>());
    }

    public async Task<JsonObject> CallAsync(string method, params JsonNode?[] parameters)
    {
        var request = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = method,
            ["params"] = new JsonArray(parameters),
        };
        (HttpStatusCode status, string text) = await PostAsync(request.ToJsonString());
        status.Should().Be(HttpStatusCode.OK);
        return JsonNode.Parse(text)!.AsObject();
    }

    public async Task<(HttpStatusCode Status, string Text)> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync(url, content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method) =>
        _http.SendAsync(new HttpRequestMessage(method, url));

    public void Dispose() => _http.Dispose();
}
