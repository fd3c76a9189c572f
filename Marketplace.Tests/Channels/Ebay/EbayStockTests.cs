using Marketplace.Channels.Ebay;
using Marketplace.Channels.Seam;
using Marketplace.Tests.Sandbox;

namespace Marketplace.Tests.Channels.Ebay;

public sealed class EbayStockTests : IAsyncLifetime
{
    private EbayAccountAtSandbox _ebay = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ebay = await EbayAccountAtSandbox.ConnectAsync(EbaySandbox.UserId);

    public async ValueTask DisposeAsync()
    {
        _ebay.Calls.Violations.ShouldBeEmpty();
        await _ebay.DisposeAsync();
    }

    [Fact]
    public async Task Many_listings_are_read_and_set_25_SKUs_a_call_with_an_answer_for_each()
    {
        await _ebay.Sandbox.ControlAsync("seed", new { listings = 40 });
        StockPush[] pushes = [.. Enumerable.Range(1, 40).Select(i => Push($"SEED-{i:D6}", 7)), Push("NOT-THERE", 1)];

        var answers = await _ebay.Channel.PushStockAsync(_ebay.Session, pushes, Cancel);

        answers.Take(40).ShouldAllBe(answer => answer.Succeeded && answer.Value!.State == "active");
        answers[0].Value!.Before.ShouldBe(new Dictionary<string, int> { ["SEED-000001"] = 2 });
        answers[40].Error!.Field.ShouldBe("sku");
        (await _ebay.CountAsync("bulkGetInventoryItem")).ShouldBe(2);
        (await _ebay.CountAsync("bulkUpdatePriceQuantity")).ShouldBe(2);
    }

    [Fact]
    public async Task What_eBay_shows_already_is_not_written()
    {
        (await PushAsync("HP-MUG-ESP", 9)).Changed.ShouldBeFalse();
        (await PushAsync("HP-MUG-ESP", 4)).Changed.ShouldBeTrue();

        (await _ebay.CountAsync("bulkUpdatePriceQuantity")).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_left_is_out_of_stock_until_there_is_some_again()
    {
        (await PushAsync("HP-MUG-ESP", 0)).State.ShouldBe("sold_out");
        (await ReadAsync("HP-MUG-ESP")).State.ShouldBe("sold_out");

        (await PushAsync("HP-MUG-ESP", 2)).State.ShouldBe("active");
        (await ReadAsync("HP-MUG-ESP")).State.ShouldBe("active");
    }

    [Fact]
    public async Task A_variation_without_stock_leaves_the_others_on_sale()
    {
        var group = EbayKey.OfGroup("HP-MUG-TIDE-GROUP").ToString();
        StockPush push = new(group, new Dictionary<string, int> { ["HP-MUG-TIDE-BLUE"] = 0 });

        (await _ebay.Channel.PushStockAsync(_ebay.Session, [push], Cancel))[0].ShouldSucceed().State.ShouldBe("active");

        push = new(group, new Dictionary<string, int> { ["HP-MUG-TIDE-BLUE"] = 0, ["HP-MUG-TIDE-WHITE"] = 0, ["HP-MUG-TIDE-GREEN"] = 0 });
        (await _ebay.Channel.PushStockAsync(_ebay.Session, [push], Cancel))[0].ShouldSucceed().State.ShouldBe("sold_out");
    }

    [Fact]
    public async Task A_listing_that_was_revised_too_often_waits_and_the_others_do_not()
    {
        for (var i = 0; i < 250; i++)
            await PushAsync("HP-MUG-ESP", 10 + (i % 2));

        var answers = await _ebay.Channel.PushStockAsync(_ebay.Session, [Push("HP-MUG-ESP", 1), Push("HP-TWL-SET", 1)], Cancel);

        answers[0].Error!.Kind.ShouldBe(ChannelErrorKind.Throttled);
        answers[1].ShouldSucceed().Changed.ShouldBeTrue();
    }

    private static StockPush Push(string sku, int quantity) => new(sku, new Dictionary<string, int> { [sku] = quantity });

    private async Task<StockPushed> PushAsync(string sku, int quantity) => (await _ebay.Channel.PushStockAsync(_ebay.Session, [Push(sku, quantity)], Cancel))[0].ShouldSucceed();

    private async Task<RemoteListing> ReadAsync(string sku) => (await _ebay.Channel.ReadListingAsync(_ebay.Session, sku, Cancel)).ShouldSucceed();
}
