using Marketplace.Channels.Seam;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// A store's own address, such as <c>https://example.com/shop</c>, which is also its account id. It comes from the seller, so it is put into one form
/// here, and the transport refuses to connect where it does not lead to the public internet.
/// </summary>
internal static class WooCommerceStore
{
    private const int Longest = 200;

    /// <summary>Understands the host alone, and the address of any page of the store's front or admin.</summary>
    public static ChannelResult<string> Parse(string? text, bool allowHttp)
    {
        var given = (text ?? "").Trim();
        if (!given.Contains("://", StringComparison.Ordinal))
            given = $"https://{given}";
        if (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Host.Length == 0 || address.UserInfo.Length > 0 || given.Length > Longest
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            return Refuse("Enter your store's address, such as https://your-shop.com.");
        if (address.Scheme == Uri.UriSchemeHttp && !allowHttp)
            return Refuse("Your store has to be reached by https, so that its keys are not readable on the way. Ask your host for a certificate, then enter the address with https.");
        var path = address.AbsolutePath;
        // Pages of WordPress itself, such as /wp-admin/plugins.php.
        if (path.IndexOf("/wp-", StringComparison.Ordinal) is >= 0 and var inside)
            path = path[..inside];
        var port = address.IsDefaultPort ? "" : $":{address.Port}";
        return $"{address.Scheme}://{address.IdnHost}{port}{path.TrimEnd('/')}";
    }

    /// <summary>The REST API of a store, which is one of <see cref="Parse"/>'s.</summary>
    public static Uri Api(string store) => new($"{store}/wp-json/wc/v3/");

    /// <summary>The store without its scheme, for people.</summary>
    public static string Name(string store) => store[(store.IndexOf("://", StringComparison.Ordinal) + 3)..];

    private static ChannelError Refuse(string message) => new(ChannelErrorKind.Rejected, message, "store", WooCommerceAuthorization.StoreField);
}
