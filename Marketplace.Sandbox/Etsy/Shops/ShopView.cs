using System.Text.Json.Serialization;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Shops;

/// <summary>The definition's <c>Shop</c>.</summary>
internal sealed class ShopView(EtsyShop shop, EtsyStore store, string origin)
{
    public long ShopId => shop.Id;
    public long UserId => shop.UserId;
    public string ShopName => shop.Name;
    public string Title => shop.Title;
    public string Announcement => shop.Announcement;
    public string CurrencyCode => shop.CurrencyCode;
    public string LoginName => store.Users.Find(shop.UserId)!.LoginName;
    public string Url => $"{origin}/etsy/shop/{shop.Name}";
    public long CreateDate => shop.CreatedAt;
    public long CreatedTimestamp => shop.CreatedAt;
    public long UpdateDate => shop.CreatedAt;
    public long UpdatedTimestamp => shop.CreatedAt;
    public int ListingActiveCount => store.ListingsByShop.Of(shop.Id, ListingState.Active).Count;
    public int DigitalListingCount => 0;
    public int TransactionSoldCount => store.Receipts.All.Where(r => r.ShopId == shop.Id && !r.IsCanceled).Sum(r => r.Transactions.Count);
    public IEnumerable<string> Languages => ["en-US"];
    public string? SaleMessage => null;
    public string? DigitalSaleMessage => null;
    public bool IsVacation => false;
    public string? VacationMessage => null;
    public string? VacationAutoreply => null;
    public bool AcceptsCustomRequests => true;
    public string? PolicyWelcome => null;
    public string? PolicyPayment => null;
    public string? PolicyShipping => null;
    public string? PolicyRefunds => null;
    public string? PolicyAdditional => null;
    public string? PolicySellerInfo => null;
    public long PolicyUpdateDate => shop.CreatedAt;
    public bool PolicyHasPrivateReceiptInfo => false;
    public string? PolicyPrivacy => null;
    public bool HasUnstructuredPolicies => false;
    public bool HasOnboardedStructuredPolicies => true;
    public bool IncludeDisputeFormLink => false;
    public bool IsDirectCheckoutOnboarded => true;
    public bool IsEtsyPaymentsOnboarded => true;
    public bool IsCalculatedEligible => true;
    public bool IsOptedInToBuyerPromise => false;
    public bool IsShopUsBased => true;
    public bool IsUsingStructuredPolicies => true;
    public string? IconUrlFullxfull => null;
    [JsonPropertyName("image_url_760x100")] public string? ImageUrl => null;
    public int NumFavorers => 0;
    public decimal? ReviewAverage => null;
    public int ReviewCount => 0;
    public string ShippingFromCountryIso => "US";
    public string ShopLocationCountryIso => "US";
}

/// <summary>The definition's <c>ShopSection</c>.</summary>
internal sealed class SectionView(ShopSection section, EtsyStore store)
{
    public long ShopSectionId => section.Id;
    public string Title => section.Title;
    public int Rank => section.Rank;
    public long UserId => section.UserId;
    public int ActiveListingCount => store.Listings.All.Count(l => l.ShopSectionId == section.Id && l.State == ListingState.Active);
}
