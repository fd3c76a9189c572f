using System.Text.Json.Nodes;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Products;

/// <summary>Categories, tags and shipping classes, which WordPress keeps alike.</summary>
internal static class TermEndpoints
{
    public static void MapTerms(this RouteGroupBuilder api)
    {
        Map(api, "/products/categories", "product_cat", "Categor", "y", "ies");
        Map(api, "/products/tags", "product_tag", "Tag", "", "s");
        Map(api, "/products/shipping_classes", "product_shipping_class", "ShippingClass", "", "es");
    }

    private static void Map(RouteGroupBuilder api, string path, string taxonomy, string name, string one, string many)
    {
        api.MapGet(path, (WooCall call) => List(call, taxonomy)).Named($"list{name}{many}");
        api.MapPost(path, async (WooCall call) => Create(call, taxonomy, await Schema.ReadAsync(call.Request), StatusCodes.Status201Created)).Named($"create{name}{one}");
        api.MapPost($"{path}/batch", (WooCall call) => Batch.RunAsync(
            call, body => Task.FromResult(Create(call, taxonomy, body)), (_, _) => throw WooRefusal.NoRoute(), _ => throw WooRefusal.NoRoute())).Named($"batch{name}{many}");
        api.MapGet($"{path}/{{id:long}}", (WooCall call, long id) => call.Store.Terms.Find(id) is { } term && term.Shop == call.Shop.Slug && term.Taxonomy == taxonomy
            ? One(call, term)
            : throw new WooRefusal(404, "woocommerce_rest_term_invalid", "Resource does not exist.")).Named($"get{name}{one}");
    }

    private static IResult List(WooCall call, string taxonomy)
    {
        var arguments = new Arguments(call.Request, "page", "per_page", "search", "exclude", "include", "offset", "order", "orderby", "hide_empty", "parent", "product", "slug");
        arguments.OneOf("orderby", "id", "include", "name", "slug", "term_group", "description", "count");
        var (search, slug, parent) = (arguments.Text("search"), arguments.Text("slug"), arguments.Whole("parent", 0, int.MaxValue));
        var found = call.Store.TermsOf(call.Shop.Slug, taxonomy).Where(t =>
            (search is null || t.Name.Contains(search, StringComparison.OrdinalIgnoreCase)) && (slug is null || t.Slug == slug) && (parent is null || t.Parent == parent));
        return call.Page<Term>(arguments.Text("orderby") == "id" ? [.. found.OrderBy(t => t.Id)] : [.. found.OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase)], arguments, call.Service<ProductViews>().TermsOf(taxonomy));
    }

    private static IResult Create(WooCall call, string taxonomy, JsonObject body, int status = StatusCodes.Status200OK)
    {
        ProductSchemas.Term.Check(body);
        using (call.Store.Change())
        {
            var name = body.Text("name") is { Length: > 0 } given ? given : throw WooRefusal.Missing("name");
            var terms = call.Store.TermsOf(call.Shop.Slug, taxonomy).ToArray();
            if (Array.Find(terms, t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase)) is { } existing)
            {
                throw new WooRefusal(
                    400, "term_exists", "A term with the name provided already exists with this parent.", new JsonObject { ["resource_id"] = existing.Id });
            }
            var term = new Term(call.Store.NextId(), call.Shop.Slug, taxonomy, name, Slugs.Free(body.Text("slug") ?? Slugs.Of(name), terms.Select(t => t.Slug)), body.Id("parent") ?? 0);
            call.Store.Terms.Put(term.Id, term);
            return One(call, term, status);
        }
    }

    private static IResult One(WooCall call, Term term, int status = StatusCodes.Status200OK) => call.Service<ProductViews>().TermsOf(term.Taxonomy).One(term, null, call.Origin, status);
}
