using System.Text.Json;
using Marketplace.Api.Errors;
using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Marketplace.Data.Listings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orleans;

namespace Marketplace.Api.Connections;

/// <summary>How the catalogue becomes listings on a connection. A change is carried to what is listed there.</summary>
internal static class MappingEndpoints
{
    private const int LongestSettings = 16 * 1024;

    public static void MapMapping(this IEndpointRouteBuilder app)
    {
        var mapping = app.MapGroup("/api/connections/{id:guid}/mapping").RequireAuthorization().WithTags("Connections");
        mapping.MapGet("", ReadAsync);
        mapping.MapPut("price", SetPriceAsync);
        mapping.MapPut("categories/{categoryId:guid}", SetCategoryAsync);
    }

    private static async Task<Results<Ok<ChannelMappingModel>, NotFound>> ReadAsync(Guid id, MarketplaceDb db, CancellationToken cancellationToken)
    {
        var connection = await db.Connections.Where(c => c.Id == id).Select(c => new { c.PriceRule }).FirstOrDefaultAsync(cancellationToken);
        if (connection is null)
            return TypedResults.NotFound();
        var categories = await db.Categories.OrderBy(c => c.SortOrder).ThenBy(c => c.Name).Select(c => new
        {
            c.Id,
            c.ParentId,
            c.Name,
            Products = db.Products.Count(p => p.CategoryId == c.Id),
            Settings = db.CategoryMappings.Where(m => m.ConnectionId == id && m.CategoryId == c.Id).Select(m => m.Settings).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var price = PriceRule.Read(connection.PriceRule);
        return TypedResults.Ok(new ChannelMappingModel(
            new PriceRuleModel(price.Percent, price.Add, price.Ending),
            categories.ConvertAll(c => new CategoryMappingModel(c.Id, c.ParentId, c.Name, c.Products, c.Settings is null ? null : JsonElement.Parse(c.Settings)))));
    }

    private static Task<Results<NoContent, NotFound, ValidationProblem>> SetPriceAsync(
        Guid id, PriceRuleModel rule, MarketplaceDb db, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (rule.Percent is < -90 or > 900)
            return Invalid("percent", "From -90 to 900.");
        if (rule.Add is < -100_000 or > 100_000)
            return Invalid("add", "From -100,000 to 100,000.");
        if (rule.Ending is < 0 or >= 1 || (rule.Ending is { } ending && decimal.Round(ending, 2) != ending))
            return Invalid("ending", "Cents from 0 to 0.99, such as 0.99.");
        return WriteAsync(id, db, grains, connection => MappingStore.SetPriceRuleAsync(
            connection, id, new PriceRule(rule.Percent, rule.Add, rule.Ending), time.GetUtcNow(), cancellationToken), cancellationToken);
    }

    private static Task<Results<NoContent, NotFound, ValidationProblem>> SetCategoryAsync(
        Guid id, Guid categoryId, CategoryMappingInput input, MarketplaceDb db, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (input.Settings.ValueKind != JsonValueKind.Object || input.Settings.GetRawText().Length > LongestSettings
            || input.Settings.EnumerateObject().Any(setting => setting.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            return Invalid("settings", "An object of texts, numbers and flags.");
        // A setting that is taken back is not kept as a null.
        var settings = input.Settings.EnumerateObject().Where(s => s.Value.ValueKind != JsonValueKind.Null).ToDictionary(s => s.Name, s => s.Value);
        return WriteAsync(id, db, grains, connection => MappingStore.SetCategoryAsync(
            connection, id, categoryId, JsonSerializer.Serialize(settings), time.GetUtcNow(), cancellationToken), cancellationToken);
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem>> WriteAsync(
        Guid id, MarketplaceDb db, IGrainFactory grains, Func<NpgsqlConnection, Task<bool>> write, CancellationToken cancellationToken)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (!await write((NpgsqlConnection)db.Database.GetDbConnection()))
                return TypedResults.NotFound();
            await transaction.CommitAsync(cancellationToken);
        }

        await grains.GetGrain<IConnectionGrain>(id).Wake();
        return TypedResults.NoContent();
    }

    private static Task<Results<NoContent, NotFound, ValidationProblem>> Invalid(string field, string message) =>
        Task.FromResult<Results<NoContent, NotFound, ValidationProblem>>(FieldProblem.Of(field, message));
}
