using Marketplace.Channels.Seam;
using Marketplace.Tests.Sandbox;

namespace Marketplace.Tests.Channels.Ebay;

public sealed class EbayStandingTests : IAsyncLifetime
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
    public async Task A_sale_that_is_called_off_for_want_of_stock_shows_in_the_coming_evaluation_and_not_in_the_last()
    {
        var order = await _ebay.BuyAsync("HP-MUG-ESP");
        await _ebay.BuyAsync("HP-TWL-SET");
        (await _ebay.Channel.CancelAsync(_ebay.Session, order, CancelReasons.OutOfStock, Cancel)).ShouldSucceed();

        var standing = (await _ebay.Channel.ReadStandingAsync(_ebay.Session, Cancel)).ShouldSucceed();

        standing.Evaluations.Select(e => (e.Projected, e.Level)).ShouldBe([(false, "above_standard"), (true, "below_standard")]);
        standing.Evaluations[0].EvaluatedAt!.Value.Day.ShouldBe(20);
        standing.Evaluations[1].Rates.ShouldBe(
        [
            new StandingRate("Transaction defects", 50m, "below_standard"), new StandingRate("Cases closed without your resolution", 0m, "top_rated"),
            new StandingRate("Late shipments", 0m, "top_rated"),
        ]);
    }

    [Fact]
    public async Task Traffic_is_what_buyers_saw_opened_and_bought_in_thirty_days()
    {
        using var shop = await _ebay.Sandbox.Http.GetAsync("/ebay/usr/harbour-and-pine", Cancel);
        var listing = (await _ebay.ListingsAsync())[0].GetProperty("listingId").GetString();
        for (var i = 0; i < 4; i++)
            (await _ebay.Sandbox.Http.GetAsync($"/ebay/itm/{listing}", Cancel)).Dispose();
        await _ebay.BuyAsync("HP-TWL-SET", 2);

        var traffic = (await _ebay.Channel.ReadStandingAsync(_ebay.Session, Cancel)).ShouldSucceed().Traffic!;

        (traffic.To.DayNumber - traffic.From.DayNumber).ShouldBe(29);
        (traffic.Impressions, traffic.Views, traffic.Sales).ShouldBe(((await _ebay.ListingsAsync()).Length, 4, 1));
    }

    [Fact]
    public async Task A_site_that_eBay_counts_nothing_for_has_a_standing_without_traffic()
    {
        var session = _ebay.Session with { Settings = EbayAccountAtSandbox.Settings(EbaySandbox.UserId).With("marketplaceId", "EBAY_CA") };

        var standing = (await _ebay.Channel.ReadStandingAsync(session, Cancel)).ShouldSucceed();

        standing.Traffic.ShouldBeNull();
        standing.Evaluations.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_used_up_day_is_told_as_such()
    {
        await _ebay.FaultAsync(new { operation = "getTrafficReport", failNext = 10, status = 429 });

        (await _ebay.Channel.ReadStandingAsync(_ebay.Session, Cancel)).Error!.Kind.ShouldBe(ChannelErrorKind.Throttled);
    }
}
