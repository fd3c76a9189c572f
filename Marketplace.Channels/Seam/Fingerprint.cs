using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Channels.Seam;

/// <summary>The value of <see cref="RemoteListing.Fingerprint"/>.</summary>
internal static class Fingerprint
{
    /// <param name="parts">All that the seller sees, in an order of the channel's own.</param>
    public static string Of(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))).AsSpan(0, 16));

    public static string Part(RemoteVariant variant) => string.Create(
        CultureInfo.InvariantCulture, $"{variant.Sku}|{string.Join(';', variant.Options.Select(option => $"{option.Name}={option.Value}"))}|{variant.Price}|{variant.Quantity}");
}
