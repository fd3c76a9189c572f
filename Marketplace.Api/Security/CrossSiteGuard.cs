namespace Marketplace.Api.Security;

/// <summary>
/// Refuses what another site makes a browser send. Every browser states its page's origin on an unsafe request and on a
/// WebSocket; programs send none. So no token has to travel with the forms.
/// </summary>
internal static class CrossSiteGuard
{
    public static IApplicationBuilder UseCrossSiteGuard(this IApplicationBuilder app)
    {
        var publicUrl = app.ApplicationServices.GetRequiredService<IConfiguration>().GetValue<Uri>("PublicUrl");
        return app.Use((context, next) =>
        {
            if (IsSafe(context) || context.Request.Headers.Origin is not [{ } origin] || IsOwn(origin, context.Request.Host, publicUrl))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }

    private static bool IsSafe(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        && !context.Request.Headers.ContainsKey("Sec-WebSocket-Key") && !HttpMethods.IsConnect(context.Request.Method);

    private static bool IsOwn(string origin, HostString host, Uri? publicUrl) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase)
            || uri.Authority.Equals(publicUrl?.Authority, StringComparison.OrdinalIgnoreCase));
}
