using Marketplace.Contracts.Paging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Lists;

/// <summary>Keyset pages: rows in the order of a key that each page begins after.</summary>
internal static class Keyset
{
    private const int MaxPage = 200;

    /// <param name="rows">Ordered, and after the last page's end.</param>
    /// <param name="key">What the next page begins after.</param>
    public static async Task<Page<TModel>> PageAsync<TRow, TModel>(
        this IQueryable<TRow> rows, int limit, Func<TRow, object> key, Func<TRow, TModel> model, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(limit, 1, MaxPage);
        var page = await rows.Take(size + 1).ToListAsync(cancellationToken);
        return new([.. page.Take(size).Select(model)], page.Count > size ? key(page[size - 1]).ToString() : null);
    }
}
