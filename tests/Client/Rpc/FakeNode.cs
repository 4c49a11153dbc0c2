using System.Net;
using System.Net.Sockets;
using Neo.Json;

namespace StarMiner.Client.Tests;

/// <summary>
/// A node that answers what a test tells it to, over real HTTP on loopback. Left alone it answers as a healthy node
/// whose every request for the height finds one more block.
/// </summary>
sealed class FakeNode : IDisposable
{
    public const uint Network = 4711;
    const int MethodNotFound = -32601;

    readonly HttpListener _listener = new();
    readonly Dictionary<string, Func<JArray, JToken?>> _answers = [];
    uint _height = 100;

    public FakeNode()
    {
        Url = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        On("getversion", _ => JToken.Parse($$"""
            { "protocol": { "network": {{Network}}, "msperblock": 10, "maxvaliduntilblockincrement": 5760 } }
            """));
        On("getblockcount", _ => ++_height);
        On("getblockheader", _ => JToken.Parse("""{"time":1700000000000}"""));
        On("calculatenetworkfee", _ => JToken.Parse("""{"networkfee":"1230610"}"""));
        On("invokescript", _ => Run("HALT"));
        On("sendrawtransaction", _ => JToken.Parse("""{"hash":"0x00"}"""));
        On("getrawtransaction", _ => JToken.Parse("""{"netfee":"1230610"}"""));
        _ = ServeAsync();
    }

    public Uri Url { get; }

    /// <summary>Methods in the order in which they were called.</summary>
    public List<string> Calls { get; } = [];

    public FakeNode On(string method, Func<JArray, JToken?> answer)
    {
        _answers[method] = answer;
        return this;
    }

    public FakeNode Refuses(string method, int code, string message) =>
        On(method, _ => throw new RpcErrorException(code, message, method));

    /// <summary>The answer to a test run.</summary>
    public static JToken Run(string state, string? exception = null) => new JObject
    {
        ["script"] = "",
        ["state"] = state,
        ["gasconsumed"] = "2000000",
        ["exception"] = exception is null ? null : new JString(exception),
        ["stack"] = JToken.Parse("""[{"type":"Integer","value":"42"}]"""),
    };

    /// <summary>The log of a transaction in a block.</summary>
    public static JToken Log(string state, string? exception = null) => new JObject
    {
        ["txid"] = "0x" + new string('0', 64),
        ["executions"] = new JArray(new JObject
        {
            ["trigger"] = "Application",
            ["vmstate"] = state,
            ["exception"] = exception is null ? null : new JString(exception),
            ["gasconsumed"] = "1997770",
            ["stack"] = JToken.Parse("""[{"type":"Boolean","value":true}]"""),
            ["notifications"] = JToken.Parse("""
                [{"contract":"0xd2a4cff31913016155e38e474a2c06d08be276cf","eventname":"Transfer",
                  "state":{"type":"Array","value":[{"type":"Any"},{"type":"Integer","value":"7"}]}}]
                """),
        }),
    };

    async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var reader = new StreamReader(context.Request.InputStream);
            var answer = Answer((JObject)JToken.Parse(await reader.ReadToEndAsync())!);
            context.Response.ContentType = "application/json";
            await using var writer = new StreamWriter(context.Response.OutputStream);
            await writer.WriteAsync(answer.ToString());
        }
    }

    JObject Answer(JObject request)
    {
        var method = request["method"]!.AsString();
        Calls.Add(method);
        var answer = new JObject { ["jsonrpc"] = "2.0", ["id"] = request["id"] };
        try
        {
            if (!_answers.TryGetValue(method, out var handler))
                throw new RpcErrorException(MethodNotFound, "Method not found", method);
            answer["result"] = handler((JArray)request["params"]!);
        }
        catch (RpcErrorException refusal)
        {
            answer["error"] = new JObject { ["code"] = refusal.Code, ["message"] = refusal.NodeMessage };
        }
        return answer;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose() => _listener.Close();
}
