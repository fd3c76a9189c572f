using Marketplace.Data.Listings;

namespace Marketplace.Tests.Data.Listings;

public sealed class QuantityLimitsTests
{
    [Theory]
    [InlineData(10, 0, null, 10)]
    [InlineData(10, 3, null, 7)]
    [InlineData(10, 3, 5, 5)]
    [InlineData(10, 8, 5, 2)]
    [InlineData(3, 3, null, 0)]
    [InlineData(2, 3, null, 0)]
    [InlineData(10, 0, 0, 0)]
    [InlineData(0, 0, 5, 0)]
    public void A_connection_shows_what_is_not_held_back_and_never_more_than_it_may(int available, int holdBack, int? listAtMost, int shown) =>
        new QuantityLimits(holdBack, listAtMost).Shown(available).ShouldBe(shown);

    [Fact]
    public void Nothing_is_held_back_from_stock_that_is_not_tracked()
    {
        new QuantityLimits(3, null).ShownUntracked(999).ShouldBe(999);
        new QuantityLimits(3, 5).ShownUntracked(999).ShouldBe(5);
    }
}
