using Marketplace.Api.Products;
using Marketplace.Contracts;
using Marketplace.Contracts.Products;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Imports.Csv;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Categories;

internal static class CategoriesEndpoints
{
    public static IEndpointRouteBuilder MapCategories(this IEndpointRouteBuilder routes)
    {
        var categories = routes.MapGroup("/api/categories").RequireAuthorization().WithTags("Categories");
        categories.MapGet("/", ListAsync);
        categories.MapPost("/", CreateAsync);
        categories.MapPut("/{id:guid}", UpdateAsync);
        categories.MapDelete("/{id:guid}", DeleteAsync);
        return routes;
    }

    /// <summary>All of the seller's categories; a client builds the tree from their parents.</summary>
    private static async Task<Ok<List<CategoryModel>>> ListAsync(MarketplaceDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await Models(db, db.Categories.OrderBy(c => c.SortOrder).ThenBy(c => c.Name)).ToListAsync(cancellationToken));

    private static async Task<Results<Created<CategoryModel>, ValidationProblem>> CreateAsync(
        CategoryInput input, CurrentSeller seller, MarketplaceDb db, CancellationToken cancellationToken)
    {
        var category = new Category { Id = Guid.CreateVersion7(), SellerId = seller.Id, Name = "", Slug = "" };
        db.Add(category);
        var errors = await FillAsync(db, category, input, cancellationToken);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/categories/{category.Id}", await Models(db, db.Categories.Where(c => c.Id == category.Id)).SingleAsync(cancellationToken));
    }

    private static async Task<Results<Ok<CategoryModel>, ValidationProblem>> UpdateAsync(
        Guid id, CategoryInput input, MarketplaceDb db, CancellationToken cancellationToken)
    {
        var category = await db.Categories.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) ?? throw new NotFoundException();
        var errors = await FillAsync(db, category, input, cancellationToken);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await Models(db, db.Categories.Where(c => c.Id == id)).SingleAsync(cancellationToken));
    }

    /// <summary>Its products and sub-categories stay, without it.</summary>
    private static async Task<NoContent> DeleteAsync(Guid id, MarketplaceDb db, CancellationToken cancellationToken) =>
        await db.Categories.Where(c => c.Id == id).ExecuteDeleteAsync(cancellationToken) == 0 ? throw new NotFoundException() : TypedResults.NoContent();

    private static async Task<Dictionary<string, string[]>> FillAsync(
        MarketplaceDb db, Category category, CategoryInput input, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        errors.Require("name", input.Name);
        errors.Limit("name", input.Name, 255);
        errors.Limit("description", input.Description, 10_000);
        errors.Limit("imageUrl", input.ImageUrl, 2000);
        var parents = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Id, c => new { c.ParentId, c.Name }, cancellationToken);
        var path = new List<string> { input.Name };
        for (var parent = input.ParentId; parent is { } id; parent = parents[id].ParentId)
        {
            if (id == category.Id || !parents.TryGetValue(id, out var above) || path.Count > 20)
            {
                errors.Add("parentId", "The parent is another category of yours, not below this one.");
                return errors.All;
            }

            path.Insert(0, above.Name);
        }

        category.Slug = CategoryPath.Slug(path);
        if (category.Slug.Length == 0 || await db.Categories.AnyAsync(c => c.Slug == category.Slug && c.Id != category.Id, cancellationToken))
            errors.Add("name", "There is a category of this name already.");
        (category.Name, category.ParentId, category.Description) = (input.Name, input.ParentId, input.Description);
        (category.ImageUrl, category.SortOrder) = (input.ImageUrl, input.SortOrder ?? category.SortOrder);
        return errors.All;
    }

    private static IQueryable<CategoryModel> Models(MarketplaceDb db, IQueryable<Category> categories) => categories.AsNoTracking().Select(c => new CategoryModel(
        c.Id, c.ParentId, c.Name, c.Slug, c.Description, c.ImageUrl, c.SortOrder, db.Products.Count(p => p.CategoryId == c.Id)));
}
