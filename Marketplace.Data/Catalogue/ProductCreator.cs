using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Data.Catalogue;

/// <summary>
/// Creates products. Those that one seller creates while a commit is under way are written together by the next one,
/// so that many clients share a round trip and a disk flush. An answer is given only after the product is durable.
/// </summary>
public sealed class ProductCreator
{
    private const int _maxTogether = 64;
    private readonly TenantDatabase _database;
    private readonly TimeProvider _clock;
    private readonly GroupCommit<Guid, Waiting> _sellers;

    public ProductCreator(TenantDatabase database, TimeProvider clock) =>
        (_database, _clock, _sellers) = (database, clock, new(_maxTogether, WriteOrSplitAsync));

    /// <returns>Null when written; else what is taken already.</returns>
    public Task<TakenName?> CreateAsync(Guid sellerId, NewProduct product)
    {
        var waiting = new Waiting(product, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _sellers.Add(sellerId, waiting);
        return waiting.Written.Task;
    }

    /// <summary>One product's failure must not fail the others: what cannot be written together is written one by one.</summary>
    private async Task WriteOrSplitAsync(Guid sellerId, IReadOnlyList<Waiting> together)
    {
        try
        {
            await WriteAsync(sellerId, together);
        }
        catch (PostgresException) when (together.Count > 1)
        {
            foreach (var waiting in together)
                await WriteOrSplitAsync(sellerId, [waiting]);
        }
        catch (Exception exception)
        {
            foreach (var waiting in together)
                waiting.Written.TrySetException(exception);
        }
    }

    private async Task WriteAsync(Guid sellerId, IReadOnlyList<Waiting> together)
    {
        await using var connection = await _database.OpenAsync(sellerId);
        var known = await CatalogueWriter.FindAsync(
            connection, [.. together.Select(w => w.Product.Row.Handle)], [.. together.SelectMany(w => w.Product.Variants).Select(v => v.Sku)], default);
        var handles = new HashSet<string>(known.Products.Keys, StringComparer.Ordinal);
        var skus = new HashSet<string>(known.Variants.Keys, StringComparer.Ordinal);
        var changes = new CatalogueChanges();
        var written = new List<Waiting>(together.Count);
        foreach (var waiting in together)
        {
            if (Taken(waiting.Product, handles, skus) is { } taken)
            {
                waiting.Written.TrySetResult(taken);
                continue;
            }

            changes.NewProducts.Add(waiting.Product.Row);
            changes.NewVariants.AddRange(waiting.Product.Variants);
            written.Add(waiting);
        }

        await CatalogueWriter.WriteAsync(connection, changes, "opening", "opening", _clock.GetUtcNow(), default);
        foreach (var waiting in written)
            waiting.Written.TrySetResult(null);
    }

    private static TakenName? Taken(NewProduct product, HashSet<string> handles, HashSet<string> skus)
    {
        if (handles.Contains(product.Row.Handle))
            return new(null);
        var index = product.Variants.FindIndex(v => skus.Contains(v.Sku));
        if (index >= 0)
            return new(index);
        handles.Add(product.Row.Handle);
        skus.UnionWith(product.Variants.Select(v => v.Sku));
        return null;
    }

    private sealed record Waiting(NewProduct Product, TaskCompletionSource<TakenName?> Written);
}

public sealed record NewProduct(ProductRow Row, List<VariantRow> Variants);

/// <param name="Variant">The index of the variant whose SKU is taken; null: the handle is.</param>
public sealed record TakenName(int? Variant);
