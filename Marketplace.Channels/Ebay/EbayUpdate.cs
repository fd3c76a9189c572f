using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>
/// Makes a listing say what its draft says. Items, offers and groups are read, changed where the draft differs, and written only then: an unchanged
/// one costs none of the listing's 250 revisions a day.
/// </summary>
internal sealed class EbayUpdate(EbayClient client, EbayKey key, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint)
{
    private readonly EbaySettings _settings = EbaySettings.Read(draft.Settings);

    public async Task<ChannelResult<RemoteListing>> RunAsync(CancellationToken cancellationToken)
    {
        if (EbayRules.CheckContent(draft, _settings).FirstOrDefault() is { } problem)
            return EbayPublisher.Refuse(problem);
        if (key.Group is null != (draft.Variants.Count == 1))
        {
            return new ChannelError(
                ChannelErrorKind.Rejected, "eBay cannot turn a listing with variations into one without, or back. End this listing and publish the product again.", "variations", "variants");
        }
        var error = key.Group is { } group ? await UpdateGroupAsync(group, cancellationToken) : await UpdateSingleAsync(key.Sku!, cancellationToken);
        return error ?? await EbayListings.ReadAsync(client, key, cancellationToken);
    }

    private async Task<ChannelError?> UpdateSingleAsync(string sku, CancellationToken cancellationToken)
    {
        var item = await client.GetItemAsync(sku, cancellationToken);
        if (!item.Succeeded)
            return item.Error;
        var pictures = await PicturesAsync(Urls(item.Value["product"]?["imageUrls"]), cancellationToken);
        if (!pictures.Succeeded)
            return pictures.Error;
        var wanted = EbayListingMapper.ToItem(item.Value, draft, draft.Variants[0], _settings, pictures.Value.Urls);
        if (!EbayListingMapper.Same(item.Value, wanted) && await client.PutItemAsync(sku, wanted, _settings.Site.Language, cancellationToken) is { Error: { } notWritten })
            return notWritten;
        return await UpdateOfferAsync(sku, draft.Variants[0], [], cancellationToken);
    }

    private async Task<ChannelError?> UpdateGroupAsync(string group, CancellationToken cancellationToken)
    {
        var current = await client.GetWholeGroupAsync(group, cancellationToken);
        if (!current.Succeeded)
            return current.Error;
        var shown = Urls(current.Value["imageUrls"]);
        var pictures = await PicturesAsync(shown, cancellationToken);
        if (!pictures.Succeeded)
            return pictures.Error;
        if (await UpdateItemsAsync(pictures.Value.Urls, shown, cancellationToken) is { } notWritten)
            return notWritten;
        var added = new List<DraftVariant>();
        foreach (var variant in draft.Variants)
        {
            if (await UpdateOfferAsync(variant.Sku, variant, added, cancellationToken) is { } notOffered)
                return notOffered;
        }
        if (await EbayPublisher.CreateOffersAsync(client, added.Select(v => EbayListingMapper.ToOffer(null, draft, v, _settings)), _settings.Site.Language, cancellationToken) is { } notAdded)
            return notAdded;
        var wanted = EbayListingMapper.ToGroup(current.Value, draft, _settings, pictures.Value.Urls);
        if (!EbayListingMapper.Same(current.Value, wanted) && await client.PutGroupAsync(group, wanted, _settings.Site.Language, cancellationToken) is { Error: { } notGrouped })
            return notGrouped;
        // A new variation comes on sale by publishing the group again.
        return added.Count > 0 ? (await client.PublishGroupAsync(group, _settings.Site.Id, cancellationToken)).Error : null;
    }

    /// <param name="pictures">What the items are to show; null: what they show.</param>
    /// <param name="shown">What the group shows, for a variation that is new.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    private async Task<ChannelError?> UpdateItemsAsync(IReadOnlyList<string>? pictures, IReadOnlyList<string> shown, CancellationToken cancellationToken)
    {
        var read = await EbayListings.ReadItemsAsync(client, [.. draft.Variants.Select(variant => variant.Sku)], cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        var current = read.Value.Select(json => JsonObject.Create(json)!).ToDictionary(item => item["sku"]!.GetValue<string>(), StringComparer.Ordinal);
        var changed = draft.Variants
            .Select(variant => (Variant: variant, Current: current.GetValueOrDefault(variant.Sku)))
            .Select(item => (item.Variant.Sku, item.Current, Wanted: EbayListingMapper.ToItem(item.Current, draft, item.Variant, _settings, item.Current is null ? pictures ?? shown : pictures)))
            .Where(item => item.Current is null || !EbayListingMapper.Same(item.Current, item.Wanted))
            .Select(item => (item.Sku, item.Wanted));
        return await EbayPublisher.PutItemsAsync(client, changed, _settings.Site.Language, cancellationToken);
    }

    /// <param name="sku">The SKU on eBay.</param>
    /// <param name="variant">What it should be.</param>
    /// <param name="missing">Takes the variant where it has no offer yet.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    private async Task<ChannelError?> UpdateOfferAsync(string sku, DraftVariant variant, List<DraftVariant> missing, CancellationToken cancellationToken)
    {
        var offer = await client.FindOfferAsync(sku, cancellationToken);
        if (!offer.Succeeded)
            return offer.Error;
        if (offer.Value.Count == 0)
        {
            missing.Add(variant);
            return null;
        }
        var wanted = EbayListingMapper.ToOffer(offer.Value, draft, variant, _settings);
        return EbayListingMapper.Same(offer.Value, wanted)
            ? null
            : (await client.UpdateOfferAsync(offer.Value.Deserialize(EbayJson.Default.WireOffer)!.OfferId, wanted, _settings.Site.Language, cancellationToken)).Error;
    }

    private Task<ChannelResult<EbayPictureChange>> PicturesAsync(IReadOnlyList<string> shown, CancellationToken cancellationToken) =>
        new EbayPictures(client, draft, reached, checkpoint).ReconcileAsync(shown, cancellationToken);

    private static string[] Urls(JsonNode? shown) => [.. shown is JsonArray urls ? urls.Select(url => url!.GetValue<string>()) : []];
}
