namespace Marketplace.Sandbox.Etsy.OAuth;

/// <summary>The scopes of Etsy's definition and what its consent page says about them.</summary>
internal static class EtsyScopes
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["address_r"] = "See billing and shipping addresses",
        ["address_w"] = "Update billing and shipping addresses",
        ["billing_r"] = "See all billing statement data",
        ["cart_r"] = "Read shopping carts",
        ["cart_w"] = "Add to and remove from shopping carts",
        ["email_r"] = "Read your email address",
        ["favorites_r"] = "See private favorites",
        ["favorites_w"] = "Add and remove favorites",
        ["feedback_r"] = "See purchase info in feedback",
        ["listings_d"] = "Delete listings",
        ["listings_r"] = "See all listings, including expired ones",
        ["listings_w"] = "Create and edit listings",
        ["profile_r"] = "See all profile data",
        ["profile_w"] = "Update your profile",
        ["recommend_r"] = "See recommended listings",
        ["recommend_w"] = "Accept and reject recommended listings",
        ["shops_r"] = "See private shop info",
        ["shops_w"] = "Update your shop",
        ["transactions_r"] = "See all checkout and payment data",
        ["transactions_w"] = "Update receipts",
    };
}
