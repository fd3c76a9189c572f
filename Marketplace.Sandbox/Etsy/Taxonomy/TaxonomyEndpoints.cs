using Marketplace.Sandbox.Etsy.Http;

namespace Marketplace.Sandbox.Etsy.Taxonomy;

internal static class TaxonomyEndpoints
{
    public static void MapTaxonomy(this RouteGroupBuilder api)
    {
        api.MapGet("/seller-taxonomy/nodes", () => EtsyJson.List(TaxonomyTree.Roots.Select(n => Node(n, null, [], 1)).ToArray()))
            .Named("getSellerTaxonomyNodes");
        api.MapGet("/seller-taxonomy/nodes/{taxonomy_id}/properties", GetProperties).Named("getPropertiesByTaxonomyId");
    }

    private static IResult GetProperties(long taxonomy_id) =>
        TaxonomyTree.ById.ContainsKey(taxonomy_id)
            ? EtsyJson.List(TaxonomyTree.Properties.Select(Property).ToArray())
            : throw EtsyRefusal.NotFound($"Could not find a taxonomy node with taxonomy_id = {taxonomy_id}");

    private static object Node(TaxonomyNode node, long? parent, IReadOnlyList<long> path, int level)
    {
        long[] full = [.. path, node.Id];
        return new
        {
            id = node.Id,
            level,
            name = node.Name,
            parent_id = parent,
            full_path_taxonomy_ids = full,
            children = node.Children.Select(c => Node(c, node.Id, full, level + 1)),
        };
    }

    private static object Property(TaxonomyProperty property) => new
    {
        property_id = property.Id,
        name = property.Name,
        display_name = property.Name,
        is_required = false,
        is_multivalued = false,
        max_values_allowed = 1,
        supports_attributes = !property.SupportsVariations || property.Values.Count > 0,
        supports_variations = property.SupportsVariations,
        scales = property.Scales.Select(s => new { scale_id = s.Id, display_name = s.Name, description = s.Name }),
        possible_values = property.Values.Select(
            v => new { value_id = v.Id, name = v.Name, scale_id = (long?)null, equal_to = Array.Empty<long>() }),
        selected_values = Array.Empty<object>(),
    };
}
