using System.Collections.Concurrent;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Ebay.Store;

/// <summary>Everything that the simulated eBay knows. Rows of a seller are keyed by the seller's id and their own.</summary>
internal sealed class EbayStore
{
    private static readonly TimeSpan California = TimeSpan.FromHours(-8);

    private readonly Journal journal;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, string> offerKeys = new();
    private long lastId;

    public EbayStore(Journal journal, TimeProvider time)
    {
        this.journal = journal;
        this.time = time;
        Apps = new(journal, "ebay.apps");
        Users = new(journal, "ebay.users");
        AccessTokens = new(journal, "ebay.access");
        RefreshTokens = new(journal, "ebay.refresh");
        Items = new(journal, "ebay.items");
        Groups = new(journal, "ebay.groups");
        Offers = new(journal, "ebay.offers");
        Listings = new(journal, "ebay.listings");
        Policies = new(journal, "ebay.policies");
        Locations = new(journal, "ebay.locations");
        Orders = new(journal, "ebay.orders");
        Cases = new(journal, "ebay.cases");
        Campaigns = new(journal, "ebay.campaigns");
        Destinations = new(journal, "ebay.destinations");
        Topics = new(journal, "ebay.topics");
        Configs = new(journal, "ebay.configs");
        Keys = new(journal, "ebay.keys");
        Images = new(journal, "ebay.images");
        ItemsBySku = new(Items, item => item.UserId, item => item.Sku);
        foreach (var offer in Offers.All)
            offerKeys[offer.OfferId] = KeyOf(offer);
    }

    public Table<string, EbayApp> Apps { get; }
    public Table<string, EbayUser> Users { get; }
    public Table<string, EbayToken> AccessTokens { get; }
    public Table<string, EbayToken> RefreshTokens { get; }
    public Table<string, StoredItem> Items { get; }
    public Table<string, StoredGroup> Groups { get; }
    public Table<string, StoredOffer> Offers { get; }
    public Table<string, EbayListing> Listings { get; }
    public Table<string, StoredPolicy> Policies { get; }
    public Table<string, StoredLocation> Locations { get; }
    public Table<string, EbayOrder> Orders { get; }
    public Table<string, PostOrderCase> Cases { get; }
    public Table<string, Campaign> Campaigns { get; }
    public Table<string, Destination> Destinations { get; }
    public Table<string, TopicSubscription> Topics { get; }
    public Table<string, NotificationConfig> Configs { get; }
    public Table<string, SigningKey> Keys { get; }
    public Table<long, EbayImage> Images { get; }

    public OrderedRows<StoredItem> ItemsBySku { get; }

    /// <summary>Codes live for minutes: a restart may lose them.</summary>
    public ConcurrentDictionary<string, AuthorizationCode> Codes { get; } = new();

    /// <summary>How often each listing was shown in its shop and looked at on a day, since the start.</summary>
    public ConcurrentDictionary<(string Listing, DateOnly Day), (int Shown, int Viewed)> Traffic { get; } = new();

    /// <summary>How often each operation was called since the start.</summary>
    public ConcurrentDictionary<string, long> Calls { get; } = new();

    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>The day of a report, which is California's; here without summer time.</summary>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(California).DateTime);

    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), California);

    /// <summary>A buyer came by.</summary>
    public void Saw(string listing, int shown, int viewed) =>
        Traffic.AddOrUpdate((listing, DayOf(Now)), (shown, viewed), (_, seen) => (seen.Shown + shown, seen.Viewed + viewed));

    public Journal.Scope Change() => journal.Begin();

    /// <summary>A new id of twelve digits or more, greater than every earlier one: it follows the clock.</summary>
    public long NextId()
    {
        using (journal.Begin())
        {
            if (lastId == 0)
                lastId = Listings.Keys.Concat(Offers.All.Select(o => o.OfferId)).Select(long.Parse).Concat(Images.Keys).DefaultIfEmpty(0).Max();
            return lastId = Math.Max(lastId + 1, Now.ToUnixTimeMilliseconds());
        }
    }

    public string NextName() => NextId().ToString();

    public static string KeyOf(string userId, string key) => $"{userId}|{key}";

    public StoredItem? Item(string userId, string sku) => Items.Find(KeyOf(userId, sku));

    public StoredItem Put(StoredItem item) => Items.Put(KeyOf(item.UserId, item.Sku), item);

    public StoredGroup? Group(string userId, string key) => Groups.Find(KeyOf(userId, key));

    /// <summary>The fixed-price offer of a SKU: there is at most one, whatever the marketplace.</summary>
    public StoredOffer? OfferOf(string userId, string sku) => Offers.Find(KeyOf(userId, sku));

    public StoredOffer? Offer(string userId, string offerId) =>
        offerKeys.TryGetValue(offerId, out var key) && Offers.Find(key) is { } offer && offer.UserId == userId ? offer : null;

    public StoredOffer Put(StoredOffer offer)
    {
        offerKeys[offer.OfferId] = KeyOf(offer);
        return Offers.Put(KeyOf(offer), offer);
    }

    public void Remove(StoredOffer offer)
    {
        offerKeys.TryRemove(offer.OfferId, out _);
        Offers.Remove(KeyOf(offer));
    }

    public void Clear()
    {
        using (journal.Begin())
        {
            AccessTokens.Clear();
            RefreshTokens.Clear();
            Users.Clear();
            Items.Clear();
            Groups.Clear();
            Offers.Clear();
            Listings.Clear();
            Policies.Clear();
            Locations.Clear();
            Orders.Clear();
            Cases.Clear();
            Campaigns.Clear();
            Destinations.Clear();
            Topics.Clear();
            Configs.Clear();
            Images.Clear();
            offerKeys.Clear();
            Calls.Clear();
            Traffic.Clear();
        }
    }

    private static string KeyOf(StoredOffer offer) => KeyOf(offer.UserId, offer.Sku);
}
