using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>eBay's categories: found by words, and with the item specifics that they ask for.</summary>
internal static class EbayCategories
{
    /// <summary>A long list of values is of no use in a form; anything else may be typed.</summary>
    private const int MostValues = 200;

    /// <summary>eBay has thousands of categories: those that fit the seller's words are offered, and without words the number is asked for.</summary>
    public static async Task<ChannelResult<ChannelSetting>> ChooseAsync(EbayClient client, EbaySettings settings, CancellationToken cancellationToken)
    {
        const string Label = "Category";
        if (settings.CategoryWords is not { } words)
            return new ChannelSetting(EbaySettings.Names.CategoryId, Label, "text", true, "The number of a category without further ones below it.", []);
        var tree = await client.GetCategoryTreeAsync(settings.Site.Id, cancellationToken);
        if (!tree.Succeeded)
            return tree.Error;
        var found = await client.SuggestCategoriesAsync(tree.Value.CategoryTreeId, words, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        var choices = ToChoices(found.Value);
        if (settings.CategoryId is { } chosen && choices.All(choice => choice.Value != chosen))
            choices = [.. choices, new ChannelChoice(chosen, $"Number {chosen}, as chosen before")];
        return new ChannelSetting(EbaySettings.Names.CategoryId, Label, "choice", true, "What eBay suggests for your words.", choices);
    }

    /// <summary>A setting for every item specific that the category requires. Those in which variations differ come from the variants.</summary>
    public static async Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadAspectsAsync(EbayClient client, EbaySite site, string categoryId, CancellationToken cancellationToken)
    {
        var tree = await client.GetCategoryTreeAsync(site.Id, cancellationToken);
        if (!tree.Succeeded)
            return tree.Error;
        var aspects = await client.GetAspectsAsync(tree.Value.CategoryTreeId, categoryId, cancellationToken);
        return aspects.Succeeded ? ToSettings(aspects.Value) : aspects.Error;
    }

    private static ChannelChoice[] ToChoices(WireCategorySuggestions found) =>
    [
        .. (found.CategorySuggestions ?? []).Select(s => new ChannelChoice(
            s.Category.CategoryId, s.Category.CategoryName, string.Join(" › ", (s.CategoryTreeNodeAncestors ?? []).Reverse().Select(a => a.CategoryName)))),
    ];

    private static ChannelSetting[] ToSettings(WireAspects aspects) =>
    [
        .. (aspects.Aspects ?? []).Where(aspect => aspect.AspectConstraint?.AspectRequired == true).Select(aspect => new ChannelSetting(
            EbaySettings.Names.AspectPrefix + aspect.LocalizedAspectName, aspect.LocalizedAspectName,
            aspect.AspectConstraint!.AspectMode == "SELECTION_ONLY" ? "choice" : "text", !aspect.AspectConstraint.AspectEnabledForVariations,
            "An item specific that eBay asks for in this category.",
            [.. (aspect.AspectValues ?? []).Take(MostValues).Select(value => new ChannelChoice(value.LocalizedValue, value.LocalizedValue))])),
    ];
}
