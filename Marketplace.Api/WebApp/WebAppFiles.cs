using Microsoft.Extensions.FileProviders;

namespace Marketplace.Api.WebApp;

/// <summary>Serves the built web app from <c>Web:Root</c>. Its own routes all get the one page; unknown API paths do not.</summary>
internal static class WebAppFiles
{
    public static WebApplication MapWebApp(this WebApplication app)
    {
        app.MapFallback("/api/{**path}", () => TypedResults.NotFound()).AllowAnonymous().ExcludeFromDescription();
        if (app.Configuration["Web:Root"] is not { } root || !Directory.Exists(root)) return app;
        var files = new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(root)),
            OnPrepareResponse = context =>
            {
                // The build puts a hash of the content into the names under /assets.
                var hashed = context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
                context.Context.Response.Headers.CacheControl = hashed ? "public, max-age=31536000, immutable" : "no-cache";
            },
        };
        app.UseStaticFiles(files);
        app.MapFallbackToFile("index.html", files).AllowAnonymous();
        return app;
    }
}
