using System.Text;
using System.Web;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce;

namespace Marketplace.Tests.Channels.WooCommerce;

public sealed class WooCommerceConnectTests
{
    private static readonly WooCommerceChannel _strict = new(Microsoft.Extensions.Options.Options.Create(new WooCommerceOptions()), TimeProvider.System);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("your-shop.com", "https://your-shop.com")]
    [InlineData(" HTTPS://Your-Shop.com/ ", "https://your-shop.com")]
    [InlineData("https://your-shop.com/wp-admin/plugins.php?x=1", "https://your-shop.com")]
    [InlineData("example.com/store/wp-login.php", "https://example.com/store")]
    [InlineData("https://example.com:8443/shop/", "https://example.com:8443/shop")]
    [InlineData("bücher.example", "https://xn--bcher-kva.example")]
    public void A_stores_address_is_brought_into_one_form(string given, string account) => WooCommerceStore.Parse(given, allowHttp: false).ShouldSucceed().ShouldBe(account);

    [Theory]
    [InlineData("")]
    [InlineData("http://your-shop.com")]
    [InlineData("ftp://your-shop.com")]
    [InlineData("https://user:secret@your-shop.com")]
    [InlineData("not a shop")]
    public void What_is_no_https_address_is_refused_by_the_name_of_its_field(string given) =>
        WooCommerceStore.Parse(given, allowHttp: false).Error!.Field.ShouldBe("store");

    [Fact]
    public void The_consent_page_is_the_stores_own_and_gets_all_that_it_asks_for()
    {
        var url = _strict.BuildAuthorizeUrl(new KeysStart(
            "the-state", new Uri("https://app.example/connect/woocommerce/keys"), new Uri("https://app.example/connect/woocommerce/callback?state=the-state"),
            new Dictionary<string, string> { ["store"] = "example.com/shop" })).ShouldSucceed();

        url.GetLeftPart(UriPartial.Path).ShouldBe("https://example.com/shop/wc-auth/v1/authorize");
        var query = HttpUtility.ParseQueryString(url.Query);
        query.AllKeys.Order().ShouldBe(["app_name", "callback_url", "return_url", "scope", "user_id"]);
        (query["scope"], query["user_id"]).ShouldBe(("read_write", "the-state"));
    }

    [Fact]
    public void Without_https_of_our_own_no_keys_could_come()
    {
        var refused = _strict.BuildAuthorizeUrl(new KeysStart("s", new Uri("http://app.example/keys"), new Uri("http://app.example/back"), new Dictionary<string, string> { ["store"] = "example.com" }));

        refused.Error!.Message.ShouldBe("WooCommerce sends keys only to an address with https, and this installation has none. Its operator sets PublicUrl.");
    }

    [Fact]
    public async Task The_keys_come_from_the_store_and_are_tried_on_it()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();

        var keys = await woo.KeysAsync();
        var granted = (await woo.Channel.AcceptKeysAsync(woo.Pipeline.Create(woo.Channel), keys, woo.Start().Inputs, Cancelled)).ShouldSucceed();

        (keys.State, keys.Scopes.Single()).ShouldBe(("the-state", "read_write"));
        granted.AccountId.ShouldBe(woo.StoreAddress());
        granted.AccountName.ShouldBe("Quiet Harbour");
        (await woo.Channel.ValidateAsync(woo.Session(granted.Credentials), Cancelled)).ShouldSucceed();
        woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_owner_who_declines_comes_back_with_nothing()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();

        var back = HttpUtility.ParseQueryString((await woo.DecideAsync("deny")).Query);

        (back["success"], back["user_id"], back["state"]).ShouldBe(("0", "the-state", "the-state"));
        woo.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_that_only_read_and_keys_of_another_store_are_refused()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();
        var keys = await woo.KeysAsync(WooCommerceSandbox.FullShop);

        (await woo.Channel.AcceptKeysAsync(woo.Pipeline.Create(woo.Channel), keys with { Scopes = ["read"] }, woo.Start(WooCommerceSandbox.FullShop).Inputs, Cancelled)).Error!.Code.ShouldBe("key_permissions");
        (await woo.Channel.AcceptKeysAsync(woo.Pipeline.Create(woo.Channel), keys, woo.Start().Inputs, Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.Unauthorized);
        woo.Channel.ReadKeys("""{"consumer_key":"ck_1","user_id":"s"}"""u8).ShouldBeNull();
        woo.Channel.ReadKeys(Encoding.UTF8.GetBytes("consumer_key=ck_1")).ShouldBeNull();
    }

    [Fact]
    public async Task A_store_in_a_private_network_is_not_called_unless_the_operator_names_it()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();
        var keys = await woo.KeysAsync();
        using var guarded = ChannelTransport.Sockets(new PublicSockets(null));
        using var open = ChannelTransport.Sockets(new PublicSockets(woo.Address.Authority));

        var refused = await woo.Channel.AcceptKeysAsync(new ChannelPipeline(guarded, TimeProvider.System).Create(woo.Channel), keys, woo.Start().Inputs, Cancelled);
        (refused.Error!.Kind, refused.Error.Code).ShouldBe((ChannelErrorKind.Rejected, "private_address"));
        (await woo.Channel.AcceptKeysAsync(new ChannelPipeline(open, TimeProvider.System).Create(woo.Channel), keys, woo.Start().Inputs, Cancelled)).ShouldSucceed();
    }

    [Fact]
    public async Task The_settings_offer_what_the_store_has()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();
        var session = await woo.ConnectAsync(WooCommerceSandbox.FullShop);

        var settings = (await woo.Channel.ReadSettingsAsync(session, Cancelled)).ShouldSucceed();

        settings.Select(setting => setting.Name).ShouldBe(["categoryId", "catalogVisibility", "taxClass", "shippingClass"]);
        settings[0].Choices.Select(choice => choice.Label).ShouldBe(["Home", "Kitchen", "Paper", "Planters", "Tools", "Uncategorized", "Wear"]);
        woo.Channel.MissingSettings(session.Settings).ShouldBeEmpty();
        woo.Calls.Violations.ShouldBeEmpty();
    }
}
