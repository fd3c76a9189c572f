using System.Net;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.OAuth;
using Marketplace.Tests.Definitions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Sandbox.Ebay;

/// <summary>Holds the simulator against eBay's own definitions.</summary>
public sealed class DefinitionTests : IAsyncLifetime
{
    /// <summary>Newer than the documents.</summary>
    private static readonly string[] Newer = ["createImageFromFile"];

    private EbaySandbox sandbox = null!;
    private EbayClient ebay = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await EbaySandbox.StartAsync();
        ebay = await sandbox.ConnectAsync();
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public void Every_operation_has_the_method_path_and_scopes_of_its_definition()
    {
        var endpoints = Endpoints().ToArray();

        endpoints.Length.ShouldBeGreaterThan(70);
        foreach (var (operation, method, path) in endpoints.Where(e => !Newer.Contains(e.Operation.Id)))
        {
            var defined = EbayDefinitions.Read(operation.Api.Definition)[operation.Id];
            (method, path).ShouldBe((defined.Method, defined.Path), operation.Id);
            operation.Scopes.Select(EbayScopes.Full).Order(StringComparer.Ordinal).ShouldBe(defined.Scopes.Order(StringComparer.Ordinal), operation.Id);
        }
    }

    [Fact]
    public async Task Every_read_and_write_answers_what_its_definition_says()
    {
        Assert.SkipUnless(EbayDefinitions.Available, "../shared/specs/ebay is not here.");
        await using var receiver = await NotificationReceiver.StartAsync(TestToken);
        var application = await new EbayOAuth(sandbox).ApplicationAsync();
        var order = (await sandbox.ControlAsync("purchase", new { sku = "HP-MUG-ESP" })).GetProperty("orderId").GetString()!;
        var listing = (await ebay.GetAsync($"{EbayClient.Inventory}/offer?sku=HP-MUG-ESP"))["offers"][0].GetProperty("listing").GetProperty("listingId").GetString()!;
        var offer = await ebay.OfferAsync("NEW-1");
        await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item/NEW-2", EbayGoods.Item(color: "Blue"));
        await ebay.PutAsync($"{EbayClient.Inventory}/inventory_item/NEW-3", EbayGoods.Item(color: "Red"));

        await CheckAsync("sell_inventory_v1", "GET", "/inventory_item?limit=200");
        await CheckAsync("sell_inventory_v1", "GET", "/inventory_item/HP-MUG-TIDE-BLUE");
        await CheckAsync("sell_inventory_v1", "PUT", "/inventory_item/NEW-4", EbayGoods.Item());
        await CheckAsync("sell_inventory_v1", "POST", "/bulk_get_inventory_item", new { requests = new[] { new { sku = "HP-MUG-ESP" }, new { sku = "NOT-THERE" } } });
        await CheckAsync("sell_inventory_v1", "POST", "/bulk_create_offer", new { requests = new[] { EbayGoods.Offer("NEW-2"), EbayGoods.Offer("NEW-3") } });
        await CheckAsync("sell_inventory_v1", "PUT", "/inventory_item_group/NEW-GROUP", Group("NEW-2", "NEW-3"));
        await CheckAsync("sell_inventory_v1", "GET", "/inventory_item_group/NEW-GROUP");
        await CheckAsync("sell_inventory_v1", "POST", "/offer/publish_by_inventory_item_group", new { inventoryItemGroupKey = "NEW-GROUP", marketplaceId = "EBAY_US" });
        await CheckAsync("sell_inventory_v1", "POST", $"/offer/{offer}/publish");
        await CheckAsync("sell_inventory_v1", "GET", $"/offer/{offer}");
        await CheckAsync("sell_inventory_v1", "GET", "/offer?sku=NEW-1");
        await CheckAsync("sell_inventory_v1", "POST", "/bulk_update_price_quantity", new { requests = new[] { new { sku = "NEW-1", shipToLocationAvailability = new { quantity = 3 } } } });
        await CheckAsync("sell_inventory_v1", "POST", $"/offer/{offer}/withdraw");
        await CheckAsync("sell_inventory_v1", "POST", "/bulk_publish_offer", new { requests = new[] { new { offerId = offer }, new { offerId = "1" } } });
        await CheckAsync("sell_inventory_v1", "GET", "/location");
        await CheckAsync("sell_inventory_v1", "GET", "/location/workshop");
        await CheckAsync("sell_account_v1", "GET", "/fulfillment_policy?marketplace_id=EBAY_US");
        await CheckAsync("sell_account_v1", "GET", "/payment_policy?marketplace_id=EBAY_US");
        await CheckAsync("sell_account_v1", "GET", "/return_policy?marketplace_id=EBAY_US");
        await CheckAsync("commerce_identity_v1", "GET", "/user/");
        await CheckAsync("commerce_taxonomy_v1", "GET", "/get_default_category_tree_id?marketplace_id=EBAY_US");
        await CheckAsync("commerce_taxonomy_v1", "GET", "/category_tree/0/get_category_suggestions?q=blue%20mug");
        await CheckAsync("commerce_taxonomy_v1", "GET", "/category_tree/0/get_category_subtree?category_id=11700");
        await CheckAsync("commerce_taxonomy_v1", "GET", "/category_tree/0/get_item_aspects_for_category?category_id=20696");
        await CheckAsync("sell_fulfillment_v1", "GET", "/order");
        await CheckAsync("sell_fulfillment_v1", "POST", $"/order/{order}/shipping_fulfillment", new { shippingCarrierCode = "USPS", trackingNumber = "9400100000000000000001" });
        await CheckAsync("sell_fulfillment_v1", "GET", $"/order/{order}/shipping_fulfillment");
        await CheckAsync("sell_fulfillment_v1", "GET", $"/order/{order}/shipping_fulfillment/9400100000000000000001");
        await CheckAsync("sell_fulfillment_v1", "POST", $"/order/{order}/issue_refund", new { reasonForRefund = "OTHER", orderLevelRefundAmount = new { value = "1.00", currency = "USD" } });
        await CheckAsync("sell_fulfillment_v1", "GET", $"/order/{order}");
        await CheckAsync("sell_marketing_v1", "POST", "/ad_campaign", Campaign());
        var campaign = (await ebay.GetAsync("/sell/marketing/v1/ad_campaign"))["campaigns"][0].GetProperty("campaignId").GetString();
        await CheckAsync("sell_marketing_v1", "GET", "/ad_campaign");
        await CheckAsync("sell_marketing_v1", "GET", $"/ad_campaign/{campaign}");
        await CheckAsync("sell_marketing_v1", "POST", $"/ad_campaign/{campaign}/bulk_create_ads_by_listing_id", new { requests = new[] { new { listingId = listing }, new { listingId = "1" } } });
        await CheckAsync("sell_marketing_v1", "POST", $"/ad_campaign/{campaign}/bulk_create_ads_by_inventory_reference", new { requests = new[] { Reference("HP-MUG-TIDE-GROUP"), Reference("NOT-THERE") } });
        await CheckAsync("sell_marketing_v1", "GET", $"/ad_campaign/{campaign}/ad");
        await CheckAsync("sell_marketing_v1", "POST", $"/ad_campaign/{campaign}/bulk_delete_ads_by_listing_id", new { requests = new[] { new { listingId = listing } } });
        await CheckAsync("sell_marketing_v1", "POST", $"/ad_campaign/{campaign}/pause");
        await CheckAsync("sell_marketing_v1", "POST", $"/ad_campaign/{campaign}/resume");
        await CheckAsync("sell_marketing_v1", "POST", $"/ad_campaign/{campaign}/end");
        await CheckAsync("sell_analytics_v1", "GET", TrafficReport("LISTING"));
        await CheckAsync("sell_analytics_v1", "GET", TrafficReport("DAY"));
        await CheckAsync("sell_analytics_v1", "GET", "/seller_standards_profile");
        await CheckAsync("sell_compliance_v1", "GET", "/listing_violation_summary");
        await CheckAsync("sell_compliance_v1", "GET", "/listing_violation?compliance_type=ASPECTS_ADOPTION");
        await CheckAsync("developer_analytics_v1_beta", "GET", "/rate_limit/");
        await CheckAsync("commerce_notification_v1", "GET", "/topic", by: application);
        await CheckAsync("commerce_notification_v1", "GET", "/topic/ORDER_CONFIRMATION", by: application);
        await CheckAsync("commerce_notification_v1", "PUT", "/config", new { alertEmail = "ops@example.com" }, application);
        await CheckAsync("commerce_notification_v1", "GET", "/config", by: application);
        await CheckAsync("commerce_notification_v1", "POST", "/destination", Destination(receiver.Url), application);
        await CheckAsync("commerce_notification_v1", "GET", "/destination", by: application);
        var destination = (await application.GetAsync("/commerce/notification/v1/destination"))["destinations"][0].GetProperty("destinationId").GetString();
        await CheckAsync("commerce_notification_v1", "POST", "/subscription", Subscription(destination!));
        await CheckAsync("commerce_notification_v1", "GET", "/subscription");
        await sandbox.ControlAsync("purchase", new { sku = "HP-MUG-ESP" });
        await CheckAsync("commerce_notification_v1", "GET", $"/public_key/{(await receiver.NextAsync()).KeyId}", by: application);
    }

