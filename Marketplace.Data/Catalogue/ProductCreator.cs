using System.Collections.Concurrent;
using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Data.Catalogue;

/// <summary>
/// Creates products. Those that one seller creates while a commit is under way are written together by the next one,
/// so that many clients share a round trip and a disk flush. An answer is given only after the product is durable.
/// </summary>
public sealed class ProductCreator(TenantDatabase database, TimeProvider clock)
{
    private const int _maxTogether = 64;
    private readonly ConcurrentDictionary<Guid, Queue<Waiting>> _sellers = [];

    /// <returns>Null when written; else what is taken already.</returns>
    public Task<TakenName?> CreateAsync(Guid sellerId, NewProduct product)
    {
        var waiting = new Waiting(product, new(TaskCreationOptions.RunContinuationsAsynchronously));
        while (true)
        {
            var queue = _sellers.GetOrAdd(sellerId, static _ => new());
            lock (queue)
            {
                // A queue that ran empty was taken out; who still holds it takes a new one.
                if (_sellers.TryGetValue(sellerId, out var current) && current == queue)
                {
                    queue.Enqueue(waiting);
                    if (queue.Count == 1)
                        _ = Task.Run(() => WriteAllAsync(sellerId, queue));
                    return waiting.Written.Task;
                }
            }
        }
    }

    private async Task WriteAllAsync(Guid sellerId, Queue<Waiting> queue)
    {
        while (true)
        {
            List<Waiting> together;
            lock (queue)
                together = [.. queue.Take(_maxTogether)];
            await WriteOrSplitAsync(sellerId, together);
            lock (queue)
            {
                for (var i = 0; i < together.Count; i++)
                    queue.Dequeue();
                if (queue.Count == 0)
                {
                    _sellers.TryRemove(new(sellerId, queue));
                    return;
                }
            }
        }
    }

    /// <summary>One product's failure must not fail the others: what cannot be written together is written one by one.</summary>
    private async Task WriteOrSplitAsync(Guid sellerId, List<Waiting> together)
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

    private async Task WriteAsync(Guid sellerId, List<Waiting> together)
    {
        await using var connection = await database.OpenAsync(sellerId);
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

        await CatalogueWriter.WriteAsync(connection, changes, "opening", "opening", clock.GetUtcNow(), default);
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
