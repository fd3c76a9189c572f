using Marketplace.Data.Drifts;
using Marketplace.Data.Listings;
using Marketplace.Grains.Drifts;
using Marketplace.Tests.Data;

namespace Marketplace.Tests.Grains.Drifts;

public sealed class DriftComparisonTests
{
    private static readonly ListingBelief _belief = new(
        Guid.NewGuid(), "R1", ListingState.Active, SameCurrency: true, InFlight: false, LastFailed: false, EverSent: true, [new(0, "P1", Observed: 10, Wanted: 10)]);

    private static readonly ListingStock _stock = new(
        Guid.NewGuid(), 0, Guid.NewGuid(), "P1", Available: 5, Remote: 5, Pushed: 5, Counted: true, ListingState.Active, InFlight: false, LastFailed: false);

    [Fact]
    public void Equal_sides_have_no_difference() => Listing(_belief).ShouldBeEmpty();

    [Fact]
    public void A_price_that_moved_on_the_channel_was_edited_there() =>
        Listing(_belief, price: 12).ShouldHaveSingleItem().ShouldBe(new(_belief.Id, DriftField.Price, 0, "P1", DriftCause.ChannelEdit, "10", "12"));

    [Theory]
    [InlineData(false, true, DriftCause.UnsentChange)]
    [InlineData(true, true, DriftCause.FailedPush)]
    [InlineData(false, false, DriftCause.NeverSent)]
    public void A_price_that_stood_still_there_was_not_sent_from_here(bool failed, bool sent, DriftCause cause) =>
        Listing(_belief with { LastFailed = failed, EverSent = sent, Offers = [new(0, "P1", Observed: 10, Wanted: 11)] }).ShouldHaveSingleItem().Cause.ShouldBe(cause);

    [Fact]
    public void A_listing_switched_off_on_the_channel_was_edited_there() =>
        Listing(_belief, "inactive").ShouldHaveSingleItem().ShouldBe(new(_belief.Id, DriftField.State, -1, null, DriftCause.ChannelEdit, "active", "inactive"));

    [Theory]
    [InlineData(ListingState.Active, "sold_out")]
    [InlineData(ListingState.SoldOut, "inactive")]
    [InlineData(ListingState.Ended, "inactive")]
    [InlineData(ListingState.Inactive, "ended")]
    public void Words_for_the_same_thing_are_no_difference(ListingState believed, string shown) => Listing(_belief with { State = believed }, shown).ShouldBeEmpty();

    [Fact]
    public void What_is_being_changed_is_not_compared() => Listing(_belief with { InFlight = true }, "inactive", price: 99).ShouldBeEmpty();

    [Fact]
    public void Prices_in_other_currencies_are_not_compared() => Listing(_belief with { SameCurrency = false }, price: 99).ShouldBeEmpty();

    [Fact]
    public void An_offer_that_stands_elsewhere_now_is_not_compared() => Listing(_belief with { Offers = [new(0, "OTHER", 10, 99)] }).ShouldBeEmpty();

    [Theory]
    [InlineData(5, 3, 5, false, DriftCause.ChannelEdit)]
    [InlineData(4, 5, 5, false, DriftCause.UnsentChange)]
    [InlineData(4, 5, 5, true, DriftCause.FailedPush)]
    [InlineData(4, 5, null, false, DriftCause.NeverSent)]
    public void A_difference_in_stock_names_its_cause(int available, int remote, int? pushed, bool failed, DriftCause cause) =>
        DriftComparison.OfStock([_stock with { Available = available, Remote = remote, Pushed = pushed, LastFailed = failed }]).ShouldHaveSingleItem().Cause.ShouldBe(cause);

    [Fact]
    public void Stock_on_its_way_off_sale_or_never_counted_is_no_difference() => DriftComparison.OfStock(
    [
        _stock with { Remote = 1, InFlight = true },
        _stock with { Remote = 1, State = ListingState.Inactive },
        _stock with { Remote = 1, Counted = false, Pushed = null },
    ]).ShouldBeEmpty();

    private static List<FoundDrift> Listing(ListingBelief belief, string state = "active", decimal price = 10) =>
        [.. DriftComparison.OfListing(belief, ConnectedShop.Remote("R1", "P1", state: state, price: price))];
}
