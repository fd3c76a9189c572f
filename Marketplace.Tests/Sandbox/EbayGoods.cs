namespace Marketplace.Tests.Sandbox;

/// <summary>Items and offers that eBay takes.</summary>
internal static class EbayGoods
{
    public const string Mugs = "20696";

    public static object Item(string title = "Stoneware mug", int quantity = 5, string? color = null, string? picture = "https://example.com/mug.jpg") => new
    {
        condition = "NEW",
        availability = new { shipToLocationAvailability = new { quantity } },
        product = new
        {
            title,
            description = "A heavy mug.",
            imageUrls = picture is null ? [] : new[] { picture },
            aspects = color is null
                ? new Dictionary<string, string[]> { ["Brand"] = ["Handmade"] }
                : new Dictionary<string, string[]> { ["Brand"] = ["Handmade"], ["Color"] = [color] },
        },
    };

    public static object Offer(string sku, string price = "25.00", string currency = "USD", string? category = Mugs, string? returnPolicy = EbaySandbox.ReturnPolicyId) => new
    {
        sku,
        marketplaceId = "EBAY_US",
        format = "FIXED_PRICE",
        categoryId = category,
        listingDescription = "A heavy mug.",
        merchantLocationKey = EbaySandbox.LocationKey,
        pricingSummary = new { price = new { value = price, currency } },
        listingPolicies = new { fulfillmentPolicyId = EbaySandbox.FulfillmentPolicyId, paymentPolicyId = EbaySandbox.PaymentPolicyId, returnPolicyId = returnPolicy },
    };

    /// <summary>Item, offer and publish.</summary>
    public static async Task<(string OfferId, string ListingId)> ListAsync(this EbayClient ebay, string sku, object? item = null)
    {
        var offer = await ebay.OfferAsync(sku, item);
        var published = await ebay.PostAsync($"{EbayClient.Inventory}/offer/{offer}/publish");
        published.Status.ShouldBe(System.Net.HttpStatusCode.OK, $"{published.Body}");
        return (offer, published["listingId"].GetString()!);
    }

    public static async Task<string> OfferAsync(this EbayClient ebay, string sku, object? item = null, object? offer = null)
    {
        ((int)(await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item/{sku}", item ?? Item())).Status).ShouldBeLessThan(300);
        var created = await ebay.PostAsync($"{EbayClient.Inventory}/offer", offer ?? Offer(sku));
        created.Status.ShouldBe(System.Net.HttpStatusCode.Created, $"{created.Body}");
        return created["offerId"].GetString()!;
    }
}
