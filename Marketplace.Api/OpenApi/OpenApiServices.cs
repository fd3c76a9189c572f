using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>The API's description at <c>/openapi/v1.json</c> (OpenAPI 3.1), and a page to try it at <c>/swagger</c>.</summary>
internal static class OpenApiServices
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddOperationTransformer<CommonAnswers>();
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Marketplace", Version = "v1" };
            // The address it happened to be asked at is not part of the description.
            document.Servers = [];
            var paths = new OpenApiPaths();
            foreach (var (path, item) in document.Paths.OrderBy(p => p.Key, StringComparer.Ordinal))
                paths.Add(path, item);
            document.Paths = paths;
            return Task.CompletedTask;
        });
    });

    /// <summary>Before authorization, because it is no endpoint.</summary>
    public static IApplicationBuilder UseApiPage(this IApplicationBuilder app) =>
        app.UseSwaggerUI(ui => ui.SwaggerEndpoint("/openapi/v1.json", "Marketplace v1"));

    public static IEndpointRouteBuilder MapApiDescription(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous();
        return app;
    }
}
