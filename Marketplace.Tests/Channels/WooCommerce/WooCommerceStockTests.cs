using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.WooCommerce;

public sealed class WooCommerceStockTests : IAsyncLifetime
{
    private WooCommerceSandbox _woo = null!;
    private ChannelSession _session = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _woo = await WooCommerceSandbox.StartAsync();
        _session = await _woo.ConnectAsync();
    }

    public ValueTask DisposeAsync() => _woo.DisposeAsync();

    [Fact]
    public async Task Quantities_of_many_products_are_set_together_and_nothing_else_is()
    {
        var (mug, shirt) = (await PublishAsync(_woo.Mug()), await PublishAsync(_woo.Shirt()));
        var calls = _woo.Calls.Calls.Count;

        var answers = await _woo.Channel.PushStockAsync(
            _session, [new StockPush(mug, new Dictionary<string, int> { ["MUG-1"] = 9 }), new StockPush(shirt, new Dictionary<string, int> { ["SHIRT-M-W"] = 4, ["SHIRT-S-G"] = 2 })], Cancelled);

        answers[0].ShouldSucceed().ShouldSatisfyAllConditions(p => p.Before.ShouldBe(new Dictionary<string, int> { ["MUG-1"] = 5 }), p => p.Changed.ShouldBeTrue(), p => p.State.ShouldBe("active"));
        answers[1].ShouldSucceed().Before.ShouldBe(new Dictionary<string, int> { ["SHIRT-S-G"] = 2, ["SHIRT-M-W"] = 0 }, ignoreOrder: true);
        // One reading of both, the variations, and one batch for each kind.
        (_woo.Calls.Calls.Count - calls).ShouldBe(4);
        var products = await _woo.ProductsAsync();
        products[0].GetProperty("quantity").GetInt32().ShouldBe(9);
        products[1].GetProperty("variations").EnumerateArray().Select(v => (v.GetProperty("quantity").GetInt32(), v.GetProperty("price").GetString())).ShouldBe([(3, "60.00"), (4, "60.00"), (2, "65.50")]);
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_as_it_should_be_is_not_written_and_what_sells_out_says_so()
    {
        var mug = await PublishAsync(_woo.Mug());

        (await PushAsync(mug, "MUG-1", 5)).ShouldSucceed().Changed.ShouldBeFalse();
        (await PushAsync(mug, "MUG-1", 0)).ShouldSucceed().ShouldSatisfyAllConditions(p => p.Changed.ShouldBeTrue(), p => p.State.ShouldBe("sold_out"));
        (await _woo.Channel.ReadListingAsync(_session, mug, Cancelled)).ShouldSucceed().State.ShouldBe("sold_out");
        (await PushAsync(mug, "MUG-1", 2)).ShouldSucceed().State.ShouldBe("active");
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("notify")]
    public async Task What_is_sold_out_takes_no_backorders_from_then_on(string backorders)
    {
        var mug = await PublishAsync(_woo.Mug());
        var keys = (await _woo.KeysAsync()).Credentials;
        await _woo.CallAsync(keys, HttpMethod.Put, $"products/{mug}", new { backorders });

        (await PushAsync(mug, "MUG-1", 1)).ShouldSucceed().State.ShouldBe("active");
        (await _woo.CallAsync(keys, HttpMethod.Get, $"products/{mug}")).Body.GetProperty("backorders").GetString().ShouldBe(backorders, "while there is stock it is the seller's business");
        (await PushAsync(mug, "MUG-1", 0)).ShouldSucceed().ShouldSatisfyAllConditions(p => p.Changed.ShouldBeTrue(), p => p.State.ShouldBe("sold_out"));

        (await _woo.CallAsync(keys, HttpMethod.Get, $"products/{mug}")).Body.GetProperty("stock_status").GetString().ShouldBe("outofstock");
        (await PushAsync(mug, "MUG-1", 0)).ShouldSucceed().Changed.ShouldBeFalse();
    }

    [Fact]
    public async Task Each_product_has_its_own_outcome()
    {
        var mug = await PublishAsync(_woo.Mug());
        var keys = (await _woo.KeysAsync()).Credentials;
        var uncounted = (await _woo.CallAsync(keys, HttpMethod.Post, "products", new { name = "Poster", sku = "POSTER", regular_price = "5" })).Body.GetProperty("id").ToString();

        var answers = await _woo.Channel.PushStockAsync(_session,
        [
            new StockPush("99999", new Dictionary<string, int> { ["X"] = 1 }), new StockPush(mug, new Dictionary<string, int> { ["OTHER"] = 1 }),
            new StockPush(uncounted, new Dictionary<string, int> { ["POSTER"] = 1 }), new StockPush(mug, new Dictionary<string, int> { ["MUG-1"] = 8 }),
        ], Cancelled);

        answers[0].Error!.Kind.ShouldBe(ChannelErrorKind.NotFound);
        answers[1].Error!.Message.ShouldBe("The WooCommerce product has no SKU OTHER.");
        answers[2].Error!.Message.ShouldBe("WooCommerce does not count the stock of POSTER. Switch on 'Track stock quantity' for it in WooCommerce.");
        answers[3].ShouldSucceed().Changed.ShouldBeTrue();
    }

    private async Task<string> PublishAsync(ListingDraft draft) =>
        (await _woo.Channel.PublishAsync(_session, draft, PublishCheckpoint.None, _ => Task.CompletedTask, _ => Task.FromResult(false), Cancelled)).ShouldSucceed().RemoteId;

    private async Task<ChannelResult<StockPushed>> PushAsync(string id, string sku, int level) =>
        (await _woo.Channel.PushStockAsync(_session, [new StockPush(id, new Dictionary<string, int> { [sku] = level })], Cancelled))[0];
}
