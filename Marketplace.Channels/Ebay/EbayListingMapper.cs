using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>Listings both ways. Pure. What is written is what was read with our part changed in it, since eBay replaces items and offers whole.</summary>
internal static class EbayListingMapper
{
    private static readonly string[] _ofItemAnswers = ["sku", "locale", "groupIds", "inventoryItemGroupKeys"];
    private static readonly string[] _ofOfferAnswers = ["offerId", "status", "listing"];
    private static readonly string[] _offerKeys = ["sku", "marketplaceId", "format"];

    /// <param name="key">What we call it.</param>
    /// <param name="group">Of a listing with variations.</param>
    /// <param name="parts">Its items with their offers, in order; at least one.</param>
    /// <param name="itemBase">Where buyers see items.</param>
    public static RemoteListing ToRemote(EbayKey key, WireGroup? group, IReadOnlyList<(WireItem Item, WireOffer Offer)> parts, Uri itemBase)
    {
        var (first, offer) = parts[0];
        var published = parts.Select(part => part.Offer).FirstOrDefault(o => o.IsPublished);
        var title = group?.Title ?? first.Product?.Title ?? first.Sku;
        var description = EbayText.Plain(offer.ListingDescription ?? group?.Description ?? first.Product?.Description ?? "");
        RemoteVariant[] variants = [.. parts.Select(part => Variant(group, part.Item, part.Offer))];
        Uri[] images = [.. (group?.ImageUrls ?? first.Product?.ImageUrls ?? []).Select(url => new Uri(url))];
        var state = State(published, variants.Sum(variant => (long)variant.Quantity));
        var url = published?.Listing?.ListingId is { } number ? new Uri(itemBase, number) : null;
        return new RemoteListing(
            key.ToString(), url, state, title, description, offer.PricingSummary?.Price?.Currency ?? EbaySite.Of(offer.MarketplaceId).Currency, [], variants, images, null, null,
            Fingerprint.Of([state, title, description, .. variants.Select(Fingerprint.Part), .. images.Select(image => image.OriginalString)]));
    }

    /// <summary>An item as it is (or none), saying what the draft says. Its quantity stays unless it is a new one.</summary>
    public static JsonObject ToItem(JsonObject? current, ListingDraft draft, DraftVariant variant, EbaySettings settings, IReadOnlyList<string>? images)
    {
        var item = current?.DeepClone().AsObject() ?? [];
        foreach (var name in _ofItemAnswers)
            item.Remove(name);
        item.SetChosen("condition", settings.Condition);
        var stock = item.Child("availability").Child("shipToLocationAvailability");
        stock.Remove("allocationByFormat");
        if (current is null)
            stock["quantity"] = variant.Quantity;
        var product = item.Child("product");
        product["title"] = EbayText.Title(draft.Title);
        product["description"] = EbayText.Short(EbayText.Html(draft.Description));
        if (images is not null)
            product["imageUrls"] = EbayNodes.ToArray(images);
        var aspects = product.Child("aspects");
        foreach (var (name, value) in settings.Aspects)
            aspects[name] = EbayNodes.ToArray([EbayText.Aspect(value)]);
        foreach (var name in EbayRules.OptionNames(draft))
            aspects[name] = EbayNodes.ToArray([Value(variant, name)]);
        return item;
    }

