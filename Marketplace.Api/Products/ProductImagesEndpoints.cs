using Marketplace.Api.Errors;
using Marketplace.Api.Listings;
using Marketplace.Contracts;
using Marketplace.Contracts.Products;
using Marketplace.Contracts.Sellers;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Storage;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Images;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Products;

internal static class ProductImagesEndpoints
{
    private const int _maxImages = 250;

    public static void MapProductImages(this IEndpointRouteBuilder products)
    {
        products.MapPost("/{id:guid}/images", UploadAsync).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(PictureProcessor.MaxBytes + (64 * 1024)));
        products.MapPut("/{id:guid}/images/order", OrderAsync);
        products.MapDelete("/{id:guid}/images/{imageId:guid}", DeleteAsync);
    }

    private static async Task<Results<Created<ProductImageDetail>, ValidationProblem>> UploadAsync(
        Guid id, IFormFile file, CurrentSeller seller, MarketplaceDb db, PictureProcessor pictures, IObjectStore store, IGrainFactory grains, TimeProvider clock,
        CancellationToken cancellationToken, [FromForm] string? alt = null)
    {
        await RequireProductAsync(db, id, cancellationToken);
        var positions = await db.ProductImages.Where(i => i.ProductId == id).Select(i => i.Position).ToListAsync(cancellationToken);
        if (positions.Count >= _maxImages)
            return Invalid($"A product has at most {_maxImages} pictures.");
        if (file.Length > PictureProcessor.MaxBytes)
            return Invalid("The picture is larger than 10 MB.");
        var bytes = new byte[file.Length];
        await using (var content = file.OpenReadStream())
            await content.ReadExactlyAsync(bytes, cancellationToken);

        Picture picture;
        try
        {
            picture = await pictures.ProcessAsync(bytes, cancellationToken);
        }
        catch (InvalidDataException refusal)
        {
            return Invalid(refusal.Message);
        }

        var image = new ProductImage
        {
            Id = Guid.CreateVersion7(),
            SellerId = seller.Id,
            ProductId = id,
            Position = positions.DefaultIfEmpty(-1).Max() + 1,
            Alt = alt?[..Math.Min(alt.Length, 512)],
            CreatedAt = clock.GetUtcNow(),
        };
        await StoredPictures.StoreAsync(store, image, picture, cancellationToken);
        db.Add(image);
        await db.SaveWithListingsAsync([id], grains, image.CreatedAt, cancellationToken);
        await grains.GetGrain<ISellerGrain>(seller.Id).Publish(new(SellerEvents.ImageChanged, id));
        return TypedResults.Created($"/api/products/{id}", ProductDetails.Image(image));
    }

    /// <summary>Puts the pictures in the order of their ids; the first one stands for the product.</summary>
    private static async Task<Results<Ok<ProductDetail>, ValidationProblem>> OrderAsync(
        Guid id, ImageOrder order, MarketplaceDb db, IGrainFactory grains, TimeProvider clock, CancellationToken cancellationToken)
    {
        await RequireProductAsync(db, id, cancellationToken);
        var imageIds = order.ImageIds;
        var images = await db.ProductImages.Where(i => i.ProductId == id).ToDictionaryAsync(i => i.Id, cancellationToken);
        if (imageIds.Count != images.Count || !images.Keys.ToHashSet().SetEquals(imageIds))
            return FieldProblem.Of("imageIds", "Name each picture of the product once.");
        for (var i = 0; i < imageIds.Count; i++)
            images[imageIds[i]].Position = i;
        await db.SaveWithListingsAsync([id], grains, clock.GetUtcNow(), cancellationToken);
        return TypedResults.Ok(await ProductDetails.ReadAsync(db, id, cancellationToken));
    }

    private static async Task<NoContent> DeleteAsync(
        Guid id, Guid imageId, MarketplaceDb db, IObjectStore store, IGrainFactory grains, TimeProvider clock, CancellationToken cancellationToken)
    {
        var image = await db.ProductImages.SingleOrDefaultAsync(i => i.Id == imageId && i.ProductId == id, cancellationToken) ?? throw new NotFoundException();
        db.Remove(image);
        await db.SaveWithListingsAsync([id], grains, clock.GetUtcNow(), cancellationToken);
        if (image.ObjectKey is { } key)
            await store.DeleteAsync(key, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task RequireProductAsync(MarketplaceDb db, Guid id, CancellationToken cancellationToken)
    {
        if (!await db.Products.AnyAsync(p => p.Id == id, cancellationToken))
            throw new NotFoundException();
    }

    private static ValidationProblem Invalid(string message) => FieldProblem.Of("file", message);
}
