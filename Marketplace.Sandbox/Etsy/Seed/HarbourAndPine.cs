using Marketplace.Sandbox.Etsy.Receipts;
using Marketplace.Sandbox.Etsy.Store;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.Etsy.Seed;

/// <summary>The simulator's own data: the app, a shop with three dozen listings and two past orders, and an empty shop.</summary>
internal sealed class HarbourAndPine(EtsyStore store, IOptions<SandboxOptions> options)
{
    public const long OwnerId = 471_190_023;
    public const long ShopId = 28_840_117;
    public const long OtherOwnerId = 502_218_846;
    public const long OtherShopId = 31_527_902;

    private const int DaySeconds = 24 * 3600;

    public void SeedIfEmpty()
    {
        using (store.Change())
        {
            SeedApp();
            if (store.Shops.Count == 0)
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

    /// <summary>Follows the configuration at every start.</summary>
    private void SeedApp()
    {
        var etsy = options.Value.Etsy;
        store.Apps.Put(etsy.Keystring, new EtsyApp(etsy.Keystring, etsy.SharedSecret, 1_000_001, [.. etsy.RedirectUris]));
    }

    private void Seed()
    {
        var past = store.Seconds - (90 * DaySeconds);
        store.Users.Put(OwnerId, new EtsyUser(OwnerId, "harbourandpine", "Maren", "Oakes", "maren@harbourandpine.example"));
        store.Users.Put(OtherOwnerId, new EtsyUser(OtherOwnerId, "quietkiln", "Jonah", "Reyes", "jonah@quietkiln.example"));
        const string Announcement = "Slow goods from the coast of Maine. Orders leave within three days.";
        store.Shops.Put(ShopId, new EtsyShop(ShopId, OwnerId, "HarbourAndPine", "Harbour & Pine", Announcement, "USD", past));
        store.Shops.Put(OtherShopId, new EtsyShop(OtherShopId, OtherOwnerId, "QuietKiln", "Quiet Kiln", "Opening soon.", "USD", past));
        SeedSettings(ShopId, OwnerId);
        SeedSettings(OtherShopId, OtherOwnerId);

        var factory = SeedListings.For(store, ShopId);
        var sections = HarbourAndPineItems.All.Select(i => i.Section).Distinct().Index()
            .ToDictionary(s => s.Item, s => Section(900_100 + s.Index, s.Item, s.Index + 1));
        foreach (var (i, item) in HarbourAndPineItems.All.Index())
            factory.Add(item, sections[item.Section], past + (i * DaySeconds));
        SeedReceipts();
    }

    private long Section(long id, string title, int rank) => store.Sections.Put(id, new(id, ShopId, OwnerId, title, rank)).Id;

    private void SeedSettings(long shopId, long userId)
    {
        var first = shopId * 100;
        store.ShippingProfiles.Put(first + 1, new(first + 1, shopId, userId, "Standard parcel", 5.95m, 1.50m, 3, 6));
        store.ShippingProfiles.Put(first + 3, new(first + 3, shopId, userId, "Small letter", 3.20m, 0.50m, 4, 8));
        store.ReturnPolicies.Put(first + 5, new(first + 5, shopId, AcceptsReturns: true, AcceptsExchanges: true, Deadline: 30));
        store.ReadinessStates.Put(first + 7, new(first + 7, shopId, "ready_to_ship", 1, 3, "days"));
        store.ReadinessStates.Put(first + 8, new(first + 8, shopId, "made_to_order", 2, 3, "weeks"));
    }

    private void SeedReceipts()
    {
        foreach (var (i, buyer) in Buyers.All.Take(2).Index())
        {
            var listing = store.Listings.All.OrderBy(l => l.Id).ElementAt(4 + (i * 8));
            var product = listing.Inventory.Products[0];
            var created = store.Seconds - ((12 - (i * 9)) * DaySeconds);
            var id = store.NextId();
            store.Receipts.Put(id, new Receipt
            {
                Id = id,
                ShopId = ShopId,
                SellerUserId = OwnerId,
                Buyer = buyer,
                CreatedAt = created,
                UpdatedAt = created + DaySeconds,
                CurrencyCode = "USD",
                IsShipped = i == 0,
                IsDelivered = i == 0,
                Shipments = i == 0 ? [new Shipment(store.NextId(), "usps", "9400111899223100000001", created + DaySeconds)] : [],
                Transactions =
                [
                    new Transaction(
                        store.NextId(), listing.Id, product.Id, listing.Title, listing.Description, product.Sku, 1, product.Offering.Price, 5.95m,
                        listing.ImageIds[0], listing.ShippingProfileId, product.Properties),
                ],
            });
        }
    }
}
