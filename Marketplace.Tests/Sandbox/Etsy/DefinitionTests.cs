using System.Net;
using Marketplace.Sandbox.Etsy.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Sandbox.Etsy;

/// <summary>Holds the simulator against Etsy's own definition.</summary>
public sealed class DefinitionTests : IAsyncLifetime
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
    public void Every_operation_has_the_method_path_and_scope_of_the_definition()
    {
        var definition = EtsyDefinition.Read();
        var operations = Endpoints().ToArray();

        operations.Length.ShouldBeGreaterThan(30);
        foreach (var (operation, method, path) in operations)
        {
            (method, path).ShouldBe((definition[operation.Id].Method, definition[operation.Id].Path), operation.Id);
            operation.Scope.ShouldBe(definition.ScopeOf(operation.Id), operation.Id);
        }
    }

    [Fact]
    public async Task Every_query_parameter_of_the_definition_is_known()
    {
        var definition = EtsyDefinition.Read();
        var samples = await SamplePathsAsync();

        foreach (var (operation, method, _) in Endpoints().Where(e => e.Method == "GET"))
        {
            foreach (var parameter in definition.QueryOf(operation.Id))
            {
                var name = parameter.GetProperty("name").GetString();
                var answer = await etsy.GetAsync($"{samples[operation.Id].Split('?')[0]}?{name}=1");
                answer.Body.ToString().ShouldNotContain("Unknown parameter", customMessage: $"{operation.Id} {name}");
            }
        }
    }

    [Theory]
    [InlineData("createDraftListing")]
    [InlineData("updateListing")]
    [InlineData("updateShopReceipt")]
    [InlineData("createShopReadinessStateDefinition")]
    [InlineData("createShopSection")]
    public async Task Every_form_field_of_the_definition_is_known_and_no_other_is(string operationId)
    {
        var definition = EtsyDefinition.Read();
        var (method, path, _) = definition[operationId];
        var target = path.Replace("/v3/application", "", StringComparison.Ordinal)
            .Replace("{shop_id}", $"{EtsySandbox.ShopId}", StringComparison.Ordinal)
            .Replace("{listing_id}", $"{await etsy.CreateDraftAsync()}", StringComparison.Ordinal)
            .Replace("{receipt_id}", $"{await ReceiptAsync()}", StringComparison.Ordinal);

        foreach (var field in definition.BodyOf(operationId))
            (await etsy.FormAsync(new HttpMethod(method), target, (field, "1"))).Body.ToString().ShouldNotContain("Unknown parameter", customMessage: field);
        (await etsy.FormAsync(new HttpMethod(method), target, ("not_a_field", "1"))).Error.ShouldContain("not_a_field");
    }

    [Fact]
    public async Task Every_answer_to_a_read_has_the_shape_of_the_definition()
    {
        var definition = EtsyDefinition.Read();

        foreach (var (operation, path) in await SamplePathsAsync())
        {
            var answer = await etsy.GetAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.OK, $"{operation} {answer.Body}");
            definition.Violations(operation, 200, answer.Body).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Every_read_is_among_the_samples()
    {
        var samples = await SamplePathsAsync();

        Endpoints().Where(e => e.Method == "GET").Select(e => e.Operation.Id).Except(samples.Keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_answer_to_a_write_has_the_shape_of_the_definition()
    {
        var definition = EtsyDefinition.Read();
        var shop = $"/shops/{EtsySandbox.ShopId}";
        var listing = await etsy.CreateDraftAsync();
        var receipt = await ReceiptAsync();

        Check("createDraftListing", await etsy.FormAsync(HttpMethod.Post, $"{shop}/listings", SampleListing.Fields()));
        Check("uploadListingImage", await etsy.UploadAsync(listing, SampleListing.Picture));
        Check("updateListing", await etsy.UpdateAsync(listing, ("state", "active")));
        var inventory = await etsy.PutInventoryAsync(
            listing, new { products = new[] { SampleListing.Variant("Blue", "S", SampleListing.Offering(20, 3)) } });
        Check("updateListingInventory", inventory);
        Check("updateVariationImages", await VariationImagesAsync(listing, inventory));
        Check("updateShopReceipt", await etsy.FormAsync(HttpMethod.Put, $"{shop}/receipts/{receipt}", ("was_shipped", "true")));
        Check("createReceiptShipment", await etsy.JsonAsync(
            HttpMethod.Post, $"{shop}/receipts/{receipt}/tracking", new { tracking_code = "1Z", carrier_name = "ups" }));
        Check("createShopReadinessStateDefinition", await etsy.FormAsync(
            HttpMethod.Post,
            $"{shop}/readiness-state-definitions",
            ("readiness_state", "made_to_order"), ("min_processing_time", "5"), ("max_processing_time", "9")));
        Check("createShopSection", await etsy.FormAsync(HttpMethod.Post, $"{shop}/sections", ("title", "New")));
        Check("tokenScopes", await etsy.FormAsync(HttpMethod.Post, "/scopes", ("token", etsy.AccessToken!)));

        void Check(string operation, Answer answer)
        {
            ((int)answer.Status).ShouldBeLessThan(300, $"{operation} {answer.Body}");
            definition.Violations(operation, (int)answer.Status, answer.Body).ShouldBeEmpty();
        }
    }

    private async Task<Answer> VariationImagesAsync(long listing, Answer inventory)
    {
        var image = (await etsy.GetAsync($"/listings/{listing}/images"))["results"][0].GetProperty("listing_image_id").GetInt64();
        var value = inventory["products"][0].GetProperty("property_values")[0].GetProperty("value_ids")[0].GetInt64();
        return await etsy.JsonAsync(
            HttpMethod.Post,
            $"/shops/{EtsySandbox.ShopId}/listings/{listing}/variation-images",
            new { variation_images = new[] { new { property_id = 200, value_id = value, image_id = image } } });
    }

    /// <summary>A path for every read, with everything in the answer that the operation can show.</summary>
    private async Task<Dictionary<string, string>> SamplePathsAsync()
    {
        var shop = $"/shops/{EtsySandbox.ShopId}";
        var page = await etsy.GetAsync($"{shop}/listings?limit=1&includes=Images,Inventory");
        var listing = page["results"][0];
        var id = listing.GetProperty("listing_id").GetInt64();
        var receipt = await ReceiptAsync();
        return new()
        {
            ["ping"] = "/openapi-ping",
            ["getMe"] = "/users/me",
            ["getUser"] = $"/users/{EtsySandbox.OwnerId}",
            ["findShops"] = "/shops?shop_name=Harbour",
            ["getShop"] = shop,
            ["getShopByOwnerUserId"] = $"/users/{EtsySandbox.OwnerId}/shops",
            ["getShopSections"] = $"{shop}/sections",
            ["getShippingCarriers"] = "/shipping-carriers?origin_country_iso=US",
            ["getShopShippingProfiles"] = $"{shop}/shipping-profiles",
            ["getShopShippingProfile"] = $"{shop}/shipping-profiles/{EtsySandbox.ShippingProfileId}",
            ["getShopReturnPolicies"] = $"{shop}/policies/return",
            ["getShopReturnPolicy"] = $"{shop}/policies/return/{EtsySandbox.ReturnPolicyId}",
            ["getShopReadinessStateDefinitions"] = $"{shop}/readiness-state-definitions",
            ["getSellerTaxonomyNodes"] = "/seller-taxonomy/nodes",
            ["getPropertiesByTaxonomyId"] = "/seller-taxonomy/nodes/1062/properties",
            ["getListingsByShop"] = $"{shop}/listings?limit=100&includes=Images,Inventory,Shipping,Shop,User,Videos",
            ["findAllActiveListingsByShop"] = $"{shop}/listings/active?keywords=mug",
            ["getListing"] = $"/listings/{id}?includes=Images,Shop,User,Videos",
            ["getListingsByListingIds"] = $"/listings/batch?listing_ids={id}&includes=Images",
            ["getListingsInventoryByListingIds"] = $"/listings/batch/inventory?listing_ids={id}",
            ["getListingImages"] = $"/listings/{id}/images",
            ["getListingImage"] = $"/listings/{id}/images/{listing.GetProperty("images")[0].GetProperty("listing_image_id").GetInt64()}",
            ["getListingInventory"] = $"/listings/{id}/inventory?includes=Listing",
            ["getListingProduct"] = $"/listings/{id}/inventory/products/{listing.GetProperty("inventory").GetProperty("products")[0].GetProperty("product_id").GetInt64()}",
            ["getListingVariationImages"] = $"{shop}/listings/{id}/variation-images",
            ["getShopReceipts"] = $"{shop}/receipts",
            ["getShopReceipt"] = $"{shop}/receipts/{receipt}",
            ["getShopReceiptTransactionsByReceipt"] = $"{shop}/receipts/{receipt}/transactions",
            ["getShopReceiptTransactionsByShop"] = $"{shop}/transactions",
        };
    }

    private async Task<long> ReceiptAsync() =>
        (await sandbox.ControlAsync("purchase", new { sku = "HP-MUG-TIDE-BLUE" })).GetProperty("receipt_id").GetInt64();

    private IEnumerable<(EtsyOperation Operation, string Method, string Path)> Endpoints() =>
        sandbox.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<EtsyOperation>() is not null)
            .Select(e => (
                e.Metadata.GetMetadata<EtsyOperation>()!,
                e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0],
                e.RoutePattern.RawText!.Replace("/etsy", "", StringComparison.Ordinal).Replace(":long", "", StringComparison.Ordinal)));
}
