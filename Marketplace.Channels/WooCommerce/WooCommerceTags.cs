using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>A product names its tags by their ids. All of them are made in one batch: a tag that the store has is refused with its id.</summary>
internal static class WooCommerceTags
{
    public static async Task<ChannelResult<IReadOnlyList<WireTermId>>> BringAsync(WooCommerceClient client, ListingDraft draft, CancellationToken cancellationToken)
    {
        var names = WooCommerceRules.Tags(draft);
        if (names.Count == 0)
            return Array.Empty<WireTermId>();
        var made = await client.CreateTagsAsync(names, cancellationToken);
        if (!made.Succeeded)
            return made.Error;
        var ids = new List<WireTermId>();
        foreach (var entry in made.Value.Create ?? [])
        {
            if (entry.Error is { Code: "term_exists", Data.ResourceId: { } existing })
                ids.Add(new WireTermId(existing));
            else if (WooCommerceErrors.Of(entry) is { } refused)
                return refused with { Field = "tags" };
            else
                ids.Add(new WireTermId(entry.Id));
        }
        return ids;
    }

    /// <summary>Whether the product has just these tags already, so that nothing has to be made.</summary>
    public static bool Same(WireProduct product, ListingDraft draft) => product.Tags.Select(tag => System.Net.WebUtility.HtmlDecode(tag.Name ?? ""))
        .ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(WooCommerceRules.Tags(draft));
}
