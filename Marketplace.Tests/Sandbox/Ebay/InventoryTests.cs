using System.Net;

namespace Marketplace.Tests.Sandbox.Ebay;

public sealed class InventoryTests : IAsyncLifetime
{
    private EbaySandbox sandbox = null!;
    private EbayClient ebay = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await EbaySandbox.StartAsync(["--Sandbox:Ebay:PerDay", "0"]);
        ebay = await sandbox.ConnectAsync();
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task An_item_with_an_offer_that_is_published_can_be_bought_and_withdrawn()
    {
        var (offer, listing) = await ebay.ListAsync("MUG-1");
        await sandbox.ControlAsync("purchase", new { listingId = listing, quantity = 2 });

        var live = await ebay.GetAsync($"{EbayClient.Inventory}/offer/{offer}");
        live["listing"].GetProperty("soldQuantity").GetInt32().ShouldBe(2);
        (await ebay.GetAsync($"{EbayClient.Inventory}/inventory_item/MUG-1"))["availability"].GetProperty("shipToLocationAvailability").GetProperty("quantity").GetInt32().ShouldBe(3);
        (await ebay.PostAsync($"{EbayClient.Inventory}/offer/{offer}/withdraw"))["listingId"].GetString().ShouldBe(listing);
        (await ebay.GetAsync($"{EbayClient.Inventory}/offer/{offer}"))["status"].GetString().ShouldBe("UNPUBLISHED");
        using var buy = await sandbox.Http.PostAsync($"/ebay/itm/{listing}/buy", new FormUrlEncodedContent([new("quantity", "1")]), TestContext.Current.CancellationToken);
        buy.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(25003, "0.50", "USD", EbayGoods.Mugs, EbaySandbox.ReturnPolicyId)]
    [InlineData(25003, "25.00", "EUR", EbayGoods.Mugs, EbaySandbox.ReturnPolicyId)]
    [InlineData(25005, "25.00", "USD", "11700", EbaySandbox.ReturnPolicyId)]
    [InlineData(25009, "25.00", "USD", EbayGoods.Mugs, "1")]
    public async Task An_offer_is_not_published_with_a_wrong_price_category_or_policy(int errorId, string price, string currency, string category, string returnPolicy)
    {
        var offer = await ebay.OfferAsync("MUG-2", offer: EbayGoods.Offer("MUG-2", price, currency, category, returnPolicy));

        (await ebay.PostAsync($"{EbayClient.Inventory}/offer/{offer}/publish")).ErrorId.ShouldBe(errorId);
    }

    [Fact]
    public async Task An_offer_is_not_published_without_picture_required_aspect_or_stock()
    {
        (await PublishAsync("MUG-3", EbayGoods.Item(picture: null))).ErrorId.ShouldBe(25501);
        (await PublishAsync("MUG-4", EbayGoods.Item(quantity: 0))).ErrorId.ShouldBe(25004);
        var bare = await PublishAsync("MUG-5", new { condition = "NEW", availability = new { shipToLocationAvailability = new { quantity = 1 } }, product = new { title = "Mug", description = "Mug", imageUrls = new[] { "https://example.com/1.jpg" } } });
        bare.ErrorId.ShouldBe(25002);
        bare.Body.ToString().ShouldContain("The item specific Brand is missing");

        async Task<EbayAnswer> PublishAsync(string sku, object item) => await ebay.PostAsync($"{EbayClient.Inventory}/offer/{await ebay.OfferAsync(sku, item)}/publish");
    }

