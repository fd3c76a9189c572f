using Marketplace.Api.Errors;
using Marketplace.Api.Products;
using Marketplace.Contracts;
using Marketplace.Contracts.Imports;
using Marketplace.Contracts.Paging;
using Marketplace.Data;
using Marketplace.Data.Imports;
using Marketplace.Data.Model;
using Marketplace.Data.Storage;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Imports.Csv;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;
using ImportError = Marketplace.Contracts.Imports.ImportError;

namespace Marketplace.Api.Imports;

internal static class ImportsEndpoints
{
    public static IEndpointRouteBuilder MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/api/imports").RequireAuthorization().WithTags("Imports");
        imports.MapGet("/", ListAsync);
        imports.MapPost("/", UploadAsync).DisableAntiforgery().Accepts<IFormFile>("multipart/form-data");
        imports.MapGet("/{id:guid}", ReadAsync);
        imports.MapPost("/{id:guid}/start", StartAsync);
        imports.MapPost("/{id:guid}/cancel", CancelAsync);
        imports.MapGet("/{id:guid}/errors", ErrorsAsync);
        return routes;
    }

    private static async Task<Results<Accepted<ImportCreated>, ValidationProblem>> UploadAsync(
        HttpRequest request, CurrentSeller seller, MarketplaceDb db, IObjectStore store, IConfiguration configuration, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        var key = $"{seller.Id}/imports/{id}.csv";
        var maxBytes = configuration.GetValue("Imports:MaxBytes", 200L * 1024 * 1024);
        try
        {
            var upload = await UploadedFile.StoreAsync(request, store, key, maxBytes, cancellationToken);
            using var file = new ImportFile((await store.OpenAsync(key, cancellationToken))!);
            var preview = file.Preview();
            db.Add(new Import
            {
                Id = id,
                SellerId = seller.Id,
                FileName = upload.FileName,
                ObjectKey = key,
                Format = file.Format,
                Mapping = preview.Mapping.ToDictionary(),
                BytesTotal = upload.Length,
                CreatedAt = clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(cancellationToken);
            return TypedResults.Accepted($"/api/imports/{id}", new ImportCreated(id));
        }
        catch (ImportFileException refusal)
        {
            await store.DeleteAsync(key, CancellationToken.None);
            return FieldProblem.Of("file", refusal.Message);
        }
    }

    private static async Task<Results<Ok<Page<ImportDetail>>, ValidationProblem>> ListAsync(
        MarketplaceDb db, CancellationToken cancellationToken, int limit = 50, Guid? after = null)
    {
        if (limit is < 1 or > 200)
            return FieldProblem.Of("limit", "From 1 to 200.");
        var imports = await db.Imports.AsNoTracking().Where(i => after == null || i.Id < after).OrderByDescending(i => i.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var items = new List<ImportDetail>();
        foreach (var import in imports.Take(limit))
            items.Add(await ImportDetails.OfAsync(db, import, preview: null, cancellationToken));
        return TypedResults.Ok(new Page<ImportDetail>(items, imports.Count > limit ? items[^1].Id.ToString() : null));
    }

    /// <summary>With a preview until it is started.</summary>
    private static async Task<Ok<ImportDetail>> ReadAsync(Guid id, MarketplaceDb db, IObjectStore store, CancellationToken cancellationToken)
    {
        var import = await FindAsync(db, id, cancellationToken);
        return TypedResults.Ok(await ImportDetails.OfAsync(db, import, await PreviewAsync(import, store, cancellationToken), cancellationToken));
    }

    private static async Task<Results<Ok<ImportDetail>, ValidationProblem, Conflict>> StartAsync(
        Guid id, ImportStart start, MarketplaceDb db, IObjectStore store, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var import = await FindAsync(db, id, cancellationToken);
        if (await PreviewAsync(import, store, cancellationToken) is not { } preview)
            return TypedResults.Conflict();
        var errors = new FieldErrors();
        var format = import.Format;
        if (start.Format is not null && !EnumNames.TryFromText(start.Format, out format))
            errors.Add("format", "One of shopify, woocommerce, plain.");
        var mapping = start.Mapping ?? preview.Mapping;
        if (format == ImportFormat.Plain)
            CheckMapping(mapping, preview, errors);
        if (errors.All.Count > 0)
            return TypedResults.ValidationProblem(errors.All);
        if (!await grains.GetGrain<IImportGrain>(id).Start(new(format.ToText(), mapping.ToDictionary())))
            return TypedResults.Conflict();
        return TypedResults.Ok(await ImportDetails.OfAsync(db, await FindAsync(db, id, cancellationToken), null, cancellationToken));
    }

    private static async Task<Results<Ok<ImportDetail>, Conflict>> CancelAsync(Guid id, MarketplaceDb db, IGrainFactory grains, CancellationToken cancellationToken)
    {
        await FindAsync(db, id, cancellationToken);
        if (!await grains.GetGrain<IImportGrain>(id).Cancel())
            return TypedResults.Conflict();
        return TypedResults.Ok(await ImportDetails.OfAsync(db, await FindAsync(db, id, cancellationToken), null, cancellationToken));
    }

    private static async Task<Results<Ok<Page<ImportError>>, ValidationProblem>> ErrorsAsync(
        Guid id, MarketplaceDb db, CancellationToken cancellationToken, int limit = 50, Guid? after = null)
    {
        if (limit is < 1 or > 200)
            return FieldProblem.Of("limit", "From 1 to 200.");
        await FindAsync(db, id, cancellationToken);
        var errors = await db.ImportErrors.AsNoTracking().Where(e => e.ImportId == id && (after == null || e.Id > after))
            .OrderBy(e => e.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ImportError>(
            [.. errors.Take(limit).Select(e => new ImportError(e.RowNumber, e.ColumnName, e.Value, e.Message))],
            errors.Count > limit ? errors[limit - 1].Id.ToString() : null));
    }

    private static void CheckMapping(IReadOnlyDictionary<string, string> mapping, ImportPreview preview, FieldErrors errors)
    {
        foreach (var (field, column) in mapping)
        {
            if (ImportFields.All.All(f => f.Name != field))
                errors.Add($"mapping.{field}", "There is no such field.");
            else if (!preview.Columns.Contains(column, StringComparer.OrdinalIgnoreCase))
                errors.Add($"mapping.{field}", "The file has no such column.");
        }

        foreach (var field in ImportFields.All.Where(f => f.Required && !mapping.ContainsKey(f.Name)))
            errors.Add($"mapping.{field.Name}", "Choose the column that holds it.");
    }

    private static async Task<Import> FindAsync(MarketplaceDb db, Guid id, CancellationToken cancellationToken) =>
        await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw new NotFoundException();

    private static async Task<ImportPreview?> PreviewAsync(Import import, IObjectStore store, CancellationToken cancellationToken)
    {
        if (import.State != ImportState.Uploaded || await store.OpenAsync(import.ObjectKey, cancellationToken) is not { } content)
            return null;
        using var file = new ImportFile(content);
        return file.Preview();
    }
}
