using System.Collections.Concurrent;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Etsy.Store;

/// <summary>Everything the simulated Etsy knows.</summary>
internal sealed class EtsyStore(Journal journal, TimeProvider time)
{
    private ListingIndex? byShop;
    private long lastId;

    public Table<string, EtsyApp> Apps { get; } = new(journal, "etsy.apps");
    public Table<string, EtsyToken> AccessTokens { get; } = new(journal, "etsy.accessTokens");
    public Table<string, EtsyToken> RefreshTokens { get; } = new(journal, "etsy.refreshTokens");
    public Table<long, EtsyUser> Users { get; } = new(journal, "etsy.users");
    public Table<long, EtsyShop> Shops { get; } = new(journal, "etsy.shops");
    public Table<long, ShippingProfile> ShippingProfiles { get; } = new(journal, "etsy.shippingProfiles");
    public Table<long, ReturnPolicy> ReturnPolicies { get; } = new(journal, "etsy.returnPolicies");
    public Table<long, ReadinessState> ReadinessStates { get; } = new(journal, "etsy.readinessStates");
    public Table<long, ShopSection> Sections { get; } = new(journal, "etsy.sections");
    public Table<long, Listing> Listings { get; } = new(journal, "etsy.listings");
    public Table<long, ListingImage> Images { get; } = new(journal, "etsy.images");
    public Table<long, Receipt> Receipts { get; } = new(journal, "etsy.receipts");

    public ListingIndex ListingsByShop => byShop ??= new ListingIndex(Listings);

    /// <summary>Codes live for minutes: a restart may lose them.</summary>
    public ConcurrentDictionary<string, AuthorizationCode> Codes { get; } = new();

    /// <summary>How often each operation was called since the start.</summary>
    public ConcurrentDictionary<string, long> Calls { get; } = new();

    public DateTimeOffset Now => time.GetUtcNow();

    public long Seconds => Now.ToUnixTimeSeconds();

    public Journal.Scope Change() => journal.Begin();

    /// <summary>A new id, greater than every earlier one, also those of deleted rows: it follows the clock.</summary>
    public long NextId()
    {
        using (journal.Begin())
        {
            if (lastId == 0)
                lastId = HighestStoredId();
            return lastId = Math.Max(lastId + 1, Now.ToUnixTimeMilliseconds());
        }
    }

    /// <summary>Ids can run ahead of the clock when many are taken at once, as for a large seeded shop.</summary>
    private long HighestStoredId() =>
        Images.Keys.Concat(Receipts.Keys).Concat(Listings.Keys)
            .Concat(Listings.All.SelectMany(l => l.Inventory.Products).Select(p => p.Offering.Id))
            .DefaultIfEmpty(0).Max();

    public EtsyShop? ShopByName(string name) =>
        Shops.All.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public void Clear()
    {
        using (journal.Begin())
        {
            AccessTokens.Clear();
            RefreshTokens.Clear();
            Users.Clear();
            Shops.Clear();
            ShippingProfiles.Clear();
            ReturnPolicies.Clear();
            ReadinessStates.Clear();
            Sections.Clear();
            Listings.Clear();
            Images.Clear();
            Receipts.Clear();
            Calls.Clear();
        }
    }
}
