using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Inventory;

namespace Marketplace.Sandbox.Ebay.Taxonomy;

internal static class TaxonomyEndpoints
{
    public static void MapCategories(this RouteGroupBuilder api)
    {
        api.MapGet("/get_default_category_tree_id", GetDefault).Named(EbayApi.Taxonomy, "getDefaultCategoryTreeId", "");
        var tree = api.MapGroup("/category_tree/{category_tree_id}");
        tree.MapGet("/get_category_suggestions", Suggest).Named(EbayApi.Taxonomy, "getCategorySuggestions", "");
        tree.MapGet("/get_category_subtree", GetSubtree).Named(EbayApi.Taxonomy, "getCategorySubtree", "");
        tree.MapGet("/get_item_aspects_for_category", GetAspects).Named(EbayApi.Taxonomy, "getItemAspectsForCategory", "", "metadata.insights");
    }

    private static IResult GetDefault(EbayCall call)
    {
        call.Allow("marketplace_id");
        var marketplace = call.Query("marketplace_id") ?? throw EbayRefusal.Of(EbayApi.Taxonomy, 62002, "Missing marketplace ID.");
        return Marketplaces.Currencies.ContainsKey(marketplace)
            ? EbayJson.Ok(new { categoryTreeId = CategoryTree.Id, categoryTreeVersion = CategoryTree.Version })
            : throw EbayRefusal.Of(EbayApi.Taxonomy, 62003, "The specified marketplace ID was not found.");
    }

    private static IResult Suggest(EbayCall call, string category_tree_id)
    {
        call.Allow("q");
        CheckTree(category_tree_id);
        var query = call.Query("q") ?? throw EbayRefusal.Of(EbayApi.Taxonomy, 62007, "Missing keyword 'q'. Please specify a valid set of keywords that best describes your item.");
        CategoryNode[] found = [.. CategoryTree.Suggest(query)];
        return found.Length == 0 ? Results.NoContent() : EbayJson.Ok(new
        {
            categoryTreeId = CategoryTree.Id,
            categoryTreeVersion = CategoryTree.Version,
            categorySuggestions = found.Select(node => new
            {
                category = Name(node),
                categoryTreeNodeLevel = CategoryTree.AncestorsOf(node.Id).Count + 1,
                // Nearest first.
                categoryTreeNodeAncestors = CategoryTree.AncestorsOf(node.Id).Reverse().Select((ancestor, i) => new
                {
                    categoryId = ancestor.Id,
                    categoryName = ancestor.Name,
                    categoryTreeNodeLevel = CategoryTree.AncestorsOf(node.Id).Count - i,
                    categorySubtreeNodeHref = $"{call.Origin}{EbaySimulator.Root}{EbayApi.Taxonomy.Root}/category_tree/{CategoryTree.Id}/get_category_subtree?category_id={ancestor.Id}",
                }),
            }),
        });
    }

    private static IResult GetSubtree(EbayCall call, string category_tree_id)
    {
        call.Allow("category_id");
        CheckTree(category_tree_id);
        var node = Find(call);
        return EbayJson.Ok(new { categoryTreeId = CategoryTree.Id, categoryTreeVersion = CategoryTree.Version, categorySubtreeNode = View(node, 1) });
    }

    private static IResult GetAspects(EbayCall call, string category_tree_id)
    {
        call.Allow("category_id");
        CheckTree(category_tree_id);
        var node = Find(call);
        if (!CategoryTree.IsLeaf(node.Id))
            throw EbayRefusal.Of(EbayApi.Taxonomy, 62009, "The specified category ID must be a leaf category.");
        return EbayJson.Ok(new { aspects = CategoryTree.AspectsOf(node.Id).Select(View) });
    }

    private static void CheckTree(string id)
    {
        if (id != CategoryTree.Id)
            throw EbayRefusal.NotFound(EbayApi.Taxonomy, 62004, "The specified category tree ID was not found.");
    }

    private static CategoryNode Find(EbayCall call) =>
        CategoryTree.Find(call.Query("category_id") ?? throw EbayRefusal.Of(EbayApi.Taxonomy, 62006, "Missing category ID."))
        ?? throw EbayRefusal.Of(EbayApi.Taxonomy, 62005, "The specified category ID does not belong to the specified category tree.");

    private static object Name(CategoryNode node) => new { categoryId = node.Id, categoryName = node.Name };

    private static object View(CategoryNode node, int level) => new
    {
        category = Name(node),
        categoryTreeNodeLevel = level,
        leafCategoryTreeNode = node.Children.Count == 0 ? true : (bool?)null,
        childCategoryTreeNodes = node.Children.Count == 0 ? null : node.Children.Select(child => View(child, level + 1)),
    };

    private static object View(CategoryAspect aspect) => new
    {
        localizedAspectName = aspect.Name,
        aspectConstraint = new
        {
            aspectDataType = "STRING",
            aspectMode = "FREE_TEXT",
            aspectRequired = aspect.Required,
            aspectUsage = aspect.Required || aspect.Soon ? "RECOMMENDED" : "OPTIONAL",
            aspectEnabledForVariations = aspect.ForVariations,
            itemToAspectCardinality = "SINGLE",
            aspectApplicableTo = (string[])["PRODUCT"],
        },
        aspectValues = aspect.Values.Select(value => new { localizedValue = value }),
    };
}
