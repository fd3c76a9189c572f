using Marketplace.Data.Catalogue;
using Marketplace.Data.Storage;

namespace Marketplace.Api.Products;

internal static class MediaEndpoints
{
    /// <summary>Serves pictures to whoever has their address. Other objects, such as uploaded files, have keys that this route does not match.</summary>
    public static IEndpointRouteBuilder MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/media/{seller:guid}/products/{product:guid}/{picture:guid}.{extension}", ReadAsync).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ReadAsync(
        Guid seller, Guid product, Guid picture, string extension, IObjectStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        if (ContentType(extension) is not { } type || await store.OpenAsync(Media.KeyOf(seller, product, picture, extension), cancellationToken) is not { } content)
            return TypedResults.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Stream(content, type, enableRangeProcessing: true);
    }

    private static string? ContentType(string extension) => extension switch
    {
        "jpg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        _ => null,
    };
}
