using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>What is asked about the account itself: whether it answers, and what its seller can choose from.</summary>
internal static class EbayAccount
{
    private static readonly ChannelChoice[] _conditions =
    [
        new("NEW", "New"), new("LIKE_NEW", "Like new"), new("NEW_OTHER", "New, without original packaging"), new("NEW_WITH_DEFECTS", "New, with defects"),
        new("CERTIFIED_REFURBISHED", "Certified refurbished"), new("EXCELLENT_REFURBISHED", "Refurbished, excellent"), new("VERY_GOOD_REFURBISHED", "Refurbished, very good"),
        new("GOOD_REFURBISHED", "Refurbished, good"), new("SELLER_REFURBISHED", "Refurbished by the seller"), new("USED_EXCELLENT", "Used"), new("USED_VERY_GOOD", "Used, very good"),
        new("USED_GOOD", "Used, good"), new("USED_ACCEPTABLE", "Used, acceptable"), new("PRE_OWNED_EXCELLENT", "Pre-owned, excellent"), new("PRE_OWNED_FAIR", "Pre-owned, fair"),
        new("FOR_PARTS_OR_NOT_WORKING", "For parts or not working"),
    ];

    /// <summary>The answer also tells the budget what is left of the day.</summary>
    public static async Task<ChannelResult<Done>> ValidateAsync(EbayClient client, CancellationToken cancellationToken)
    {
        if (await client.GetUserAsync(cancellationToken) is { Error: { } refused })
            return refused;
        return await client.GetRateLimitsAsync(cancellationToken) is { Error: { } unread } ? unread : Done.Instance;
    }

    /// <param name="client">The account.</param>
    /// <param name="settings">What was chosen before: policies are of a site, item specifics of a category.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public static async Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(EbayClient client, EbaySettings settings, CancellationToken cancellationToken)
    {
        var site = settings.Site;
        var category = await EbayCategories.ChooseAsync(client, settings, cancellationToken);
        if (!category.Succeeded)
            return category.Error;
        var list = new List<ChannelSetting>
        {
            Choice(EbaySettings.Names.MarketplaceId, "eBay site", "Policies, categories and the currency are the site's.", EbaySite.All.Select(s => new ChannelChoice(s.Id, s.Name))) with { Default = site.Id },
            new(EbaySettings.Names.CategoryWords, "Find a category", "text", false, "What you sell, in a few words. Save, and the category can be chosen from what eBay suggests.", []),
            category.Value,
            Choice(EbaySettings.Names.Condition, "Condition", "What the category allows differs; eBay says so when it does not fit.", _conditions),
        };
        foreach (var (name, kind, label) in ((string, string, string)[])
        [
            (EbaySettings.Names.FulfillmentPolicyId, "fulfillment", "Shipping policy"), (EbaySettings.Names.PaymentPolicyId, "payment", "Payment policy"),
            (EbaySettings.Names.ReturnPolicyId, "return", "Return policy"),
        ])
        {
            var policies = await client.GetPoliciesAsync(kind, site.Id, cancellationToken);
            if (!policies.Succeeded)
                return policies.Error;
            list.Add(Choice(name, label, "Made on eBay, under Account › Business policies.", policies.Value.All.Where(p => p.Id is not null).Select(p => new ChannelChoice(p.Id!, p.Name))));
        }
        var locations = await client.GetLocationsAsync(cancellationToken);
        if (!locations.Succeeded)
            return locations.Error;
        list.AddRange(Locations(locations.Value));
        if (settings.CategoryId is not { } chosen)
            return list;
        var aspects = await EbayCategories.ReadAspectsAsync(client, site, chosen, cancellationToken);
        if (aspects.Succeeded)
            list.AddRange(aspects.Value);
        // A category that is none any more is for the seller to change, on this very form.
        else if (aspects.Error.Kind is not (ChannelErrorKind.Rejected or ChannelErrorKind.NotFound))
            return aspects.Error;
        return list;
    }

    /// <summary>eBay has no page on which a seller could make a place to send from, so without one its address is asked for and it is made with the first listing.</summary>
    private static IEnumerable<ChannelSetting> Locations(WireLocations locations)
    {
        ChannelChoice[] known =
        [
            .. (locations.Locations ?? []).Where(l => l.MerchantLocationStatus != "DISABLED").Select(l => new ChannelChoice(l.MerchantLocationKey, l.Name ?? l.MerchantLocationKey)),
        ];
        return known.Length > 0
            ? [Choice(EbaySettings.Names.LocationKey, "Sent from", null, known)]
            :
            [
                new(EbaySettings.Names.LocationCountry, "Sent from: country", "text", true, "Two letters, such as US.", []),
                new(EbaySettings.Names.LocationPostalCode, "Sent from: postal code", "text", true, null, []),
            ];
    }

    private static ChannelSetting Choice(string name, string label, string? help, IEnumerable<ChannelChoice> choices)
    {
        ChannelChoice[] all = [.. choices];
        return new ChannelSetting(name, label, "choice", true, help, all, all is [var only] ? only.Value : null);
    }
}