    /// <summary>An offer as it is (or none), saying what the draft says.</summary>
    public static JsonObject ToOffer(JsonObject? current, ListingDraft draft, DraftVariant variant, EbaySettings settings)
    {
        var offer = current?.DeepClone().AsObject() ?? new JsonObject
        {
            ["sku"] = variant.Sku,
            ["marketplaceId"] = settings.Site.Id,
            ["format"] = "FIXED_PRICE",
            ["listingDuration"] = "GTC",
        };
        if (current is not null)
        {
            foreach (var name in (string[])[.. _ofOfferAnswers, .. _offerKeys])
                offer.Remove(name);
        }
        offer["listingDescription"] = EbayText.Html(draft.Description);
        offer.SetChosen("categoryId", settings.CategoryId);
        offer.SetChosen("merchantLocationKey", settings.LocationKey);
        var policies = offer.Child("listingPolicies");
        policies.SetChosen("fulfillmentPolicyId", settings.FulfillmentPolicyId);
        policies.SetChosen("paymentPolicyId", settings.PaymentPolicyId);
        policies.SetChosen("returnPolicyId", settings.ReturnPolicyId);
        offer.Child("pricingSummary")["price"] = JsonSerializer.SerializeToNode(WireAmount.Of(variant.Price, draft.Currency), EbayJson.Default.WireAmount);
        return offer;
    }

    /// <summary>A group as it is (or none), with the draft's text and variations.</summary>
    public static JsonObject ToGroup(JsonObject? current, ListingDraft draft, EbaySettings settings, IReadOnlyList<string>? images)
    {
        var group = current?.DeepClone().AsObject() ?? [];
        group.Remove("inventoryItemGroupKey");
        group["title"] = EbayText.Title(draft.Title);
        group["description"] = EbayText.Short(EbayText.Html(draft.Description));
        group["variantSKUs"] = EbayNodes.ToArray(draft.Variants.Select(variant => variant.Sku));
        if (images is not null)
            group["imageUrls"] = EbayNodes.ToArray(images);
        var aspects = group.Child("aspects");
        foreach (var (name, value) in settings.Aspects)
            aspects[name] = EbayNodes.ToArray([EbayText.Aspect(value)]);
        var names = EbayRules.OptionNames(draft);
        group["variesBy"] = new JsonObject
        {
            ["aspectsImageVariesBy"] = EbayNodes.ToArray(names.Take(1)),
            ["specifications"] = new JsonArray(
            [
                .. names.Select(name => new JsonObject
                {
                    ["name"] = name,
                    ["values"] = EbayNodes.ToArray(draft.Variants.Select(variant => Value(variant, name)).Distinct(StringComparer.Ordinal)),
                }),
            ]),
        };
        return group;
    }

    /// <summary>Whether writing one over the other would change nothing; each change is one of the 250 that a listing has a day.</summary>
    public static bool Same(JsonObject current, JsonObject wanted)
    {
        var shown = current.DeepClone().AsObject();
        foreach (var name in (string[])[.. _ofItemAnswers, .. _ofOfferAnswers, "inventoryItemGroupKey"])
            shown.Remove(name);
        if (!wanted.ContainsKey("sku"))
        {
            foreach (var name in _offerKeys)
                shown.Remove(name);
        }
        if (shown["availability"]?["shipToLocationAvailability"] is JsonObject stock)
            stock.Remove("allocationByFormat");
        return JsonNode.DeepEquals(shown, wanted);
    }

    private static RemoteVariant Variant(WireGroup? group, WireItem item, WireOffer offer) => new(
        offer.OfferId, item.Sku,
        [
            .. (group?.VariesBy?.Specifications ?? []).Select(s => new ChannelOption(s.Name, string.Join(", ", item.Product?.Aspects?.GetValueOrDefault(s.Name) ?? []))),
        ],
        offer.PricingSummary?.Price?.Number ?? 0, Math.Min(offer.AvailableQuantity ?? item.Quantity, item.Quantity));

    /// <summary>eBay's listing status as one of ListingStates.</summary>
    private static string State(WireOffer? published, long quantity) => published?.Listing?.ListingStatus switch
    {
        _ when published is null => "ended",
        "OUT_OF_STOCK" => "sold_out",
        "ENDED" or "EBAY_ENDED" or "NOT_LISTED" => "ended",
        "INACTIVE" => "inactive",
        _ => quantity == 0 ? "sold_out" : "active",
    };

    private static string Value(DraftVariant variant, string name) => EbayText.Aspect(variant.Options.FirstOrDefault(option => option.Name == name)?.Value ?? "");
}
