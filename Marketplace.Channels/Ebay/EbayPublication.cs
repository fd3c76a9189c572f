using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>
/// One publish: place → pictures → items (and their group) → offers → live. Everything is named after our SKUs and our listing, so that repeating
/// a step finds what the step before it left; only the first attempt asks whether somebody else uses the SKUs.
/// </summary>
internal sealed class EbayPublication(
    EbayClient client, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, Func<string, Task<bool>> isKnown, TimeProvider time)
{
    private const string Written = "items";
    private const string Live = "live";
    private const string OwnLocation = "marketplace";

    private readonly EbayKey _key = EbayKey.Of(draft);
    private readonly Dictionary<string, JsonObject> _offers = new(StringComparer.Ordinal);
    private EbaySettings _settings = EbaySettings.Read(draft.Settings);
    private PublishCheckpoint _reached = reached;

    public async Task<ChannelResult<RemoteListing>> RunAsync(CancellationToken cancellationToken)
    {
        if (_reached.StartedAt is null)
        {
            if (await CheckFreeAsync(cancellationToken) is { } taken)
                return taken;
            await ReachAsync(_reached with { StartedAt = time.GetUtcNow(), RemoteId = _key.ToString() });
        }
        if (await PlaceAsync(cancellationToken) is { } nowhere)
            return nowhere;
        if (_reached.Step is null)
        {
            if (await WriteItemsAsync(cancellationToken) is { } notWritten)
                return notWritten;
            await ReachAsync(_reached with { Step = Written });
        }
        if (_reached.Step != Live)
        {
            if (await OfferAsync(cancellationToken) is { } notOffered)
                return notOffered;
            if (await PublishAsync(cancellationToken) is { } notPublished)
                return notPublished;
            await ReachAsync(_reached with { Step = Live });
        }
        return await EbayListings.ReadAsync(client, _key, cancellationToken);
    }

    /// <summary>A SKU that is on sale already belongs to a listing that the seller has; publishing would write over it.</summary>
    private async Task<ChannelError?> CheckFreeAsync(CancellationToken cancellationToken)
    {
        if (await isKnown(_key.ToString()))
            return Taken(_key.ToString());
        foreach (var variant in draft.Variants)
        {
            var offer = await FindOfferAsync(variant.Sku, cancellationToken);
            if (!offer.Succeeded)
                return offer.Error;
            if (offer.Value.Count > 0 && offer.Value.Deserialize(EbayJson.Default.WireOffer)!.IsPublished)
                return Taken(variant.Sku);
        }
        return null;
    }

    private static ChannelError Taken(string sku) => new(
        ChannelErrorKind.Rejected, $"The SKU {sku} is on sale on eBay already. Read the account's listings and link that one to the product instead.", "taken", "sku");

    private async Task<ChannelError?> PlaceAsync(CancellationToken cancellationToken)
    {
        if (_settings.LocationKey is not null)
            return null;
        var address = new JsonObject { ["country"] = _settings.LocationCountry, ["postalCode"] = _settings.LocationPostalCode };
        var made = await client.CreateLocationAsync(
            OwnLocation, new JsonObject { ["location"] = new JsonObject { ["address"] = address }, ["locationTypes"] = EbayNodes.ToArray(["WAREHOUSE"]) }, cancellationToken);
        // 25803: it exists.
        if (made.Error is { } error && !error.Is(25803))
            return error;
        _settings = _settings with { LocationKey = OwnLocation };
        return null;
    }

    private async Task<ChannelError?> WriteItemsAsync(CancellationToken cancellationToken)
    {
        var pictures = await new EbayPictures(client, draft, _reached, ReachAsync).UploadAsync(cancellationToken);
        if (!pictures.Succeeded)
            return pictures.Error;
        var items = draft.Variants.Select(variant => (variant.Sku, EbayListingMapper.ToItem(null, draft, variant, _settings, pictures.Value)));
        if (await EbayPublisher.PutItemsAsync(client, items, _settings.Site.Language, cancellationToken) is { } notWritten)
            return notWritten;
        return _key.Group is { } group
            ? (await client.PutGroupAsync(group, EbayListingMapper.ToGroup(null, draft, _settings, pictures.Value), _settings.Site.Language, cancellationToken)).Error
            : null;
    }

    /// <summary>Offers that an attempt without answer left behind, or an end, are taken up again.</summary>
    private async Task<ChannelError?> OfferAsync(CancellationToken cancellationToken)
    {
        var missing = new List<DraftVariant>();
        foreach (var variant in draft.Variants)
        {
            var offer = await FindOfferAsync(variant.Sku, cancellationToken);
            if (!offer.Succeeded)
                return offer.Error;
            if (offer.Value.Count == 0)
                missing.Add(variant);
            else if (await TakeUpAsync(offer.Value, variant, missing, cancellationToken) is { } error)
                return error;
        }
        return await EbayPublisher.CreateOffersAsync(client, missing.Select(variant => EbayListingMapper.ToOffer(null, draft, variant, _settings)), _settings.Site.Language, cancellationToken);
    }

    private async Task<ChannelError?> TakeUpAsync(JsonObject current, DraftVariant variant, List<DraftVariant> missing, CancellationToken cancellationToken)
    {
        var offer = current.Deserialize(EbayJson.Default.WireOffer)!;
        if (offer.MarketplaceId != _settings.Site.Id)
        {
            // An offer cannot move to another site.
            missing.Add(variant);
            return (await client.DeleteOfferAsync(offer.OfferId, cancellationToken)).Error;
        }
        var wanted = EbayListingMapper.ToOffer(current, draft, variant, _settings);
        return EbayListingMapper.Same(current, wanted) ? null : (await client.UpdateOfferAsync(offer.OfferId, wanted, _settings.Site.Language, cancellationToken)).Error;
    }

    private async Task<ChannelError?> PublishAsync(CancellationToken cancellationToken)
    {
        if (_key.Group is { } group)
            return (await client.PublishGroupAsync(group, _settings.Site.Id, cancellationToken)).Error;
        _offers.Clear();
        var found = await FindOfferAsync(_key.Sku!, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        var offer = found.Value.Deserialize(EbayJson.Default.WireOffer)!;
        return offer.IsPublished ? null : (await client.PublishAsync(offer.OfferId, cancellationToken)).Error;
    }

    /// <summary>Asked for once, as long as nothing of ours changes it.</summary>
    private async Task<ChannelResult<JsonObject>> FindOfferAsync(string sku, CancellationToken cancellationToken)
    {
        if (_offers.TryGetValue(sku, out var known))
            return known;
        var found = await client.FindOfferAsync(sku, cancellationToken);
        if (found.Succeeded)
            _offers[sku] = found.Value;
        return found;
    }

    private async Task ReachAsync(PublishCheckpoint next)
    {
        await checkpoint(next);
        _reached = next;
    }
}
