using System.Collections.Concurrent;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Etsy.Store;

/// <summary>A shop's listings in an order, kept until any listing changes, so that paging through 50,000 stays cheap.</summary>
internal sealed class ListingIndex(Table<long, Listing> listings)
{
    public static readonly IReadOnlyCollection<string> Sorts = ["created", "price", "updated", "score"];
    public static readonly IReadOnlyCollection<string> Orders = ["asc", "ascending", "desc", "descending", "up", "down"];

    private readonly ConcurrentDictionary<(long, string, string, bool), (long Version, Listing[] Listings)> kept = new();

    public static bool IsAscending(string order) => order is "asc" or "ascending" or "up";

    /// <param name="shopId">The shop.</param>
    /// <param name="state">One of <see cref="ListingState"/>.</param>
    /// <param name="sort">One of <see cref="Sorts"/>; <c>score</c> is the search rank, here the creation time.</param>
    /// <param name="order">One of <see cref="Orders"/>.</param>
    public IReadOnlyList<Listing> Of(long shopId, string state, string sort = "created", string order = "desc")
    {
        // Read before the listings are: a change meanwhile makes this version stale, not the answer wrong.
        var version = listings.Version;
        var key = (shopId, state, sort, IsAscending(order));
        if (kept.TryGetValue(key, out var found) && found.Version == version)
            return found.Listings;

        var sorted = Sort(listings.All.Where(l => l.ShopId == shopId && l.State == state), sort, IsAscending(order)).ToArray();
        kept[key] = (version, sorted);
        return sorted;
    }

    private static IOrderedEnumerable<Listing> Sort(IEnumerable<Listing> unsorted, string sort, bool ascending)
    {
        Func<Listing, decimal> key = sort switch
        {
            "price" => l => l.Inventory.LowestPrice,
            "updated" => l => l.UpdatedAt,
            _ => l => l.CreatedAt,
        };
        return ascending ? unsorted.OrderBy(key).ThenBy(l => l.Id) : unsorted.OrderByDescending(key).ThenByDescending(l => l.Id);
    }
}
