namespace Marketplace.Api.Security;

/// <summary>What a browser may do with our pages: run our own scripts, talk to us, show pictures from anywhere secure, and not be framed.</summary>
internal static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        // Pictures of a local sandbox come without TLS.
        var sandbox = app.ApplicationServices.GetRequiredService<IConfiguration>().GetValue<Uri>("Channels:Etsy:ApiBaseUrl");
        var pictures = sandbox is { IsLoopback: true } ? $" {sandbox.GetLeftPart(UriPartial.Authority)}" : "";
        // The component library sets style attributes.
        var policy = $"default-src 'self'; img-src 'self' data: blob: https:{pictures}; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        return app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) headers.CacheControl = "no-store";
            return next(context);
        });
    }
}
