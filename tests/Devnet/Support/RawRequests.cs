using System.Text;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>What a broken, hostile or foreign program could send to the devnet's port.</summary>
static class RawRequests
{
    const string Call = """{"jsonrpc":"2.0","id":1,"method":"getblock","params":[0,true]}""";

    static readonly Func<Random, byte[]>[] Kinds =
    [
        Noise, Lengths, Chunks, Headers, Paths, Versions, Bodies, Frames, Pipelined, Flipped,
    ];

    public static byte[] Make(Random random) => Kinds[random.Next(Kinds.Length)](random);

    static byte[] Noise(Random random)
    {
        byte[] bytes = new byte[random.Next(1, 2_000)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A length that is not the body's.</summary>
    static byte[] Lengths(Random random) => Text(
        Pick(random, "Content-Length: 5", "Content-Length: 100000", "Content-Length: -1", "Content-Length: 1e3",
            "Content-Length: 99999999999999999999", "Content-Length: 7\r\nContent-Length: 63",
            "Content-Length: 63\r\nTransfer-Encoding: chunked", "X: y"),
        Call);

    static byte[] Chunks(Random random) => Text(
        "Transfer-Encoding: chunked",
        Pick(random, $"3f\r\n{Call}\r\n0\r\n\r\n", $"3f\r\n{Call}", $"zz\r\n{Call}\r\n", $"-1\r\n{Call}\r\n0\r\n\r\n",
            $"ffffffffffffffff\r\n{Call}", $"0\r\n\r\n{Call}", "\r\n\r\n", $"5;{new string('x', 5_000)}\r\n{Call}"));

    static byte[] Headers(Random random) => Text(
        Pick(random, $"X: {new string('a', 40_000)}",
            string.Join("\r\n", Enumerable.Range(0, 300).Select(i => $"X-{i}: {i}")),
            "X\0: y", ": nothing", "no colon at all", "X: \u00ff\u0001", "Upgrade: h2c\r\nConnection: Upgrade",
            "Expect: 100-continue\r\nContent-Length: 63", "Host: a\r\nHost: b"),
        Call);

    static byte[] Paths(Random random)
    {
        string path = Pick(random, "/explorer/", "/ws", "/", "//", "*", "/explorer/../", "/explorer/%", "/explorer/%00",
            "/explorer/%2e%2e/%2e%2e/etc/passwd", "/explorer/" + new string('a', 9_000), "/%ff%fe", "http://other/",
            "/explorer/views\\home.js", "/ws/../explorer/app.js", "?", "#");
        string method = Pick(
            random, "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "G\0T", "get");
        return Encoding.Latin1.GetBytes($"{method} {path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n");
    }

    static byte[] Versions(Random random) => Encoding.Latin1.GetBytes(Pick(
        random, "GET /", "GET / HTTP/0.9\r\n\r\n", "GET / HTTP/3.0\r\n\r\n", "\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "POST / HTTP/1.0\r\nContent-Length: 63\r\n\r\n" + Call,
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001", "SSH-2.0-x\r\n",
        "GET / HTTP/1.1\r\n\r\n"));

    static byte[] Bodies(Random random)
    {
        byte[] body = Encoding.UTF8.GetBytes(Pick(
            random, "\ufeff" + Call, "\0\0\0\0", new string('[', 50_000), new string('{', 500),
            "{\"a\":" + new string('[', 200), "\"" + new string('\\', 999),
            "[" + string.Join(',', Enumerable.Repeat(Call, 600)) + "]",
            "1e999999", "-", "nul", Call + Call, "{\"id\":1,\"method\":\"getblock\",\"method\":5}",
            "{\"id\":1,\"method\":\"\\ud800\",\"params\":[]}", "[[[[{}]]]]"));
        for (int i = random.Next(4); i > 0; i--) body[random.Next(body.Length)] = (byte)random.Next(256);
        return [.. Encoding.ASCII.GetBytes(Head($"Content-Length: {body.Length}")), .. body];
    }

    /// <summary>A WebSocket, and then no frames, or bad ones.</summary>
    static byte[] Frames(Random random)
    {
        const string Upgrade = "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        byte[] mask = [1, 2, 3, 4];
        byte[] content = Encoding.UTF8.GetBytes(Pick(
            random, Call, "{", "", "[[", "{\"id\":1,\"method\":\"subscribe\",\"params\":[7]}"));
        byte[] masked = [.. content.Select((b, i) => (byte)(b ^ mask[i % 4]))];
        byte[] frames = random.Next(5) switch
        {
            0 => Noise(random),
            1 => [0x81, (byte)(0x80 | masked.Length), .. mask, .. masked],
            2 => [0x01, (byte)(0x80 | masked.Length), .. mask, .. masked, 0x82, 0x80, .. mask],
            3 => [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, .. mask],
            _ => [0x81, (byte)masked.Length, .. content, 0xff, 0x00],
        };
        return [.. Encoding.ASCII.GetBytes(Upgrade), .. frames];
    }

    static byte[] Pipelined(Random random) =>
        [.. Whole(Call), .. Whole(Call), .. Make(random), .. Whole(Call)];

    static byte[] Flipped(Random random)
    {
        byte[] bytes = Whole(Call);
        for (int i = random.Next(1, 6); i > 0; i--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes[..random.Next(1, bytes.Length + 1)];
    }

    static byte[] Whole(string body) => Text($"Content-Length: {body.Length}", body);

    static byte[] Text(string headers, string body) => Encoding.Latin1.GetBytes(Head(headers) + body);

    static string Head(string headers) =>
        $"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{headers}\r\n\r\n";

    static string Pick(Random random, params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
}
