namespace Marketplace.Channels.Ebay;

/// <summary>eBay's APIs live on several hosts; in a simulator on one, under a path.</summary>
internal static class EbayAddresses
{
    public static Uri Slashed(Uri origin) => new(origin.ToString().TrimEnd('/') + "/");

    public static Uri Under(Uri origin, string path) => new(Slashed(origin), path);
}
