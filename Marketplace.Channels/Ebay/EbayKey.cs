using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>
/// What we call an eBay listing: its SKU, or the key of its item group. Both are the seller's own and stay, while eBay's item number is another
/// one after every withdrawal; and no call finds an offer by its item number.
/// </summary>
internal readonly record struct EbayKey(string? Sku, string? Group)
{
    private const string GroupPrefix = "group:";

    public static EbayKey Parse(string remoteId) =>
        remoteId.StartsWith(GroupPrefix, StringComparison.Ordinal) ? OfGroup(remoteId[GroupPrefix.Length..]) : new(remoteId, null);

    public static EbayKey OfGroup(string key) => new(null, key);

    /// <summary>A single variant goes by its SKU; several by a group that is named after our listing, so that a repeated publish finds the first one.</summary>
    public static EbayKey Of(ListingDraft draft) => draft.Variants is [var only] ? new(only.Sku, null) : OfGroup($"{draft.ListingId:N}");

    public override string ToString() => Sku ?? GroupPrefix + Group;
}
