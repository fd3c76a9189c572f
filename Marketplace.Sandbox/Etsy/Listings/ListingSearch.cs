using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Listings;

/// <summary>A shop's listings in an order, kept until any listing changes so that paging through 50,000 stays cheap.</summary>
internal static class ListingSearch
{
    public static readonly IReadOnlyCollection<string> Sorts = ["created", "price", "updated", "score"];
    public static readonly IReadOnlyCollection<string> Orders = ["asc", "ascending", "desc", "descending", "up", "down"];

    private static readonly ConditionalWeakTable<EtsyStore, ConcurrentDictionary<(long, string), (long Version, Listing[] Listings)>> Orderings = [];

    public static int Count(EtsyStore store, long shopId, string state) => InOrder(store, shopId, state).Count;

    /// <param name="store">The store.</param>
    /// <param name="shopId">The shop.</param>
    /// <param name="state">One of <see cref="ListingState"/>.</param>
    /// <param name="sort">One of <see cref="Sorts"/>; <c>score</c> is the search rank, here the creation time.</param>
    /// <param name="order">One of <see cref="Orders"/>.</param>
    public static IReadOnlyList<Listing> InOrder(
        EtsyStore store, long shopId, string state, string sort = "created", string order = "desc")
    {
        var cache = Orderings.GetOrCreateValue(store);
        var version = store.Listings.Version;
        var key = (shopId, $"{state} {sort} {order[0]}");
        if (cache.TryGetValue(key, out var kept) && kept.Version == version)
            return kept.Listings;

        var listings = store.Listings.All.Where(l => l.ShopId == shopId && l.State == state).ToArray();
        var sorted = (sort, IsAscending(order)) switch
        {
            ("price", true) => listings.OrderBy(l => l.Inventory.LowestPrice).ThenBy(l => l.Id),
            ("price", false) => listings.OrderByDescending(l => l.Inventory.LowestPrice).ThenByDescending(l => l.Id),
            ("updated", true) => listings.OrderBy(l => l.UpdatedAt).ThenBy(l => l.Id),
            ("updated", false) => listings.OrderByDescending(l => l.UpdatedAt).ThenByDescending(l => l.Id),
            (_, true) => listings.OrderBy(l => l.Id),
            (_, false) => listings.OrderByDescending(l => l.Id),
        };
        listings = [.. sorted];
        cache[key] = (version, listings);
        return listings;
    }

    public static bool IsAscending(string order) => order is "asc" or "ascending" or "up";
}
