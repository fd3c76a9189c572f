using Marketplace.Sandbox.Shopify.Bulk;
using Marketplace.Sandbox.Shopify.Inventories;
using Marketplace.Sandbox.Shopify.Orders;
using Marketplace.Sandbox.Shopify.Products;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Shopify.Webhooks;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>The fields of <c>QueryRoot</c>.</summary>
internal sealed class ShopifyQueries(ShopifyCall call)
{
    private ShopifyStore Store => call.Store;

    public ShopView Shop() => new(call.Shop, call.Origin);

    public ProductView? Product(string id)
    {
        call.Require("product", "read_products");
        Gid.Parse(id, "Product");
        return call.Product(id) is { } product ? new(product, call) : null;
    }

    public ProductView? ProductByIdentifier(ProductIdentifier identifier)
    {
        call.Require("productByIdentifier", "read_products");
        var product = identifier.Id is { } id ? call.Product(id) : Store.ProductsByShop.Of(call.Domain).ByHandle.GetValueOrDefault(identifier.Handle ?? "");
        return product is null ? null : new(product, call);
    }

    public Connection<ProductView> Products(int? first, string? after, bool reverse, string sortKey, string? query)
    {
        call.Require("products", "read_products");
        Func<Product, string> key = sortKey switch
        {
            "UPDATED_AT" => p => Connection.Key(p.UpdatedAt, p.Id),
            "CREATED_AT" => p => Connection.Key(p.CreatedAt, p.Id),
            "TITLE" => p => p.Title + Connection.Key(p.Id),
            _ => p => Connection.Key(p.Id),
        };
        var found = Found(query);
        // They are kept in the order of their ids.
        var sorted = sortKey == "ID" ? found : found.OrderBy(key, StringComparer.Ordinal);
        return Connection.Of(call, call.InWindow(sorted), key, p => new ProductView(p, call), new(first, after, reverse));
    }

    public CountView ProductsCount(string? query)
    {
        call.Require("productsCount", "read_products");
        return new(Found(query).Count());
    }

    public InventoryItemView? InventoryItem(string id)
    {
        call.Require("inventoryItem", "read_inventory");
        var item = Gid.Parse(id, "InventoryItem");
        return Store.ProductOfItem(call.Domain, item) is { } product ? new(product, product.Variants.First(v => v.InventoryItemId == item), call) : null;
    }

    public LocationView? Location(string? id)
    {
        call.Require("location", "read_locations");
        var location = id is null ? Store.Locations.All.Where(l => l.Shop == call.Domain).MinBy(l => l.Id) : call.Location(id);
        return location is null ? null : new(location);
    }

    public Connection<LocationView> Locations(int? first, string? after, bool reverse, bool includeInactive)
    {
        call.Require("locations", "read_locations");
        var locations = Store.Locations.All.Where(l => l.Shop == call.Domain && (l.IsActive || includeInactive)).OrderBy(l => l.Id);
        return Connection.Of(call, locations, l => Connection.Key(l.Id), l => new LocationView(l), new(first, after, reverse));
    }

    public Connection<PublicationView> Publications(int? first, string? after, bool reverse)
    {
        call.Require("publications", "read_publications");
        var publications = Store.Publications.All.Where(p => p.Shop == call.Domain).OrderBy(p => p.Id);
        return Connection.Of(call, publications, p => Connection.Key(p.Id), p => new PublicationView(Gid.Of("Publication", p.Id), p.Name), new(first, after, reverse));
    }

    public OrderView? Order(string id)
    {
        call.Require("order", "read_orders");
        Gid.Parse(id, "Order");
        return call.Order(id) is { } order ? new(order, call) : null;
    }

    public Connection<OrderView> Orders(int? first, string? after, bool reverse, string sortKey, string? query)
    {
        call.Require("orders", "read_orders");
        Func<Order, string> key = sortKey switch
        {
            "UPDATED_AT" => o => Connection.Key(o.UpdatedAt, o.Id),
            "ID" => o => Connection.Key(o.Id),
            _ => o => Connection.Key(o.CreatedAt, o.Id),
        };
        var search = SearchQuery.Parse(query);
        var found = Store.OrdersOf(call.Domain).Where(o => search.Matches(field => field switch
        {
            "updated_at" => o.UpdatedAt,
            "created_at" or "processed_at" => o.CreatedAt,
            "id" => o.Id,
            "name" => o.Name,
            "financial_status" => o.FinancialStatus,
            _ => null,
        }));
        return Connection.Of(call, call.InWindow(found.OrderBy(key, StringComparer.Ordinal)), key, o => new OrderView(o, call), new(first, after, reverse));
    }

    public Connection<SubscriptionView> WebhookSubscriptions(int? first, string? after, bool reverse, string? uri, IReadOnlyList<string>? topics)
    {
        var found = call.Services.GetRequiredService<WebhookOutbox>().Subscriptions.All
            .Where(s => s.Channel == ShopifySimulator.Channel && s.Account == call.Domain)
            .Where(s => (uri is null || s.CallbackUrl.OriginalString == uri) && (topics is null || topics.Contains(Topics.ToEnum(s.Events[0]))));
        return Connection.Of(call, found.OrderBy(s => s.Id, StringComparer.Ordinal), s => s.Id, s => new SubscriptionView(s), new(first, after, reverse));
    }

    public BulkOperationView? CurrentBulkOperation() =>
        Store.BulkOperations.All.Where(o => o.Shop == call.Domain).MaxBy(o => o.Id) is { } operation ? new(operation, call) : null;

    public object? Node(string id) => Gid.Split(id).Type switch
    {
        "Product" => Product(id),
        "Order" => Order(id),
        "InventoryItem" => InventoryItem(id),
        "Location" => Location(id),
        "BulkOperation" => Gid.TryParse(id, "BulkOperation", out var number) && Store.BulkOperations.Find(number) is { } operation && operation.Shop == call.Domain
            ? new BulkOperationView(operation, call)
            : null,
        _ => throw new ShopifyRefusal($"Invalid global id '{id}'", "argumentLiteralsIncompatible"),
    };

    private IEnumerable<Product> Found(string? query)
    {
        var search = SearchQuery.Parse(query);
        return Store.ProductsByShop.Of(call.Domain).All.Where(p => search.Matches(field => field switch
        {
            "updated_at" => p.UpdatedAt,
            "created_at" => p.CreatedAt,
            "id" => p.Id,
            "status" => p.Status,
            "handle" => p.Handle,
            "title" => p.Title,
            "tag" => p.Tags,
            "sku" => p.Variants.Select(v => v.Sku ?? ""),
            _ => null,
        }));
    }
}

internal sealed record ProductIdentifier
{
    public string? Id { get; init; }
    public string? Handle { get; init; }
}

internal sealed record PublicationView(string Id, string Name);
