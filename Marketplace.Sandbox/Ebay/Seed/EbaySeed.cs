using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Etsy.Seed;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.Ebay.Seed;

/// <summary>The simulator's own data: the app, a seller who offers here what the same shop offers on Etsy, under the same SKUs, and one who offers nothing yet.</summary>
internal sealed class EbaySeed(EbayStore store, IOptions<SandboxOptions> options)
{
    public const string UserId = "hp4kQ2mZs1T";
    public const string OtherUserId = "qk8Lr0vXc7B";
    public const string LocationKey = "workshop";

    public void SeedIfEmpty()
    {
        using (store.Change())
        {
            SeedApp();
            if (store.Users.Count == 0)
                Seed();
        }
    }

    public void Reset()
    {
        using (store.Change())
        {
            store.Clear();
            SeedIfEmpty();
        }
    }

    public static string PolicyId(string userId, PolicyKind kind) => $"{(userId == UserId ? 6_200_100_010L : 6_300_100_010L) + (int)kind}";

    /// <summary>Follows the configuration at every start.</summary>
    private void SeedApp()
    {
        var ebay = options.Value.Ebay;
        store.Apps.Put(ebay.ClientId, new EbayApp(ebay.ClientId, ebay.ClientSecret, ebay.RuName, ebay.AcceptUrl));
    }

    private void Seed()
    {
        store.Users.Put(UserId, new EbayUser(UserId, "harbour-and-pine", "Harbour & Pine", "maren@harbourandpine.example", "EBAY_US"));
        store.Users.Put(OtherUserId, new EbayUser(OtherUserId, "quietkiln", "Quiet Kiln", "jonah@quietkiln.example", "EBAY_US"));
        SeedSettings(UserId);
        SeedSettings(OtherUserId);
        var listings = new SeedListings(store, UserId);
        foreach (var item in HarbourAndPineItems.All.Where(item => item.Sku.Length > 0))
            listings.Add(item);
    }

    private void SeedSettings(string user)
    {
        Policy(PolicyKind.Fulfillment, "Standard parcel, 3 days", 5.95m, 3);
        Policy(PolicyKind.Payment, "Immediate payment", 0, null);
        Policy(PolicyKind.Return, "30 days, buyer pays the way back", 0, 30);
        store.Locations.Put(EbayStore.KeyOf(user, LocationKey), new StoredLocation(user, LocationKey, new LocationBody
        {
            Name = "Workshop",
            MerchantLocationStatus = "ENABLED",
            LocationTypes = ["WAREHOUSE"],
            Location = new LocationPlace(new LocationAddress("3 Wharf Lane", null, "Rockport", "US", "04856", "ME")),
        }));

        void Policy(PolicyKind kind, string name, decimal shipping, int? days)
        {
            var id = PolicyId(user, kind);
            store.Policies.Put(EbayStore.KeyOf(user, id), new StoredPolicy(id, user, kind, "EBAY_US", name, shipping, days));
        }
    }
}
