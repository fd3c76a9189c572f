using Marketplace.Data.Storage;
using Microsoft.AspNetCore.StaticFiles;

namespace Marketplace.Api.Products;

internal static class MediaEndpoints
{
    private static readonly FileExtensionContentTypeProvider _contentTypes = new();

    /// <summary>Serves pictures to whoever has their address. Other objects, such as uploaded files, have keys that this route does not match.</summary>
    public static IEndpointRouteBuilder MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/media/{seller:guid}/products/{product:guid}/{name:regex(^[[0-9a-f]]{{32}}\\.(jpg|png|webp)$)}", ReadAsync).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ReadAsync(
        Guid seller, Guid product, string name, IObjectStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await store.OpenAsync($"{seller}/products/{product}/{name}", cancellationToken) is not { } content)
            return TypedResults.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Stream(content, _contentTypes.Mappings[Path.GetExtension(name)], enableRangeProcessing: true);
    }
}
