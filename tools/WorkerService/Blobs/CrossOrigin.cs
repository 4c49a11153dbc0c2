using Microsoft.AspNetCore.Http;

namespace StarMiner.Worker.Service.Blobs;

/// <summary>Lets the pages of one origin read and write blobs: a browser asks the server before it does either.</summary>
sealed class CrossOrigin(Uri origin)
{
    readonly string _origin = origin.GetLeftPart(UriPartial.Authority);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = _origin;
        headers.Vary = "Origin";
        if (!HttpMethods.IsOptions(context.Request.Method)) return next(context);
        headers.AccessControlAllowMethods = "GET, HEAD, PUT";
        headers.AccessControlAllowHeaders = "authorization, content-type";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