    [Fact]
    public async Task Bad_items_are_refused()
    {
        (await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item/{new string('A', 51)}", EbayGoods.Item())).ErrorId.ShouldBe(25707);
        (await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item/A", EbayGoods.Item(title: new string('x', 81)))).ErrorId.ShouldBe(25709);
        (await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item/A", EbayGoods.Item(quantity: -1))).ErrorId.ShouldBe(25709);
        (await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item/A", EbayGoods.Item(picture: "http://example.com/mug.jpg"))).ErrorId.ShouldBe(25015);
        (await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item/A", new { titel = "Mug" })).ErrorId.ShouldBe(2004);
        ebay.Language = null;
        (await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item/A", EbayGoods.Item())).ErrorId.ShouldBe(25709);
    }

    [Fact]
    public async Task A_second_offer_of_a_SKU_is_refused_and_names_the_first()
    {
        var offer = await ebay.OfferAsync("MUG-6");

        var again = await ebay.PostAsync($"{EbayClient.Inventory}/offer", EbayGoods.Offer("MUG-6"));
        again.ErrorId.ShouldBe(25002);
        again["errors"][0].GetProperty("parameters")[0].GetProperty("value").GetString().ShouldBe(offer);
    }

    [Fact]
    public async Task A_bulk_call_does_what_it_can_and_says_what_it_could_not()
    {
        await ebay.ListAsync("MUG-7");

        var answer = await ebay.PostAsync($"{EbayClient.Inventory}/bulk_update_price_quantity", new { requests = new[] { Quantity("MUG-7", 9), Quantity("NOT-THERE", 1) } });

        answer.Status.ShouldBe(HttpStatusCode.MultiStatus);
        answer["responses"].EnumerateArray().Select(r => r.GetProperty("statusCode").GetInt32()).ShouldBe([200, 400]);
        answer["responses"][1].GetProperty("errors")[0].GetProperty("errorId").GetInt32().ShouldBe(25702);
        (await ebay.GetAsync($"{EbayClient.Inventory}/inventory_item/MUG-7"))["availability"].GetProperty("shipToLocationAvailability").GetProperty("quantity").GetInt32().ShouldBe(9);
        var tooMany = new { requests = Enumerable.Range(0, 26).Select(i => Quantity($"S{i}", 1)) };
        (await ebay.PostAsync($"{EbayClient.Inventory}/bulk_update_price_quantity", tooMany)).ErrorId.ShouldBe(25727);
    }

    [Fact]
    public async Task A_listing_is_revised_250_times_a_day_and_no_more()
    {
        await ebay.ListAsync("MUG-8");
        for (var i = 1; i <= 250; i++)
            (await SetAsync(100 + i)).GetProperty("statusCode").GetInt32().ShouldBe(200);

        var refused = await SetAsync(1);
        refused.GetProperty("statusCode").GetInt32().ShouldBe(400);
        refused.GetProperty("errors")[0].GetProperty("errorId").GetInt32().ShouldBe(25019);

        async Task<System.Text.Json.JsonElement> SetAsync(int quantity) =>
            (await ebay.PostAsync($"{EbayClient.Inventory}/bulk_update_price_quantity", new { requests = new[] { Quantity("MUG-8", quantity) } }))["responses"][0];
    }

    [Fact]
    public async Task A_group_is_published_as_one_listing_whose_variations_differ()
    {
        foreach (var (sku, color) in ((string, string)[])[("MUG-B", "Blue"), ("MUG-R", "Red")])
            await ebay.OfferAsync(sku, EbayGoods.Item(color: color));
        var group = new
        {
            title = "Mug",
            description = "A mug",
            imageUrls = new[] { "https://example.com/1.jpg" },
            variantSKUs = new[] { "MUG-B", "MUG-R" },
            variesBy = new { specifications = new[] { new { name = "Color", values = new[] { "Blue", "Red" } } } },
        };
        await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item_group/MUGS", group);

        var published = await ebay.PostAsync($"{EbayClient.Inventory}/offer/publish_by_inventory_item_group", new { inventoryItemGroupKey = "MUGS", marketplaceId = "EBAY_US" });

        var listing = published["listingId"].GetString()!;
        var order = await sandbox.ControlAsync("purchase", new { listingId = listing, sku = "MUG-R" });
        order.GetProperty("lineItems")[0].GetProperty("variationAspects")[0].GetProperty("value").GetString().ShouldBe("Red");
        await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item/MUG-R", EbayGoods.Item(color: "Blue"));
        (await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item_group/MUGS", group)).ErrorId.ShouldBe(25013);
    }

    private static object Quantity(string sku, int quantity) => new { sku, shipToLocationAvailability = new { quantity } };
}
