using System.Net;
using System.Net.Http.Json;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class PurchaseTests : IAsyncLifetime
{
    private EtsySandbox sandbox = null!;
    private EtsyClient etsy = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await EtsySandbox.StartAsync();
        etsy = await sandbox.ConnectAsync();
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_purchase_makes_a_paid_receipt_and_takes_stock()
    {
        var id = await etsy.CreateActiveAsync();

        var bought = await sandbox.ControlAsync("purchase", new { listingId = id, quantity = 2, buyer = "Ann Example" });

        var receipt = await etsy.GetAsync($"/shops/{EtsySandbox.ShopId}/receipts/{bought.GetProperty("receipt_id").GetInt64()}");
        receipt["status"].GetString().ShouldBe("paid");
        receipt["name"].GetString().ShouldBe("Ann Example");
        receipt["total_price"].GetProperty("amount").GetInt64().ShouldBe(4900);
        receipt["grandtotal"].GetProperty("amount").GetInt64().ShouldBe(4900 + 595 + 150);
        receipt["transactions"][0].GetProperty("listing_id").GetInt64().ShouldBe(id);
        (await etsy.GetAsync($"/listings/{id}"))["quantity"].GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task The_last_unit_sells_the_listing_out_and_activation_brings_one_back()
    {
        var id = await etsy.CreateActiveAsync(("quantity", "1"));
        await sandbox.ControlAsync("purchase", new { listingId = id });

        (await etsy.GetAsync($"/listings/{id}"))["state"].GetString().ShouldBe("sold_out");
        using var again = await BuyAsync(new { listingId = id });
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var renewed = await etsy.UpdateAsync(id, ("state", "active"));
        renewed["state"].GetString().ShouldBe("active");
        renewed["quantity"].GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task More_than_there_is_cannot_be_bought()
    {
        var id = await etsy.CreateActiveAsync(("quantity", "2"));

        using var tooMany = await BuyAsync(new { listingId = id, quantity = 3 });

        tooMany.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await etsy.GetAsync($"/listings/{id}"))["quantity"].GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task The_last_unit_is_sold_once_however_many_want_it()
    {
        var id = await etsy.CreateActiveAsync(("quantity", "1"));

        var buyers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => BuyAsync(new { listingId = id })));

        buyers.Count(b => b.StatusCode == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task A_variant_is_bought_by_its_sku()
    {
        var bought = await sandbox.ControlAsync("purchase", new { sku = "HP-MUG-TIDE-BLUE" });

        var line = bought.GetProperty("transactions")[0];
        line.GetProperty("sku").GetString().ShouldBe("HP-MUG-TIDE-BLUE");
        line.GetProperty("variations")[0].GetProperty("formatted_value").GetString().ShouldBe("Blue");
    }

    [Fact]
    public async Task Shipping_needs_a_supported_carrier_and_completes_the_order()
    {
        var tracking = await TrackingPathAsync();

        (await etsy.JsonAsync(HttpMethod.Post, tracking, new { })).Error.ShouldContain("tracking_code");
        (await etsy.JsonAsync(HttpMethod.Post, tracking, new { tracking_code = "1Z" })).Error.ShouldContain("carrier_name");
        (await etsy.JsonAsync(HttpMethod.Post, tracking, new { tracking_code = "1Z", carrier_name = "Pigeon" })).Error.ShouldContain("carrier_name");
        var shipped = await etsy.JsonAsync(HttpMethod.Post, tracking, new { tracking_code = "1Z", carrier_name = "UPS", send_bcc = true });

        shipped["status"].GetString().ShouldBe("completed");
        shipped["is_shipped"].GetBoolean().ShouldBeTrue();
        shipped["shipments"][0].GetProperty("carrier_name").GetString().ShouldBe("ups");
        shipped["shipments"][0].GetProperty("tracking_code").GetString().ShouldBe("1Z");
        (await etsy.JsonAsync(HttpMethod.Post, tracking, new { tracking_code = "1Z", carrier_name = "ups" })).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_canceled_order_gives_its_stock_back_and_cannot_be_shipped()
    {
        var id = await etsy.CreateActiveAsync();
        var receipt = (await sandbox.ControlAsync("purchase", new { listingId = id })).GetProperty("receipt_id").GetInt64();

        using var canceled = await sandbox.Http.PostAsync(
            $"/etsy/receipts/{EtsySandbox.ShopId}/{receipt}/cancel", null, TestContext.Current.CancellationToken);

        canceled.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await etsy.GetAsync($"/shops/{EtsySandbox.ShopId}/receipts/{receipt}"))["status"].GetString().ShouldBe("canceled");
        (await etsy.GetAsync($"/listings/{id}"))["quantity"].GetInt32().ShouldBe(5);
        (await etsy.JsonAsync(HttpMethod.Post, $"/shops/{EtsySandbox.ShopId}/receipts/{receipt}/tracking", new { tracking_code = "1", carrier_name = "ups" }))
            .Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Receipts_are_found_by_time_and_state()
    {
        var before = await ReceiptsAsync("");
        await sandbox.ControlAsync("purchase", new { sku = "HP-NTB-CHRT" });

        (await ReceiptsAsync("was_shipped=true")).ShouldBe(1);
        (await ReceiptsAsync("was_shipped=false")).ShouldBe(before);
        (await ReceiptsAsync($"min_created={DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds()}")).ShouldBe(1);
        (await ReceiptsAsync($"max_created={DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds()}")).ShouldBe(before);
        (await etsy.GetAsync($"/shops/{EtsySandbox.ShopId}/receipts?min_created=yesterday")).Error.ShouldContain("min_created");
    }

    private async Task<int> ReceiptsAsync(string query) => (await etsy.GetAsync($"/shops/{EtsySandbox.ShopId}/receipts?{query}"))["count"].GetInt32();

    private async Task<string> TrackingPathAsync()
    {
        var bought = await sandbox.ControlAsync("purchase", new { sku = "HP-NTB-CHRT" });
        return $"/shops/{EtsySandbox.ShopId}/receipts/{bought.GetProperty("receipt_id").GetInt64()}/tracking";
    }

    private Task<HttpResponseMessage> BuyAsync(object order) =>
        sandbox.Http.PostAsJsonAsync("/control/etsy/purchase", order, TestContext.Current.CancellationToken);
}
