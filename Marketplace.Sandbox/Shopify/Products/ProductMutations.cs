using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Shopify.Webhooks;

namespace Marketplace.Sandbox.Shopify.Products;

/// <summary>Makes, changes, publishes and deletes products.</summary>
internal sealed class ProductMutations(ShopifyCall call)
{
    private readonly ShopifyEvents events = call.Services.GetRequiredService<ShopifyEvents>();

    public ProductPayload Set(ProductInput input, ProductIdentifier? identifier)
    {
        using (call.Store.Change())
        {
            var existing = identifier?.Id is { } id ? call.Product(id)
                : identifier?.Handle is { } handle ? call.Store.ProductsByShop.Of(call.Domain).ByHandle.GetValueOrDefault(handle)
                : null;
            if (identifier?.Id is { } gone && existing is null)
                return ProductPayload.Refused([UserError.At("identifier.id", $"Product {gone} does not exist", "PRODUCT_DOES_NOT_EXIST")]);
            UserError[] problems = [.. ProductRules.Check(input, existing, call)];
            if (problems.Length > 0)
                return ProductPayload.Refused(problems);
            var product = Put(ProductWriter.Write(input, existing, identifier?.Handle, call));
            events.ProductChanged(product, call.Origin, existing is null ? Topics.ProductsCreate : Topics.ProductsUpdate);
            return new(new ProductView(product, call), []);
        }
    }

    public ProductPayload Update(ProductChange change)
    {
        using (call.Store.Change())
        {
            if (call.Product(change.Id) is not { } product)
                return ProductPayload.Refused([UserError.At("id", "Product does not exist")]);
            UserError[] problems = [.. ProductRules.CheckTexts(change.Title, change.Tags, product, "product")];
            if (problems.Length > 0)
                return ProductPayload.Refused(problems);
            product = Put(product with
            {
                Title = change.Title ?? product.Title,
                DescriptionHtml = change.DescriptionHtml ?? product.DescriptionHtml,
                Status = change.Status ?? product.Status,
                Tags = change.Tags ?? product.Tags,
                UpdatedAt = call.Store.Now,
            });
            events.ProductChanged(product, call.Origin, Topics.ProductsUpdate);
            return new(new ProductView(product, call), []);
        }
    }

    public IReadOnlyList<UserError> Publish(string id, IReadOnlyList<PublicationTarget> targets)
    {
        using (call.Store.Change())
        {
            if (call.Product(id) is not { } product)
                return [UserError.At("id", "Resource not found")];
            foreach (var (i, target) in targets.Index())
            {
                if (Gid.Find(target.PublicationId, "Publication") is not { } publication || call.Store.Publications.Find(publication)?.Shop != call.Domain)
                    return [UserError.At($"input.{i}.publicationId", "Publication does not exist or is not publishable")];
            }
            product = Put(product with { PublishedOn = [.. product.PublishedOn.Union(targets.Select(t => Gid.Parse(t.PublicationId!, "Publication")))], UpdatedAt = call.Store.Now });
            events.ProductChanged(product, call.Origin, Topics.ProductsUpdate);
            return [];
        }
    }

    public (string? DeletedId, IReadOnlyList<UserError> Problems) Delete(string id)
    {
        using (call.Store.Change())
        {
            if (call.Product(id) is not { } product)
                return (null, [UserError.At("id", "Product does not exist")]);
            call.Store.Products.Remove(product.Id);
            events.ProductDeleted(product);
            return (id, []);
        }
    }

    private Product Put(Product product) => call.Store.Products.Put(product.Id, product);
}

internal sealed record ProductPayload(ProductView? Product, IReadOnlyList<UserError> UserErrors)
{
    public static ProductPayload Refused(IReadOnlyList<UserError> problems) => new(null, problems);
}

internal sealed record PublicationTarget
{
    public string? PublicationId { get; init; }
}
