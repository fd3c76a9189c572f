using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Store;
using Marketplace.Sandbox.WooCommerce.Webhooks;

namespace Marketplace.Sandbox.WooCommerce.Products;

/// <summary><c>products</c>: list, create, read, change, delete, batch.</summary>
internal static class ProductEndpoints
{
    public static void MapProducts(this RouteGroupBuilder api)
    {
        api.MapGet("/products", List).Named("listProducts");
        api.MapPost("/products", async (WooCall call) => await CreateAsync(call, await Schema.ReadAsync(call.Request), StatusCodes.Status201Created)).Named("createProduct");
        api.MapPost("/products/batch", (WooCall call) => Batch.RunAsync(
            call, body => CreateAsync(call, body, StatusCodes.Status200OK), (id, body) => UpdateAsync(call, id, body), id => Delete(call, id, force: true))).Named("batchProducts");
        api.MapGet("/products/{id:long}", (WooCall call, long id) => One(call, call.Product(id))).Named("getProduct");
        api.MapPut("/products/{id:long}", async (WooCall call, long id) => await UpdateAsync(call, id, await Schema.ReadAsync(call.Request))).Named("updateProduct");
        api.MapDelete("/products/{id:long}", (WooCall call, long id) => Delete(call, id, call.Request.Query["force"] == "true")).Named("deleteProduct");
    }

    private static IResult List(WooCall call)
    {
        var arguments = new Arguments(
            call.Request, "page", "per_page", "search", "after", "before", "modified_after", "modified_before", "dates_are_gmt", "exclude", "include", "offset", "order", "orderby", "parent", "parent_exclude",
            "slug", "status", "type", "sku", "featured", "category", "tag", "shipping_class", "attribute", "attribute_term", "tax_class", "on_sale", "min_price", "max_price", "stock_status");
        var all = call.Store.ProductsOf(call.Shop.Slug);
        var status = arguments.OneOf("status", "any", "draft", "pending", "private", "publish");
        var type = arguments.OneOf("type", "simple", "grouped", "external", "variable");
        var (include, exclude) = (arguments.Ids("include"), arguments.Ids("exclude"));
        var (since, until) = (arguments.Time("modified_after"), arguments.Time("modified_before"));
        var (search, slug, sku, category, stock) = (
            arguments.Text("search"), arguments.Text("slug"), arguments.Text("sku"), arguments.Text("category"), arguments.OneOf("stock_status", "instock", "outofstock", "onbackorder"));
        arguments.Flag("dates_are_gmt");
        // The common case, reading a large shop page by page, filters nothing and is in order already.
        var plain = status is null or "any" && (type ?? search ?? slug ?? sku ?? category ?? stock) is null && include is null && exclude is null && since is null && until is null;
        IEnumerable<Product> found = plain && all.All(p => p.Status != "trash") ? all : all.Where(p =>
            (status is null or "any" ? p.Status != "trash" : p.Status == status) && (type is null || p.Type == type) && (include is null || include.Contains(p.Id)) && exclude?.Contains(p.Id) is not true
            && (since is null || p.ModifiedAt > since) && (until is null || p.ModifiedAt < until) && (slug is null || p.Slug == slug) && (stock is null || p.EffectiveStockStatus == stock)
            && (sku is null || sku.Split(',').Any(s => p.AllOffers.Any(o => string.Equals(o.Sku, s, StringComparison.OrdinalIgnoreCase))))
            && (search is null || p.Name.Contains(search, StringComparison.OrdinalIgnoreCase)) && (category is null || p.CategoryIds.Contains(long.Parse(category, CultureInfo.InvariantCulture))));
        return call.Page(arguments.Sorted(found, p => p.Id, p => p.CreatedAt, p => p.Name, p => p.Slug), arguments, call.Service<ProductViews>().Products);
    }

    private static async Task<IResult> CreateAsync(WooCall call, JsonObject body, int status)
    {
        ProductSchemas.Product.Check(body);
        var images = await ImagesAsync(call, body);
        Product product;
        using (call.Store.Change())
        {
            var now = call.Store.Now;
            var blank = new Product { Id = call.Store.NextId(), Shop = call.Shop.Slug, Name = "", Slug = "", CreatedAt = now, ModifiedAt = now };
            product = call.Service<OfferWriter>().Apply(blank, body, images, creating: true);
            call.Store.Products.Put(product.Id, product);
            call.Service<WooEvents>().Product(product, "created", call.Origin);
        }
        return One(call, product, status);
    }

    private static async Task<IResult> UpdateAsync(WooCall call, long id, JsonObject body)
    {
        ProductSchemas.Product.Check(body);
        call.Product(id, writing: true);
        var images = await ImagesAsync(call, body);
        Product product;
        using (call.Store.Change())
        {
            product = call.Service<OfferWriter>().Apply(call.Product(id, writing: true), body, images, creating: false);
            call.Store.Products.Put(id, product);
            call.Service<WooEvents>().Product(product, "updated", call.Origin);
        }
        return One(call, product);
    }

    private static IResult Delete(WooCall call, long id, bool force)
    {
        using (call.Store.Change())
        {
            var product = call.Product(id);
            if (force)
                call.Store.Products.Remove(id);
            else if (product.Status == "trash")
                throw new WooRefusal(410, "woocommerce_rest_already_trashed", "The product has already been deleted.");
            else
                call.Store.Products.Put(id, product = product with { Status = "trash", ModifiedAt = call.Store.Now });
            call.Service<WooEvents>().Deleted(product.Shop, "product", id);
            return One(call, product);
        }
    }

    private static async Task<IReadOnlyList<long>?> ImagesAsync(WooCall call, JsonObject body) =>
        body.List("images") is { } images ? await call.Service<MediaLibrary>().BringAsync(call.Shop.Slug, images, call.Cancelled) : null;

    private static IResult One(WooCall call, Product product, int status = StatusCodes.Status200OK) =>
        call.Service<ProductViews>().Products.One(product, new Arguments(call.Request, "force").Fields, call.Origin, status);
}
