using Marketplace.Api.Errors;
using Marketplace.Contracts;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Products;
using Marketplace.Contracts.Sellers;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Storage;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Products;

internal static class ProductsEndpoints
{
    public static IServiceCollection AddProducts(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, CatalogueJson.Default));
        services.AddSingleton<ProductGrid>();
        services.AddSingleton<ProductCreator>();
        services.AddSingleton<SellerCurrencies>();
        return services;
    }

    public static IEndpointRouteBuilder MapProducts(this IEndpointRouteBuilder routes)
    {
        var products = routes.MapGroup("/api/products").RequireAuthorization().WithTags("Products");
        products.MapGet("/", ListAsync);
        products.MapPost("/", CreateAsync);
        products.MapGet("/export", ProductExport.WriteAsync);
        products.MapPost("/bulk", BulkAsync);
        products.MapGet("/{id:guid}", ReadAsync);
        products.MapPut("/{id:guid}", UpdateAsync);
        products.MapDelete("/{id:guid}", DeleteAsync);
        products.MapProductImages();
        routes.MapMedia();
        return routes;
    }

    private static async Task<Results<Ok<Page<ProductSummary>>, ValidationProblem>> ListAsync(
        CurrentSeller seller, ProductGrid grid, CancellationToken cancellationToken, int limit = 50, string? after = null, string? search = null,
        string? sort = null, bool? active = null, bool? featured = null, string? vendor = null, string? productType = null, Guid? categoryId = null)
    {
        var errors = new FieldErrors();
        if (limit is < 1 or > 200)
            errors.Add("limit", "From 1 to 200.");
        errors.Limit("search", search, 200);
        after = after is { Length: > 0 } ? after : null;
        var order = ProductSort.Find(sort);
        if (order is null)
            errors.Add("sort", "One of title, updated, price, stock; with a hyphen before it for the other way round.");
        else if (after is not null && !order.IsAfter(after))
            errors.Add("after", "Pass the next of the page before.");
        if (errors.All.Count > 0)
            return TypedResults.ValidationProblem(errors.All);
        return TypedResults.Ok(await grid.ReadAsync(
            seller.Id, new(limit, after, order!, search, active, featured, vendor, productType, categoryId), cancellationToken));
    }

    private static async Task<Results<Created<ProductDetail>, ValidationProblem>> CreateAsync(
        ProductInput input, CurrentSeller seller, MarketplaceDb db, ProductCreator creator, SellerCurrencies currencies, TimeProvider clock, CancellationToken cancellationToken)
    {
        var errors = ProductValidation.Validate(input);
        if (errors.Count == 0 && input.CategoryId is { } category && !await db.Categories.AnyAsync(c => c.Id == category, cancellationToken))
            errors["categoryId"] = ["There is no such category."];
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);

        var product = NewProducts.From(input, suffix: null);
        var taken = await creator.CreateAsync(seller.Id, product);
        if (taken is not null && (taken.Variant is { } made ? input.Variants[made].Sku : input.Handle) is null)
        {
            // The name was made here, so another can be made.
            product = NewProducts.From(input, suffix: Guid.NewGuid().ToString("N")[..6]);
            taken = await creator.CreateAsync(seller.Id, product);
        }

        return taken switch
        {
            null => TypedResults.Created(
                $"/api/products/{product.Row.Id}", NewProducts.Detail(input, product, await currencies.OfAsync(seller.Id, cancellationToken), clock.GetUtcNow())),
            { Variant: { } index } => FieldProblem.Of($"variants[{index}].sku", "Another product has this SKU."),
            _ => FieldProblem.Of("handle", "Another product has this handle."),
        };
    }

    private static async Task<Ok<ProductDetail>> ReadAsync(Guid id, MarketplaceDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ProductDetails.ReadAsync(db, id, cancellationToken));

    private static async Task<Results<Ok<ProductDetail>, ValidationProblem>> UpdateAsync(
        Guid id, ProductInput input, CurrentSeller seller, MarketplaceDb db, IGrainFactory grains, TimeProvider clock, CancellationToken cancellationToken)
    {
        var errors = ProductValidation.Validate(input);
        if (errors.Count == 0 && input.CategoryId is { } category && !await db.Categories.AnyAsync(c => c.Id == category, cancellationToken))
            errors["categoryId"] = ["There is no such category."];
        if (errors.Count == 0 && input.Handle is { } handle && await db.Products.AnyAsync(p => p.Handle == handle && p.Id != id, cancellationToken))
            errors["handle"] = ["Another product has this handle."];
        if (errors.Count == 0)
            errors = await ProductUpdate.ApplyAsync(db, id, input, grains, clock.GetUtcNow(), cancellationToken);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        await grains.GetGrain<ISellerGrain>(seller.Id).Publish(new(SellerEvents.ProductChanged, id));
        return TypedResults.Ok(await ProductDetails.ReadAsync(db, id, cancellationToken));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, CurrentSeller seller, MarketplaceDb db, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await db.InventoryItems.AnyAsync(i => i.Variant!.ProductId == id && i.Reserved > 0, cancellationToken)
            || await db.BundleComponents.AnyAsync(c => c.ComponentItem!.Variant!.ProductId == id && c.BundleItem!.Variant!.ProductId != id, cancellationToken))
            throw new DbUpdateConcurrencyException();
        if (await db.Products.Where(p => p.Id == id).ExecuteDeleteAsync(cancellationToken) == 0)
            throw new NotFoundException();
        await grains.GetGrain<ISellerGrain>(seller.Id).Publish(new(SellerEvents.ProductChanged, id));
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<BulkEditResult>, ValidationProblem>> BulkAsync(
        BulkEdit edit, MarketplaceDb db, IGrainFactory grains, TimeProvider clock, CancellationToken cancellationToken, bool preview = false)
    {
        var errors = ProductBulkEdit.Validate(edit);
        return errors.Count > 0 ? TypedResults.ValidationProblem(errors)
            : TypedResults.Ok(await ProductBulkEdit.ApplyAsync(db, edit, preview, grains, clock.GetUtcNow(), cancellationToken));
    }
}
