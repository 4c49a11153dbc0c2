using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace StarMiner.Simulator.Devnet.Explorer;

/// <summary>
/// The explorer's files, as they lie in <c>Web/</c>: inside the program, so that it needs neither folder nor internet.
/// </summary>
sealed class ExplorerPages
{
    public const string Path = "/explorer/";

    const string Prefix = "explorer/";

    /// <summary>
    /// Nothing but the devnet's own scripts, styles and methods. Names and messages come from whoever wrote to the
    /// chain; even where one got into the page as markup, it could not run.
    /// </summary>
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
        + "trusted-types 'none'";

    static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    readonly Dictionary<string, Page> _pages = [];

    public ExplorerPages()
    {
        Assembly assembly = typeof(ExplorerPages).Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..8])}\"";
            _pages[name[Prefix.Length..]] = new Page(bytes, Types[System.IO.Path.GetExtension(name)], tag);
        }
    }

    sealed record Page(byte[] Bytes, string Type, string Tag);

    /// <summary>A browser that asks for the devnet itself wants to see it.</summary>
    public static bool Wants(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && (request.Path.StartsWithSegments("/explorer") || IsBrowserAtRoot(request));

    public async Task HandleAsync(HttpContext context)
    {
        (HttpRequest request, HttpResponse response) = (context.Request, context.Response);
        string path = request.Path.Value!;
        if (!path.StartsWith(Path, StringComparison.Ordinal))
        {
            response.Redirect(Path);
            return;
        }
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        string name = path.Length == Path.Length ? "index.html" : path[Path.Length..];
        if (!_pages.TryGetValue(name, out Page? page))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        response.Headers.ETag = page.Tag;
        response.Headers.CacheControl = "no-cache";
        if (request.Headers.IfNoneMatch == page.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = page.Type;
        response.ContentLength = page.Bytes.Length;
        if (HttpMethods.IsGet(request.Method)) await response.BodyWriter.WriteAsync(page.Bytes, context.RequestAborted);
    }

    static bool IsBrowserAtRoot(HttpRequest request) =>
        request.Path == "/" && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
