using System.Net;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Tests.Channels.WooCommerce;

namespace Marketplace.Tests.Sandbox.WooCommerce;

/// <summary>What WooCommerce refuses, the simulator refuses, with WooCommerce's codes.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private WooCommerceSandbox _woo = null!;
    private ChannelCredentials _keys = null!;

    public async ValueTask InitializeAsync()
    {
        _woo = await WooCommerceSandbox.StartAsync();
        _keys = (await _woo.KeysAsync()).Credentials;
    }

    public ValueTask DisposeAsync() => _woo.DisposeAsync();

    [Theory]
    [InlineData("products?per_page=101", "rest_invalid_param", "per_page")]
    [InlineData("products?page=0", "rest_invalid_param", "page")]
    [InlineData("products?orderby=modified", "rest_invalid_param", "orderby")]
    [InlineData("products?status=sold", "rest_invalid_param", "status")]
    [InlineData("products?modified_since=2026-01-01T00:00:00", "rest_invalid_param", "modified_since")]
    [InlineData("products?modified_after=yesterday", "rest_invalid_param", "modified_after")]
    [InlineData("products?include=1,x", "rest_invalid_param", "include")]
    [InlineData("orders?status=shipped", "rest_invalid_param", "status")]
    public async Task A_parameter_that_a_list_does_not_take_is_named(string path, string code, string parameter)
    {
        var (status, body) = await _woo.CallAsync(_keys, HttpMethod.Get, path);

        (status, body.GetProperty("code").GetString()).ShouldBe((HttpStatusCode.BadRequest, code));
        body.GetProperty("data").GetProperty("params").TryGetProperty(parameter, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"name":"Mug","regular_price":9.5}""", "regular_price")]
    [InlineData("""{"name":"Mug","type":"bundle"}""", "type")]
    [InlineData("""{"name":"Mug","status":"sold"}""", "status")]
    [InlineData("""{"name":"Mug","stock_quantity":"many"}""", "stock_quantity")]
    [InlineData("""{"name":"Mug","price":"9.50"}""", "price")]
    [InlineData("""{"name":"Mug","categories":[{"name":"Cups"}]}""", "categories[0].name")]
    [InlineData("""{"name":"Mug","images":"https://example.com/a.png"}""", "images")]
    public async Task A_field_of_the_wrong_kind_is_named(string json, string parameter)
    {
        var (status, body) = await _woo.CallAsync(_keys, HttpMethod.Post, "products", JsonDocument.Parse(json).RootElement);

        (status, body.GetProperty("code").GetString()).ShouldBe((HttpStatusCode.BadRequest, "rest_invalid_param"));
        body.GetProperty("data").GetProperty("params").TryGetProperty(parameter, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("GET", "products/99999", 404, "woocommerce_rest_product_invalid_id")]
    [InlineData("PUT", "products/99999", 400, "woocommerce_rest_product_invalid_id")]
    [InlineData("DELETE", "products/99999?force=true", 404, "woocommerce_rest_product_invalid_id")]
    [InlineData("GET", "orders/99999", 404, "woocommerce_rest_shop_order_invalid_id")]
    [InlineData("GET", "orders/99999/refunds", 404, "woocommerce_rest_invalid_order")]
    [InlineData("GET", "webhooks/99999", 404, "woocommerce_rest_shop_webhook_invalid_id")]
    [InlineData("GET", "products/categories/99999", 404, "woocommerce_rest_term_invalid")]
    [InlineData("GET", "nothing", 404, "rest_no_route")]
    public async Task What_is_not_there_is_said_with_its_code(string method, string path, int status, string code)
    {
        var answer = await _woo.CallAsync(_keys, new HttpMethod(method), path, method == "PUT" ? new { name = "Mug" } : null);

        ((int)answer.Status, answer.Body.GetProperty("code").GetString()).ShouldBe((status, code));
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_stores_own_keys()
    {
        (await CodeAsync(null)).ShouldBe((HttpStatusCode.Unauthorized, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources."));
        (await CodeAsync(_keys with { AccessToken = "ck_other" })).ShouldBe((HttpStatusCode.Unauthorized, "woocommerce_rest_authentication_error", "Consumer key is invalid."));
        (await CodeAsync(_keys with { RefreshToken = "cs_other" })).ShouldBe((HttpStatusCode.Unauthorized, "woocommerce_rest_authentication_error", "Consumer secret is invalid."));
        (await CodeAsync(_keys, WooCommerceSandbox.FullShop)).Message.ShouldBe("Consumer key is invalid.");

        async Task<(HttpStatusCode Status, string? Code, string? Message)> CodeAsync(ChannelCredentials? keys, string shop = WooCommerceSandbox.EmptyShop)
        {
            var (status, body) = await _woo.CallAsync(keys, HttpMethod.Get, "products", shop: shop);
            return (status, body.GetProperty("code").GetString(), body.GetProperty("message").GetString());
        }
    }

    [Fact]
    public async Task A_batch_has_at_most_a_hundred_things_and_each_its_own_outcome()
    {
        var (status, body) = await _woo.CallAsync(_keys, HttpMethod.Post, "products/batch", new { create = Enumerable.Range(1, 101).Select(i => new { name = $"Mug {i}" }) });
        (status, body.GetProperty("code").GetString()).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "woocommerce_rest_request_entity_too_large"));

        var (_, mixed) = await _woo.CallAsync(_keys, HttpMethod.Post, "products/batch", new { create = new object[] { new { name = "Mug", sku = "M" }, new { name = "Other", sku = "m" } }, update = new object[] { new { id = 99999, name = "x" } } });
        mixed.GetProperty("create")[0].GetProperty("sku").GetString().ShouldBe("M");
        var refused = mixed.GetProperty("create")[1].GetProperty("error");
        refused.GetProperty("code").GetString().ShouldBe("product_invalid_sku");
        refused.GetProperty("data").GetProperty("resource_id").GetInt64().ShouldBe(mixed.GetProperty("create")[0].GetProperty("id").GetInt64());
        mixed.GetProperty("update")[0].GetProperty("error").GetProperty("code").GetString().ShouldBe("woocommerce_rest_product_invalid_id");
    }

    [Fact]
    public async Task Too_much_money_is_not_given_back_and_a_gateway_without_refunds_gives_none()
    {
        var id = await _woo.PurchaseAsync("FF-POT-01", payment: "cod", shop: WooCommerceSandbox.FullShop);
        var keys = (await _woo.KeysAsync(WooCommerceSandbox.FullShop)).Credentials;

        (await RefundAsync(new { amount = "0" })).ShouldBe((HttpStatusCode.BadRequest, "woocommerce_rest_invalid_order_refund_amount"));
        (await RefundAsync(new { amount = "5000", api_refund = false })).ShouldBe((HttpStatusCode.InternalServerError, "woocommerce_rest_cannot_create_order_refund"));
        (await RefundAsync(new { amount = "1" })).ShouldBe((HttpStatusCode.InternalServerError, "woocommerce_rest_cannot_create_order_refund"));

        async Task<(HttpStatusCode Status, string? Code)> RefundAsync(object body)
        {
            var answer = await _woo.CallAsync(keys, HttpMethod.Post, $"orders/{id}/refunds", body, WooCommerceSandbox.FullShop);
            return (answer.Status, answer.Body.GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Every_answer_has_the_fields_of_the_reference()
    {
        WooCommerceReference.OrSkip();
        using var check = new ReferenceCheck { InnerHandler = new SocketsHttpHandler() };
        using var http = new HttpClient(check);
        var keys = (await _woo.KeysAsync(WooCommerceSandbox.FullShop)).Credentials;
        var (_, products) = await _woo.CallAsync(keys, HttpMethod.Get, "products?type=variable", shop: WooCommerceSandbox.FullShop);
        var order = await _woo.PurchaseAsync("FF-POT-01", shop: WooCommerceSandbox.FullShop);

        foreach (var path in new[]
        {
            "products", $"products/{products[0].GetProperty("id")}", $"products/{products[0].GetProperty("id")}/variations", "products/categories", "products/tags", "products/shipping_classes", "orders", $"orders/{order}",
            $"orders/{order}/notes", $"orders/{order}/refunds", "payment_gateways", "payment_gateways/stripe", "taxes/classes", "webhooks",
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{_woo.StoreAddress(WooCommerceSandbox.FullShop)}/wp-json/wc/v3/{path}");
            _woo.Channel.Authorize(request, keys);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        check.Violations.ShouldBeEmpty();
    }
}
