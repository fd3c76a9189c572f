using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Orders;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Journeys;

namespace Marketplace.Tests.Api.Connections;

public sealed class CaseTests(PostgresFixture postgres)
{
    private const string Sku = "HP-TWL-SET";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cancellation_that_a_buyer_asks_for_is_approved_and_the_order_is_cancelled_at_once()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        var order = await BuyAsync(shop);
        await shop.Ebay.ControlAsync("cases", new { kind = "cancellation", orderId = order.Number });
        var found = await CaseAsync(shop);
        (found.Kind, found.OrderId, found.OrderNumber, found.Waits).ShouldBe(("cancellation", order.Id, order.Number, true));

        (await AnswerAsync(shop, found, new("approve", null, null, null, null))).ShouldBe(HttpStatusCode.NoContent);

        (await shop.GetAsync<OrderDetail>($"/api/orders/{order.Id}")).Status.ShouldBe("cancelled");
        (await shop.GetAsync<BuyerCaseModel[]>(Path(shop))).ShouldBeEmpty();
        (await AnswerAsync(shop, found, new("approve", null, null, null, null))).ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetAsync<ChannelModel[]>("/api/channels")).Where(c => c.Capabilities.Contains("cases")).Select(c => c.Id).ShouldBe(["ebay"]);
    }

    [Fact]
    public async Task A_return_is_approved_received_and_paid_back_in_part()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        var (order, found) = await OpenAsync(shop, "return");

        (await AnswerAsync(shop, found, new("approve", null, null, null, "Send it back, please."))).ShouldBe(HttpStatusCode.NoContent);
        (await AnswerAsync(shop, await CaseAsync(shop), new("received", null, null, null, null))).ShouldBe(HttpStatusCode.NoContent);
        (await AnswerAsync(shop, await CaseAsync(shop), new("refund", 20, null, null, null))).ShouldBe(HttpStatusCode.NoContent);

        (await shop.GetAsync<OrderDetail>($"/api/orders/{order.Id}")).Refunds.ShouldHaveSingleItem().Amount.ShouldBe(20);
    }

    [Fact]
    public async Task A_bad_answer_is_told_by_its_field()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        var (_, found) = await OpenAsync(shop, "inquiry");

        foreach (var (input, field) in ((CaseAnswerInput, string)[])
        [
            (new("forget", null, null, null, null), "answer"), (new("approve", null, null, null, null), "answer"), (new("refund", 0, null, null, null), "amount"),
            (new("refund", 1.005m, null, null, null), "amount"), (new("refund", 1, null, null, null), "amount"), (new("tracking", null, null, "94001", null), "carrier"),
            (new("tracking", null, "usps", null, null), "trackingNumber"), (new("refund", null, null, null, new string('x', 1_001)), "comment"),
        ])
        {
            using var refused = await PostAsync(shop, found, input);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, field);
            (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe(field);
        }
        (await AnswerAsync(shop, found with { Id = "1" }, new("refund", null, null, null, null))).ShouldBe(HttpStatusCode.NotFound);
        (await AnswerAsync(shop, found with { Kind = "complaint" }, new("refund", null, null, null, null))).ShouldBe(HttpStatusCode.NotFound);
        (await AnswerAsync(shop, found, new("tracking", null, "usps", "9400100000000000000001", null))).ShouldBe(HttpStatusCode.NoContent);
        (await CaseAsync(shop)).Waits.ShouldBeFalse();
    }

    [Fact]
    public async Task Another_sellers_cases_are_not_there()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        var (_, found) = await OpenAsync(shop, "return");
        var stranger = (await shop.Api.RegisterSellerAsync()).Http;

        (await stranger.GetAsync(Path(shop), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsJsonAsync($"{Path(shop)}/{found.Kind}/{found.Id}", new CaseAnswerInput("decline", null, null, null, null), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CaseAsync(shop)).Waits.ShouldBeTrue();
    }

    private static string Path(EbayShop shop) => $"/api/connections/{shop.ConnectionId}/cases";

    /// <summary>A shipped order of which the buyer opens something.</summary>
    private static async Task<(OrderSummary Order, BuyerCaseModel Case)> OpenAsync(EbayShop shop, string kind)
    {
        var order = await BuyAsync(shop);
        using var shipped = await shop.PostAsync($"/api/orders/{order.Id}/ship", new ShipRequest("usps", "9400100000000000000001", null));
        shipped.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.BecomesTrueAsync(async () => (await shop.GetAsync<OrderDetail>($"/api/orders/{order.Id}")).Shipments is [{ State: "sent" }], Cancel);
        await shop.Ebay.ControlAsync("cases", new { kind, orderId = order.Number });
        return (order, await CaseAsync(shop));
    }

    private static async Task<OrderSummary> BuyAsync(EbayShop shop)
    {
        var number = await shop.BuyAsync(Sku);
        using var sync = await shop.PostAsync($"/api/connections/{shop.ConnectionId}/sync", new SyncRequest("orders"));
        List<OrderSummary> found = [];
        await Eventually.BecomesTrueAsync(async () => (found = await shop.ListAsync<OrderSummary>($"/api/orders?search={number}")).Count == 1, Cancel);
        return found[0];
    }

    private static async Task<BuyerCaseModel> CaseAsync(EbayShop shop) => (await shop.GetAsync<BuyerCaseModel[]>(Path(shop))).ShouldHaveSingleItem();

    private static Task<HttpResponseMessage> PostAsync(EbayShop shop, BuyerCaseModel found, CaseAnswerInput input) => shop.PostAsync($"{Path(shop)}/{found.Kind}/{found.Id}", input);

    private static async Task<HttpStatusCode> AnswerAsync(EbayShop shop, BuyerCaseModel found, CaseAnswerInput input)
    {
        using var answer = await PostAsync(shop, found, input);
        return answer.StatusCode;
    }
}
