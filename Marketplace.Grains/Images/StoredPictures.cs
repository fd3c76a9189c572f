using Marketplace.Data.Catalogue;
using Marketplace.Data.Storage;

namespace Marketplace.Grains.Images;

public static class StoredPictures
{
    /// <summary>Puts the picture into the object store and notes it on the image's row, which the caller saves.</summary>
    public static async Task StoreAsync(IObjectStore store, ProductImage image, Picture picture, CancellationToken cancellationToken)
    {
        // The last part of the key cannot be guessed: who has the address may see the picture.
        var key = Media.KeyOf(image.SellerId, image.ProductId, Guid.NewGuid(), picture.Extension);
        using var content = new MemoryStream(picture.Bytes);
        await store.WriteAsync(key, content, cancellationToken);
        (image.ObjectKey, image.ContentType, image.Width, image.Height) = (key, picture.ContentType, picture.Width, picture.Height);
        (image.Bytes, image.State, image.Error) = (picture.Bytes.Length, ProductImageState.Stored, null);
    }
}