    private static string TestToken => new('t', 32);

    private static object Destination(string endpoint) => new { name = "Tests", status = "ENABLED", deliveryConfig = new { endpoint, verificationToken = TestToken } };

    private static object Subscription(string destinationId) =>
        new { topicId = "ORDER_CONFIRMATION", status = "ENABLED", destinationId, payload = new { format = "JSON", schemaVersion = "1.0", deliveryProtocol = "HTTPS" } };

    private static object Campaign() => new
    {
        campaignName = "Mugs",
        marketplaceId = "EBAY_US",
        startDate = TimeProvider.System.GetUtcNow(),
        fundingStrategy = new { fundingModel = "COST_PER_SALE", bidPercentage = "5.0" },
    };

    private static object Reference(string group) => new { inventoryReferenceId = group, inventoryReferenceType = "INVENTORY_ITEM_GROUP", bidPercentage = "5.5" };

    private static object Group(params string[] skus) => new
    {
        title = "Stoneware mug",
        description = "A heavy mug.",
        imageUrls = new[] { "https://example.com/mug.jpg" },
        variantSKUs = skus,
        variesBy = new { aspectsImageVariesBy = new[] { "Color" }, specifications = new[] { new { name = "Color", values = new[] { "Blue", "Red" } } } },
    };

    private static string TrafficReport(string dimension)
    {
        var today = TimeProvider.System.GetUtcNow().AddDays(-1);
        return $"/traffic_report?dimension={dimension}&metric=TRANSACTION,LISTING_VIEWS_TOTAL&filter=marketplace_ids:%7BEBAY_US%7D,date_range:%5B{today.AddDays(-7):yyyyMMdd}..{today:yyyyMMdd}%5D";
    }

