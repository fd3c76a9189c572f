namespace Marketplace.Data.Catalogue;

/// <summary>Where stored pictures are served.</summary>
public static class Media
{
    public static string KeyOf(Guid sellerId, Guid productId, Guid imageId, string extension) => $"{sellerId}/products/{productId}/{imageId:N}.{extension}";

    public static string Url(string objectKey) => $"/media/{objectKey}";
}
