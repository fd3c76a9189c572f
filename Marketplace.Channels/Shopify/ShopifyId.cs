namespace Marketplace.Channels.Shopify;

/// <summary>Shopify's ids: numbers in notifications and here, <c>gid://shopify/Product/1</c> in the API.</summary>
internal static class ShopifyId
{
    public static string Of(string type, string number) => $"gid://shopify/{type}/{number}";

    public static string Number(string gid) => gid[(gid.LastIndexOf('/') + 1)..].Split('?')[0];

    public static bool Is(string gid, string type) => gid.StartsWith($"gid://shopify/{type}/", StringComparison.Ordinal);
}
