using System.Net;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce;

namespace Marketplace.Tests.Channels.WooCommerce;

public sealed class WooCommerceErrorTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401, """{"code":"woocommerce_rest_authentication_error","message":"Consumer key is invalid.","data":{"status":401}}""", ChannelErrorKind.Unauthorized, null, "Your store no longer accepts its keys. Connect the store again. (Consumer key is invalid)")]
    [InlineData(401, """{"code":"woocommerce_rest_cannot_view","message":"Sorry, you cannot list resources.","data":{"status":401}}""", ChannelErrorKind.Unauthorized, null, "Your store no longer accepts its keys.")]
    [InlineData(401, """{"code":"woocommerce_rest_authentication_error","message":"The API key provided does not have write permissions.","data":{"status":401}}""", ChannelErrorKind.Unauthorized, null, "The keys of this store may only read.")]
    [InlineData(401, "<html>Password?</html>", ChannelErrorKind.Unauthorized, null, "Your store's server asks for a password of its own")]
    [InlineData(403, """{"code":"woocommerce_rest_cannot_edit","message":"Sorry, you are not allowed to edit this resource.","data":{"status":403}}""", ChannelErrorKind.Unauthorized, null, "The person who connected the store may not do this in it.")]
    [InlineData(403, "<html>Blocked</html>", ChannelErrorKind.Unavailable, null, "A firewall or a security plugin of your store does not let us in.")]
    [InlineData(404, """{"code":"rest_no_route","message":"No route was found matching the URL and request method.","data":{"status":404}}""", ChannelErrorKind.Unavailable, null, "Your store does not answer at /wp-json/wc/v3.")]
    [InlineData(404, "<html>Not found</html>", ChannelErrorKind.Unavailable, null, "Your store does not answer at /wp-json/wc/v3.")]
    [InlineData(404, """{"code":"woocommerce_rest_product_invalid_id","message":"Invalid ID.","data":{"status":404}}""", ChannelErrorKind.NotFound, null, "It is no longer in your store.")]
    [InlineData(400, """{"code":"woocommerce_rest_product_invalid_id","message":"Invalid ID.","data":{"status":400}}""", ChannelErrorKind.NotFound, null, "It is no longer in your store.")]
    [InlineData(400, """{"code":"rest_invalid_param","message":"Invalid parameter(s): regular_price","data":{"status":400,"params":{"regular_price":"regular_price is not of type string."}}}""", ChannelErrorKind.Rejected, "price", "WooCommerce refuses the regular price: regular_price is not of type string.")]
    [InlineData(400, """{"code":"rest_missing_callback_param","message":"Missing parameter(s): name","data":{"status":400,"params":["name"]}}""", ChannelErrorKind.Rejected, "title", "WooCommerce refuses the name: it is missing.")]
    [InlineData(400, """{"code":"product_invalid_sku","message":"Invalid or duplicated SKU.","data":{"status":400,"resource_id":12,"unique_sku":"A-1"}}""", ChannelErrorKind.Rejected, "sku", "Another product of your store has this SKU (number 12).")]
    [InlineData(400, """{"code":"woocommerce_rest_product_not_created","message":"The SKU (A) you are trying to insert is already under processing","data":{"status":400}}""", ChannelErrorKind.Unavailable, "sku", "Your store is still busy with this SKU.")]
    [InlineData(400, """{"code":"woocommerce_product_image_upload_error","message":"Error getting remote image.","data":{"status":400}}""", ChannelErrorKind.Rejected, "images", "Your store could not fetch a picture from us.")]
    [InlineData(413, """{"code":"woocommerce_rest_request_entity_too_large","message":"Unable to accept more than 20 items for this request.","data":{"status":413}}""", ChannelErrorKind.Rejected, null, "Your store takes fewer changes at once.")]
    [InlineData(500, """{"code":"woocommerce_rest_cannot_create_order_refund","message":"Invalid refund amount.","data":{"status":500}}""", ChannelErrorKind.Rejected, "amount", "Your store did not refund it.")]
    [InlineData(500, "<html>Fatal error</html>", ChannelErrorKind.Unknown, null, "WooCommerce has a problem of its own (status 500).")]
    [InlineData(301, "", ChannelErrorKind.Unavailable, null, "Your store's address leads elsewhere now, to www.example.com.")]
    public async Task Every_refusal_says_what_it_means_and_what_to_do(int status, string body, ChannelErrorKind kind, string? field, string message)
    {
        var refused = await SendAsync(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body), Headers = { Location = status == 301 ? new Uri("https://www.example.com/") : null } });

        (refused.Error!.Kind, refused.Error.Field).ShouldBe((kind, field));
        refused.Error.Message.ShouldStartWith(message);
    }

    [Fact]
    public async Task A_host_that_takes_no_more_calls_is_left_alone_for_as_long_as_it_says()
    {
        var throttled = await SendAsync(new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("<html></html>"), Headers = { RetryAfter = new(TimeSpan.FromSeconds(40)) } });

        (throttled.Error!.Kind, throttled.Error.RetryAfter).ShouldBe((ChannelErrorKind.Throttled, TimeSpan.FromSeconds(40)));
    }

    [Fact]
    public async Task The_pipeline_waits_out_what_a_host_throttles_or_cannot_serve_for_a_moment()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();
        var session = await woo.ConnectAsync();
        await woo.FaultAsync(new { operation = "listProducts", throttle = 1 });
        await woo.FaultAsync(new { operation = "listOrders", failNext = 1, status = 503 });

        (await woo.Channel.ReadListingsAsync(session, null, Cancelled)).ShouldSucceed();
        (await woo.Channel.ReadOrdersAsync(session, null, Cancelled)).ShouldSucceed();
    }

    [Fact]
    public async Task Keys_that_were_revoked_ask_to_connect_again()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();
        var session = await woo.ConnectAsync();
        await woo.FaultAsync(new { revokeTokens = true });

        (await woo.Channel.ValidateAsync(session, Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.Unauthorized);
    }

    private static async Task<ChannelResult<WireAnswer>> SendAsync(HttpResponseMessage answer)
    {
        using var http = new HttpClient(new Canned(answer));
        var sent = await WooCommerceErrors.Calls.SendAsync(http, new HttpRequestMessage(HttpMethod.Post, "https://example.com/wp-json/wc/v3/products").Named("createProduct"), Cancelled);
        return sent.Succeeded ? new WireAnswer() : sent.Error;
    }

    private sealed record WireAnswer;

    private sealed class Canned(HttpResponseMessage answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer);
    }
}
