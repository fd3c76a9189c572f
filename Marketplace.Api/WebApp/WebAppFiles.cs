using Microsoft.Extensions.FileProviders;

namespace Marketplace.Api.WebApp;

/// <summary>Serves the built web app from <c>Web:Root</c>: its files, and its one page for every route of its own.</summary>
internal static class WebAppFiles
{
    /// <summary>What is not the web app's, so that an unknown address there is an error and not a page.</summary>
    private const string OwnRoutes = "{*path:nonfile:regex(^(?!(api|hubs|webhooks|openapi|connect)(/|$)))}";

    /// <summary>Before authorization: the sign-in page is for everybody.</summary>
    public static WebApplication UseWebAppFiles(this WebApplication app)
    {
        if (Files(app) is { } files) app.UseStaticFiles(files);
        return app;
    }

    public static WebApplication MapWebApp(this WebApplication app)
    {
        if (Files(app) is not { } files) return app;
        app.MapFallbackToFile("/", "index.html", files).AllowAnonymous();
        app.MapFallbackToFile(OwnRoutes, "index.html", files).AllowAnonymous();
        return app;
    }

    private static StaticFileOptions? Files(WebApplication app) => app.Configuration["Web:Root"] is { } root && Directory.Exists(root)
        ? new()
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(root)),
            OnPrepareResponse = context =>
            {
                // The build puts a hash of the content into the names under /assets.
                var hashed = context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
                context.Context.Response.Headers.CacheControl = hashed ? "public, max-age=31536000, immutable" : "no-cache";
            },
        }
        : null;
}
