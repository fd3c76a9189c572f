using System.Text.Json.Nodes;
using Marketplace.Sandbox.Pictures;
using Marketplace.Sandbox.Storage;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Products;

/// <summary>A product's pictures: known ones by id, new ones fetched from their address while the call waits, as WordPress does.</summary>
internal sealed class MediaLibrary(WooStore store, Blobs blobs, IHttpClientFactory clients)
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <returns>The ids in order.</returns>
    public async Task<IReadOnlyList<long>> BringAsync(string shop, IEnumerable<JsonObject> images, CancellationToken cancel)
    {
        var ids = new List<long>();
        foreach (var image in images)
            ids.Add(image.Id("id") is > 0 and var id ? Known(shop, id, image) : await FetchAsync(shop, image, cancel));
        return ids;
    }

    public async Task<(byte[]? Bytes, string ContentType)> ReadAsync(string shop, string name, CancellationToken cancel)
    {
        var medium = store.Media.All.FirstOrDefault(m => m.Shop == shop && m.FileName == name);
        return medium switch
        {
            null => (null, ""),
            { Seed: { } seed } => (StillLife.Draw(seed, StillLife.FullSize, StillLife.FullSize), medium.ContentType),
            _ => (await blobs.FindAsync(BlobKey(medium.Id), cancel), medium.ContentType),
        };
    }

    private long Known(string shop, long id, JsonObject image)
    {
        if (store.Media.Find(id) is not { } medium || medium.Shop != shop)
            throw new WooRefusal(400, "woocommerce_product_invalid_image_id", $"#{id} is an invalid image ID.");
        if (image.Text("alt") is { } alt && alt != medium.Alt)
            store.Media.Put(id, medium with { Alt = alt });
        return id;
    }

    private async Task<long> FetchAsync(string shop, JsonObject image, CancellationToken cancel)
    {
        var src = image.Text("src") ?? "";
        if (!Uri.TryCreate(src, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw Failed($"Invalid URL {src}.");
        byte[] bytes;
        try
        {
            using var http = clients.CreateClient();
            http.MaxResponseContentBufferSize = MostBytes;
            bytes = await http.GetByteArrayAsync(address, cancel);
        }
        catch (HttpRequestException problem)
        {
            throw Failed($"Error getting remote image {src}. Error: {problem.Message}");
        }
        if (PictureFile.Sniff(bytes) is not { } file)
            throw Failed("Invalid image: Sorry, you are not allowed to upload this file type.");
        var id = store.NextId();
        await blobs.PutAsync(BlobKey(id), bytes, cancel);
        using (store.Change())
        {
            var name = Free(shop, Path.GetFileName(address.AbsolutePath));
            store.Media.Put(id, new Medium(id, shop, name, image.Text("name") ?? Path.GetFileNameWithoutExtension(name), image.Text("alt") ?? "", file.ContentType, null, store.Now));
        }
        return id;
    }

    /// <summary>A name that is taken gets a number.</summary>
    private string Free(string shop, string name)
    {
        var taken = store.Media.All.Where(m => m.Shop == shop).Select(m => m.FileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var free = name;
        for (var i = 1; taken.Contains(free); i++)
            free = $"{Path.GetFileNameWithoutExtension(name)}-{i}{Path.GetExtension(name)}";
        return free;
    }

    /// <summary>Apart from the blobs of other services, whose ids follow the clock.</summary>
    private static long BlobKey(long id) => 7_000_000_000_000_000 + id;

    private static WooRefusal Failed(string message) => new(400, "woocommerce_product_image_upload_error", message);
}
