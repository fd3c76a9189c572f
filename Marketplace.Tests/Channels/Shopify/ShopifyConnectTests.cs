using System.Security.Cryptography;
using System.Text;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify;

namespace Marketplace.Tests.Channels.Shopify;

public sealed class ShopifyConnectTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("my-shop", "my-shop.myshopify.com")]
    [InlineData(" My-Shop.myshopify.com ", "my-shop.myshopify.com")]
    [InlineData("https://my-shop.myshopify.com/admin/products?x=1", "my-shop.myshopify.com")]
    [InlineData("https://admin.shopify.com/store/my-shop/settings", "my-shop.myshopify.com")]
    [InlineData("evil.example/.myshopify.com", null)]
    [InlineData("evil.example#.myshopify.com", null)]
    [InlineData("user@evil.example", null)]
    [InlineData("my_shop", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_shop_is_known_by_its_myshopify_domain_and_by_nothing_else(string? typed, string? domain) => ShopifyShop.Parse(typed).ShouldBe(domain);

    [Fact]
    public async Task An_installed_shop_is_connected_by_its_domain_and_name()
    {
        await using var shopify = await ShopifySandbox.StartAsync();

        var granted = await shopify.Channel.ExchangeCodeAsync(shopify.Pipeline.Create(shopify.Channel), await shopify.InstallAsync(ShopifySandbox.FullShop), Cancelled);

        granted.Error.ShouldBeNull();
        (granted.Value!.AccountId, granted.Value.AccountName).ShouldBe((ShopifySandbox.FullShop, "Cedar & Salt"));
        granted.Value.Scopes.ShouldContain("write_products");
        granted.Value.Credentials.ExpiresAt.ShouldBeNull();
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("hmac", "00")]
    [InlineData("shop", ShopifySandbox.FullShop)]
    [InlineData("timestamp", "1")]
    [InlineData("extra", "more")]
    public async Task A_callback_with_anything_changed_is_refused_and_its_code_not_used(string name, string value)
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var callback = await shopify.InstallAsync();
        var changed = callback with { Query = callback.Query.Where(p => p.Key != name).Append(new(name, value)).ToDictionary() };

        (await ExchangeAsync(shopify, changed)).Error!.Code.ShouldBe("hmac");
        (await ExchangeAsync(shopify, callback)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Another_shop_than_the_one_that_was_to_be_connected_is_refused_though_Shopify_signed_it()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var callback = await shopify.InstallAsync();

        (await ExchangeAsync(shopify, callback with { Inputs = new Dictionary<string, string> { ["shop"] = ShopifySandbox.FullShop } })).Error!.Code.ShouldBe("hmac");
    }

    [Fact]
    public async Task A_withdrawn_authorisation_asks_to_connect_again()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        (await shopify.Channel.ValidateAsync(session, Cancelled)).Error.ShouldBeNull();

        await shopify.ControlAsync("uninstall", new { shop = ShopifySandbox.EmptyShop });

        (await shopify.Channel.ValidateAsync(session, Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.Unauthorized);
    }

    [Fact]
    public async Task The_settings_offer_the_shops_locations_and_sales_channels_and_choose_the_usual_ones()
    {
        await using var shopify = await ShopifySandbox.StartAsync();

        var settings = (await shopify.Channel.ReadSettingsAsync(await shopify.ConnectAsync(), Cancelled)).Value!;

        settings.Select(s => s.Name).ShouldBe(["locationId", "publicationId", "vendor", "productType"]);
        settings[0].Choices.Select(c => c.Label).ShouldBe(["Workshop", "Market stall"]);
        settings[0].Default.ShouldBe("gid://shopify/Location/701120020");
        settings[1].Default.ShouldBe("gid://shopify/Publication/701120025");
        shopify.Channel.MissingSettings(default).ShouldBe(["locationId"]);
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    /// <summary>The example of Shopify's documentation, with a secret of ours.</summary>
    [Fact]
    public void The_signature_is_over_the_sorted_parameters_without_itself()
    {
        var query = new Dictionary<string, string>
        {
            ["timestamp"] = "1337178173",
            ["state"] = "0.6784241404160823",
            ["shop"] = "some-shop.myshopify.com",
            ["code"] = "0907a61c0c8d55e99db179b68161bc00",
        };
        const string Message = "code=0907a61c0c8d55e99db179b68161bc00&shop=some-shop.myshopify.com&state=0.6784241404160823&timestamp=1337178173";
        query["hmac"] = Convert.ToHexStringLower(HMACSHA256.HashData("hush"u8, Encoding.UTF8.GetBytes(Message)));

        new ShopifyAuthorization(new ShopifyOptions { ClientSecret = "hush" }).IsAuthentic(query).ShouldBeTrue();
        new ShopifyAuthorization(new ShopifyOptions { ClientSecret = "other" }).IsAuthentic(query).ShouldBeFalse();
        query.Remove("hmac");
        new ShopifyAuthorization(new ShopifyOptions { ClientSecret = "hush" }).IsAuthentic(query).ShouldBeFalse();
    }

    private static Task<ChannelResult<GrantedAccount>> ExchangeAsync(ShopifySandbox shopify, OAuthCallback callback) =>
        shopify.Channel.ExchangeCodeAsync(shopify.Pipeline.Create(shopify.Channel), callback, Cancelled);
}
