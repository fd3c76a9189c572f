using System.Globalization;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>What is asked about the shop itself: whether it answers, and what its seller can choose from.</summary>
internal static class EtsyAccount
{
    private static readonly ChannelChoice[] _whoMade =
    [
        new("i_did", "I did"), new("collective", "A member of my shop"), new("someone_else", "Another company or person"),
    ];

    /// <summary>Until 2026 Etsy renamed the first ranges every year; what is sent is the value, so a renamed one is refused with its name.</summary>
    private static readonly ChannelChoice[] _whenMade =
    [
        new("made_to_order", "Made to order", "Not yet made"), new("2020_2026", "2020–2026", "Recently"), new("2010_2019", "2010–2019", "Recently"),
        new("2007_2009", "2007–2009", "Recently"), new("before_2007", "Before 2007", "Vintage"), new("2000_2006", "2000–2006", "Vintage"),
        .. Enumerable.Range(0, 10).Select(decade => $"{1990 - (decade * 10)}s").Select(decade => new ChannelChoice(decade, decade, "Vintage")),
        new("1800s", "1800s", "Vintage"), new("1700s", "1700s", "Vintage"), new("before_1700", "Before 1700", "Vintage"),
    ];

    public static async Task<ChannelResult<Done>> ValidateAsync(EtsyClient client, CancellationToken cancellationToken)
    {
        if (await client.PingAsync(cancellationToken) is { Error: { } unanswered })
            return unanswered;
        return await client.GetMeAsync(cancellationToken) is { Error: { } refused } ? refused : Done.Instance;
    }

    public static async Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(EtsyClient client, bool webhooksByHand, CancellationToken cancellationToken)
    {
        var taxonomy = await client.GetTaxonomyAsync(cancellationToken);
        if (!taxonomy.Succeeded)
            return taxonomy.Error;
        var profiles = await client.GetShippingProfilesAsync(cancellationToken);
        if (!profiles.Succeeded)
            return profiles.Error;
        var readiness = await client.GetReadinessStatesAsync(cancellationToken);
        if (!readiness.Succeeded)
            return readiness.Error;
        var policies = await client.GetReturnPoliciesAsync(cancellationToken);
        if (!policies.Succeeded)
            return policies.Error;
        var settings = new List<ChannelSetting>
        {
            Choice(EtsySettings.Names.TaxonomyId, "Category", "Where buyers find the item.", Categories(taxonomy.Value.Results, null)),
            Choice(EtsySettings.Names.WhoMade, "Who made it", null, _whoMade),
            Choice(EtsySettings.Names.WhenMade, "When it was made", null, _whenMade),
            Choice(
                EtsySettings.Names.ShippingProfileId, "Shipping profile", "Made on Etsy, under Settings › Shipping.",
                profiles.Value.Results.Where(profile => !profile.IsDeleted).Select(profile => Named(profile.ShippingProfileId, profile.Title))),
            Choice(
                EtsySettings.Names.ReadinessStateId, "Processing time", "Made on Etsy, under Settings › Shipping › Processing profiles.",
                readiness.Value.Results.Select(state => Named(state.ReadinessStateId, $"{Words(state.ReadinessState)}, {state.ProcessingDaysDisplayLabel}"))),
            Choice(
                EtsySettings.Names.ReturnPolicyId, "Return policy", "Etsy asks for one unless the shop is in the EU.",
                policies.Value.Results.Select(policy => Named(policy.ReturnPolicyId, Describe(policy))), required: policies.Value.Results.Count > 0),
        };
        if (webhooksByHand)
            settings.Add(new ChannelSetting("webhookSecret", "Webhook signing secret", "text", false, "From Etsy's webhook page. Without it new orders are seen when they are polled.", []));
        return settings;
    }

    private static ChannelSetting Choice(string name, string label, string? help, IEnumerable<ChannelChoice> choices, bool required = true)
    {
        ChannelChoice[] all = [.. choices];
        return new ChannelSetting(name, label, "choice", required, help, all, all is [var only] ? only.Value : null);
    }

    private static ChannelChoice Named(long id, string? name) => new(id.ToString(CultureInfo.InvariantCulture), name ?? $"Number {id}");

    private static IEnumerable<ChannelChoice> Categories(IEnumerable<WireTaxonomyNode> nodes, string? parents) => nodes.SelectMany(node =>
        Categories(node.Children ?? [], parents is null ? node.Name : $"{parents} › {node.Name}")
            .Prepend(new ChannelChoice(node.Id.ToString(CultureInfo.InvariantCulture), node.Name, parents)));

    private static string Words(string state) => state switch
    {
        "ready_to_ship" => "Ready to ship",
        "made_to_order" => "Made to order",
        _ => state.Replace('_', ' '),
    };

    private static string Describe(WireReturnPolicy policy) => policy switch
    {
        { AcceptsReturns: true, AcceptsExchanges: true } => $"Returns and exchanges within {policy.ReturnDeadline} days",
        { AcceptsReturns: true } => $"Returns within {policy.ReturnDeadline} days",
        { AcceptsExchanges: true } => $"Exchanges within {policy.ReturnDeadline} days",
        _ => "No returns or exchanges",
    };
}
