using System.Buffers.Text;
using System.Text;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>One page of a list, as Relay's connections have it. A cursor is the place of its record by its key, so that changes do not shift pages.</summary>
internal sealed record Connection<T>(IReadOnlyList<T> Nodes, IReadOnlyList<Edge<T>> Edges, PageInfo PageInfo);

internal sealed record Edge<T>(string Cursor, T Node);

internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

internal static class Connection
{
    public const int LargestPage = 250;

    /// <param name="call">In a bulk operation there are no pages: everything is answered.</param>
    /// <param name="sorted">In the order of <paramref name="key"/>, ascending.</param>
    /// <param name="key">Sorts ordinally as the records do; unique.</param>
    /// <param name="view">What is shown of a record.</param>
    /// <param name="page">The field's arguments.</param>
    /// <exception cref="ShopifyRefusal">There is no <c>first</c>, or it is too large.</exception>
    public static Connection<TView> Of<TRow, TView>(ShopifyCall call, IEnumerable<TRow> sorted, Func<TRow, string> key, Func<TRow, TView> view, PageArguments page)
    {
        if (call.Bulk)
        {
            TView[] all = [.. sorted.Select(view)];
            return new(all, [.. all.Select(node => new Edge<TView>("", node))], new(false, false, null, null));
        }
        var size = page.First ?? throw new ShopifyRefusal("you must provide one of first or last", "BAD_REQUEST");
        if (size is < 0 or > LargestPage)
            throw new ShopifyRefusal($"first must be between 0 and {LargestPage}", "BAD_REQUEST");
        if (page.Reverse)
            sorted = sorted.Reverse();
        var after = page.After is { } cursor ? Decode(cursor) : null;
        var rest = after is null ? sorted : sorted.SkipWhile(row => page.Reverse ? string.CompareOrdinal(key(row), after) >= 0 : string.CompareOrdinal(key(row), after) <= 0);
        TRow[] rows = [.. rest.Take(size + 1)];
        Edge<TView>[] edges = [.. rows.Take(size).Select(row => new Edge<TView>(Encode(key(row)), view(row)))];
        return new([.. edges.Select(e => e.Node)], edges, new(rows.Length > size, after is not null, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor));
    }

    /// <summary>A key that sorts numbers and times ordinally.</summary>
    public static string Key(long number) => $"{number:D19}";

    public static string Key(DateTimeOffset at, long id) => $"{at.UtcTicks:D19}.{id:D19}";

    private static string Encode(string key) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(key));

    private static string Decode(string cursor) =>
        Base64Url.IsValid(cursor) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)) : throw new ShopifyRefusal($"`{cursor}` is not a valid cursor.", "BAD_REQUEST");
}

internal readonly record struct PageArguments(int? First, string? After, bool Reverse);
