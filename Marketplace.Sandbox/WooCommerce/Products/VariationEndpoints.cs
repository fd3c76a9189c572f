using System.Text.Json.Nodes;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Store;
using Marketplace.Sandbox.WooCommerce.Webhooks;

namespace Marketplace.Sandbox.WooCommerce.Products;

/// <summary><c>products/{id}/variations</c>: list, create, read, change, delete, batch.</summary>
internal static class VariationEndpoints
{
    public static void MapVariations(this RouteGroupBuilder api)
    {
        const string Path = "/products/{productId:long}/variations";
        api.MapGet(Path, List).Named("listVariations");
        api.MapPost(Path, async (WooCall call, long productId) => await WriteAsync(call, productId, null, await Schema.ReadAsync(call.Request), StatusCodes.Status201Created)).Named("createVariation");
        api.MapPost($"{Path}/batch", (WooCall call, long productId) => Batch.RunAsync(
            call, body => WriteAsync(call, productId, null, body), (id, body) => WriteAsync(call, productId, id, body), id => Delete(call, productId, id))).Named("batchVariations");
        api.MapGet($"{Path}/{{id:long}}", (WooCall call, long productId, long id) => One(call, call.Product(productId), Find(call.Product(productId), id))).Named("getVariation");
        api.MapPut($"{Path}/{{id:long}}", async (WooCall call, long productId, long id) => await WriteAsync(call, productId, id, await Schema.ReadAsync(call.Request))).Named("updateVariation");
        api.MapDelete($"{Path}/{{id:long}}", (WooCall call, long productId, long id) => call.Request.Query["force"] == "true"
            ? Delete(call, productId, id)
            : throw new WooRefusal(501, "woocommerce_rest_trash_not_supported", "The product_variation does not support trashing.")).Named("deleteVariation");
    }

    private static IResult List(WooCall call, long productId)
    {
        var arguments = new Arguments(
            call.Request, "page", "per_page", "search", "after", "before", "exclude", "include", "offset", "order", "orderby", "parent", "parent_exclude", "slug", "status", "sku", "tax_class", "on_sale",
            "min_price", "max_price", "stock_status");
        var product = call.Product(productId);
        var (status, sku, include) = (arguments.OneOf("status", "any", "draft", "pending", "private", "publish"), arguments.Text("sku"), arguments.Ids("include"));
        var found = product.Variations.Where(v => (status is null or "any" || v.Status == status) && (sku is null || v.Sku == sku) && (include is null || include.Contains(v.Id)));
        return call.Page(arguments.Sorted(found, v => v.Id, v => v.CreatedAt, v => v.Sku, v => v.Sku), arguments, call.Service<ProductViews>().VariationsOf(product));
    }

    private static async Task<IResult> WriteAsync(WooCall call, long productId, long? id, JsonObject body, int status = StatusCodes.Status200OK)
    {
        ProductSchemas.Variation.Check(body);
        var image = body["image"] is JsonObject picture ? (await call.Service<MediaLibrary>().BringAsync(call.Shop.Slug, [picture], call.Cancelled))[0] : (long?)null;
        using (call.Store.Change())
        {
            var product = call.Product(productId);
            if (product.Type != "variable")
                throw new WooRefusal(404, "woocommerce_rest_product_invalid_parent", "Variations belong to variable products.");
            var now = call.Store.Now;
            var before = id is { } known ? Find(product, known, writing: true) : new Variation { Id = call.Store.NextId(), CreatedAt = now, ModifiedAt = now };
            var variation = call.Service<OfferWriter>().Apply(product, before, body, image);
            product = id is null ? product with { Variations = [.. product.Variations, variation] } : product.With(variation);
            Put(call, product);
            return One(call, product, variation, status);
        }
    }

    private static IResult Delete(WooCall call, long productId, long id)
    {
        using (call.Store.Change())
        {
            var product = call.Product(productId);
            var variation = Find(product, id);
            Put(call, product with { Variations = [.. product.Variations.Where(v => v.Id != id)] });
            return One(call, product, variation);
        }
    }

    private static void Put(WooCall call, Product product)
    {
        product = product with { ModifiedAt = call.Store.Now };
        call.Store.Products.Put(product.Id, product);
        call.Service<WooEvents>().Product(product, "updated", call.Origin);
    }

    private static Variation Find(Product product, long id, bool writing = false) =>
        product.Variations.FirstOrDefault(v => v.Id == id) ?? throw WooRefusal.InvalidId("product_variation", writing);

    private static IResult One(WooCall call, Product product, Variation variation, int status = StatusCodes.Status200OK) =>
        call.Service<ProductViews>().VariationsOf(product).One(variation, new Arguments(call.Request, "force").Fields, call.Origin, status);
}
