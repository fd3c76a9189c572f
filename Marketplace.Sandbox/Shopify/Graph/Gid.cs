using System.Globalization;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>Global ids: <c>gid://shopify/Product/123</c>.</summary>
internal static class Gid
{
    private const string Prefix = "gid://shopify/";

    public static string Of(string type, long id) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{type}/{id}");

    /// <summary>The number in an id of that type.</summary>
    public static bool TryParse(string? gid, string type, out long id)
    {
        id = 0;
        var (found, number) = Split(gid);
        return found == type && long.TryParse(number.Split('?')[0], NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }

    public static long? Find(string? gid, string type) => TryParse(gid, type, out var id) ? id : null;

    /// <summary>The number in an argument that must be an id of that type.</summary>
    /// <exception cref="ShopifyRefusal">It is something else.</exception>
    public static long Parse(string gid, string type) =>
        TryParse(gid, type, out var id) ? id : throw new ShopifyRefusal($"Invalid global id '{gid}'", "argumentLiteralsIncompatible");

    public static (string Type, string Number) Split(string? gid) =>
        gid is not null && gid.StartsWith(Prefix, StringComparison.Ordinal) && gid[Prefix.Length..].Split('/') is [var type, var number] ? (type, number) : ("", "");
}
