using Marketplace.Data.Listings;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Data.ConnectedShop;

namespace Marketplace.Tests.Data.Listings;

public sealed class ListingPaceTests(PostgresFixture postgres)
{
    private static readonly Pace _ordinary = new(TimeSpan.FromMinutes(10), Burst: 3);
    private static readonly Pace _reserve = new(TimeSpan.FromHours(2), Burst: 2);

    [Fact]
    public async Task Some_changes_may_come_at_once_then_one_in_so_long()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);

        for (var i = 0; i < 3; i++)
            (await TakeAsync(shop, listing, Now)).ShouldBeNull();
        (await TakeAsync(shop, listing, Now)).ShouldBe(Now + _ordinary.Every);
        (await TakeAsync(shop, listing, Now + _ordinary.Every)).ShouldBeNull();
        (await TakeAsync(shop, listing, Now + _ordinary.Every)).ShouldBe(Now + (_ordinary.Every * 2));
        (await TakeAsync(shop, await shop.ListAsync(2), Now)).ShouldBeNull("another listing has a pace of its own");
    }

    [Fact]
    public async Task What_sold_out_has_a_reserve_of_its_own()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);
        while (await TakeAsync(shop, listing, Now) is null)
        {
        }

        (await TakeAsync(shop, listing, Now, _reserve)).ShouldBeNull();
        (await TakeAsync(shop, listing, Now, _reserve)).ShouldBeNull();
        (await TakeAsync(shop, listing, Now, _reserve)).ShouldBe(Now + _ordinary.Every, "the ordinary pace allows one before the reserve does");
    }

    [Fact]
    public async Task However_they_are_asked_for_no_day_has_more_than_the_limit()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var (listing, pace, random, taken, now) = (await shop.ListAsync(1), Pace.OfDay(50, atOnce: 0.2), new Random(3), new List<DateTimeOffset>(), Now);
        while (now < Now.AddDays(3))
        {
            now += TimeSpan.FromMinutes(random.NextDouble() < 0.02 ? random.Next(600) : random.Next(12));
            if (await TakeAsync(shop, listing, now, pace: pace) is null)
                taken.Add(now);
        }

        taken.Max(from => taken.Count(t => t >= from && t < from.AddDays(1))).ShouldBeInRange(40, 51);
    }

    private static Task<DateTimeOffset?> TakeAsync(ConnectedShop shop, Guid listing, DateTimeOffset now, Pace? soldOut = null, Pace? pace = null) =>
        shop.RunAsync(c => ListingPaceStore.TakeAsync(c, listing, pace ?? _ordinary, soldOut, now, CancellationToken.None));
}