    private async Task CheckAsync(string definition, string method, string path, object? body = null, EbayClient? by = null)
    {
        var document = EbayDefinitions.Read(definition);
        var operation = document.Find(method, path.Split('?')[0]).ShouldNotBeNull($"{method} {path}");
        var root = EbayApi.All.Single(api => api.Definition == definition).Root;
        var content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body);
        var answer = await (by ?? ebay).SendAsync(new HttpMethod(method), root + path, content);

        ((int)answer.Status).ShouldBeLessThan(300, $"{operation.Id} {answer.Body}");
        operation.Answers((int)answer.Status).ShouldBeTrue($"{operation.Id} {answer.Status}");
        if (operation.Answer((int)answer.Status) is { } schema && answer.Body.ValueKind != System.Text.Json.JsonValueKind.Undefined)
            new SchemaCheck(document, EbayDefinitions.Loose).Problems(schema, answer.Body, operation.Id).ShouldBeEmpty();
    }

    private IEnumerable<(EbayOperation Operation, string Method, string Path)> Endpoints() =>
        sandbox.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<EbayOperation>() is not null)
            .Select(e => (Operation: e.Metadata.GetMetadata<EbayOperation>()!, e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0], e.RoutePattern.RawText!))
            .Select(e => (e.Operation, e.Item2, e.Item3[("/ebay" + e.Operation.Api.Root).Length..]));
}
