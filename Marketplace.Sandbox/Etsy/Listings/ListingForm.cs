using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Etsy.Taxonomy;

namespace Marketplace.Sandbox.Etsy.Listings;

/// <summary>The fields that creating and updating a listing share. A field that is absent keeps its value.</summary>
internal static class ListingForm
{
    public static readonly IReadOnlyList<string> Fields =
    [
        "title", "description", "who_made", "when_made", "taxonomy_id", "type", "is_supply", "is_personalizable", "is_taxable", "should_auto_renew",
        "tags", "materials", "shipping_profile_id", "return_policy_id", "shop_section_id", "image_ids", "item_weight", "item_weight_unit",
        "item_length", "item_width", "item_height", "item_dimensions_unit", "personalization_char_count_max", "personalization_instructions",
        "personalization_is_required", "production_partner_ids",
    ];

    public static Listing Apply(this Arguments form, Listing listing, EtsyStore store) => listing with
    {
        Title = form.Has("title") ? ListingRules.Title(form.Required("title")) : listing.Title,
        Description = form.Has("description") ? form.Required("description") : listing.Description,
        WhoMade = form.OneOf("who_made", ListingRules.WhoMade) ?? listing.WhoMade,
        WhenMade = form.OneOf("when_made", ListingRules.WhenMade) ?? listing.WhenMade,
        Type = form.OneOf("type", ListingRules.Types) ?? listing.Type,
        TaxonomyId = form.Id("taxonomy_id") is { } node
            ? Known("taxonomy_id", node, TaxonomyTree.ById.ContainsKey(node))
            : listing.TaxonomyId,
        IsSupply = form.Flag("is_supply") ?? listing.IsSupply,
        IsPersonalizable = form.Flag("is_personalizable") ?? listing.IsPersonalizable,
        IsTaxable = form.Flag("is_taxable") ?? listing.IsTaxable,
        ShouldAutoRenew = form.Flag("should_auto_renew") ?? listing.ShouldAutoRenew,
        Tags = form.List("tags") is { } tags ? ListingRules.Tags(tags) : listing.Tags,
        Materials = form.List("materials") is { } materials ? ListingRules.Words("materials", materials, 13) : listing.Materials,
        ShippingProfileId = form.Reference(
            "shipping_profile_id", listing.ShippingProfileId, listing.ShopId, id => store.ShippingProfiles.Find(id)?.ShopId),
        ReturnPolicyId = form.Reference(
            "return_policy_id", listing.ReturnPolicyId, listing.ShopId, id => store.ReturnPolicies.Find(id)?.ShopId),
        ShopSectionId = form.Reference(
            "shop_section_id", listing.ShopSectionId, listing.ShopId, id => store.Sections.Find(id)?.ShopId),
        ImageIds = form.Ids("image_ids") is { } images ? Images(images, listing.ShopId, store) : listing.ImageIds,
        ItemWeight = form.Measure("item_weight", listing.ItemWeight),
        ItemLength = form.Measure("item_length", listing.ItemLength),
        ItemWidth = form.Measure("item_width", listing.ItemWidth),
        ItemHeight = form.Measure("item_height", listing.ItemHeight),
        ItemWeightUnit = form.OneOf("item_weight_unit", ListingRules.WeightUnits) ?? listing.ItemWeightUnit,
        ItemDimensionsUnit = form.OneOf("item_dimensions_unit", ListingRules.DimensionUnits) ?? listing.ItemDimensionsUnit,
    };

    /// <summary>The id named by a field, which must be the shop's own; an empty value takes it away.</summary>
    private static long? Reference(this Arguments form, string field, long? current, long shopId, Func<long, long?> ownerOf)
    {
        if (!form.Has(field))
            return current;
        return form.Id(field) is { } id ? Known(field, id, ownerOf(id) == shopId) : null;
    }

    private static decimal? Measure(this Arguments form, string field, decimal? current)
    {
        if (!form.Has(field))
            return current;
        return form.Number(field) is <= 0 ? throw EtsyRefusal.Problem(field, "must be greater than 0") : form.Number(field);
    }

    private static IReadOnlyList<long> Images(IReadOnlyList<long> ids, long shopId, EtsyStore store)
    {
        if (ids.Count > ListingRules.MostImages)
            throw EtsyRefusal.Problem("image_ids", $"cannot be more than {ListingRules.MostImages} items");
        foreach (var id in ids)
            Known("image_ids", id, store.Images.Find(id)?.ShopId == shopId);
        return ids;
    }

    private static long Known(string field, long id, bool known) => known ? id : throw EtsyRefusal.Problem(field, $"does not exist: {id}");
}
