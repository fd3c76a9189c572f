using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Listings;

/// <summary>The definition's <c>ShopListing</c>.</summary>
internal class ListingView(Listing listing, EtsyShop shop, string origin)
{
    private const long FourMonths = 120 * 24 * 3600;

    protected Listing Model => listing;
    protected EtsyShop Seller => shop;

    public long ListingId => listing.Id;
    public long UserId => listing.UserId;
    public long ShopId => listing.ShopId;
    public string Title => listing.Title;
    public string Description => listing.Description;
    public string State => listing.State;
    public long CreationTimestamp => listing.CreatedAt;
    public long CreatedTimestamp => listing.CreatedAt;
    public long OriginalCreationTimestamp => listing.CreatedAt;
    public long EndingTimestamp => listing.CreatedAt + FourMonths;
    public long LastModifiedTimestamp => listing.UpdatedAt;
    public long UpdatedTimestamp => listing.UpdatedAt;
    public long StateTimestamp => listing.StateChangedAt;
    public int Quantity => listing.Inventory.Quantity;
    public long? ShopSectionId => listing.ShopSectionId;
    public int FeaturedRank => listing.FeaturedRank;
    public string Url => $"{origin}/etsy/listing/{listing.Id}";
    public int NumFavorers => 0;
    public bool NonTaxable => !listing.IsTaxable;
    public bool IsTaxable => listing.IsTaxable;
    public bool IsCustomizable => listing.IsCustomizable;
    public bool IsPersonalizable => listing.IsPersonalizable;
    public string ListingType => listing.Type;
    public IReadOnlyList<string> Tags => listing.Tags;
    public IReadOnlyList<string> Materials => listing.Materials;
    public long? ShippingProfileId => listing.ShippingProfileId;
    public long? ReturnPolicyId => listing.ReturnPolicyId;
    public long? ReadinessStateId => listing.ReadinessStateId;
    public int? ProcessingMin => listing.ProcessingMin;
    public int? ProcessingMax => listing.ProcessingMax;
    public string WhoMade => listing.WhoMade;
    public string WhenMade => listing.WhenMade;
    public bool? IsSupply => listing.IsSupply;
    public decimal? ItemWeight => listing.ItemWeight;
    public string? ItemWeightUnit => listing.ItemWeightUnit;
    public decimal? ItemLength => listing.ItemLength;
    public decimal? ItemWidth => listing.ItemWidth;
    public decimal? ItemHeight => listing.ItemHeight;
    public string? ItemDimensionsUnit => listing.ItemDimensionsUnit;
    public bool IsPrivate => false;
    public IReadOnlyList<string> Style => listing.Styles;
    public string FileData => "";
    public bool HasVariations => listing.Inventory.HasVariations;
    public bool ShouldAutoRenew => listing.ShouldAutoRenew;
    public string Language => "en-US";
    public Money Price => new(listing.Inventory.LowestPrice, shop.CurrencyCode);
    public Money ConvertedPrice => Price;
    public long TaxonomyId => listing.TaxonomyId;
    public string? RichDescription => null;
    public string? SuggestedTitle => null;
}
