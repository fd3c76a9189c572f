using System.Text.RegularExpressions;

namespace Marketplace.Channels.Shopify;

/// <summary>A shop's own domain, <c>name.myshopify.com</c>. Only such a name is ever put into an address: a token must not go anywhere else.</summary>
internal static partial class ShopifyShop
{
    private const string Suffix = ".myshopify.com";

    /// <summary>Understands the name alone, the domain, and the address of any page of the shop or of its admin.</summary>
    public static string? Parse(string? text)
    {
        var name = (text ?? "").Trim().ToLowerInvariant();
        name = Scheme().Replace(name, "");
        if (Admin().Match(name) is { Success: true } admin)
            name = admin.Groups["name"].Value;
        name = name.Split('/', '?', '#')[0];
        if (!name.EndsWith(Suffix, StringComparison.Ordinal))
            name += Suffix;
        return IsDomain(name) ? name : null;
    }

    public static bool IsDomain(string? text) => text is not null && Domain().IsMatch(text);

    public static Uri AddressOf(ShopifyOptions options, string shop) => new(options.ShopAddress.Replace("{shop}", shop, StringComparison.Ordinal).TrimEnd('/') + "/");

    /// <summary>Whether an address that Shopify names is its own storage. Plain http only where the shop itself is reached so, as a simulator is.</summary>
    public static bool IsStorage(ShopifyOptions options, Uri address)
    {
        var shop = AddressOf(options, $"shop{Suffix}");
        return address.Scheme == shop.Scheme
            && (address.Authority == shop.Authority
                || options.FileHosts.Any(host => address.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith($".{host}", StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex("^https?://", RegexOptions.None, 1000)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^admin\.shopify\.com/store/(?<name>[^/?#]+)", RegexOptions.None, 1000)]
    private static partial Regex Admin();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9\-]{0,62}\.myshopify\.com\z", RegexOptions.None, 1000)]
    private static partial Regex Domain();
}
