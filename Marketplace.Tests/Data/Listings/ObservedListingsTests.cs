using Marketplace.Data.Listings;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Data.ConnectedShop;

namespace Marketplace.Tests.Data.Listings;

public sealed class ObservedListingsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_listing_is_matched_to_the_product_of_its_sku_once()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);

        var written = await shop.ImportAsync(Remote("R1", "P1"), Remote("R2", "P1"), Remote("R3", "unknown"), Remote("R4", null));

        written.ShouldAllBe(w => w.Created && !w.Unchanged);
        written.Count(w => w.Matched).ShouldBe(1, "one listing of a connection stands for a product");
        (await shop.ReadAsync("select p.title from listings l join products p on p.id = l.product_id")).ShouldBe(["Lamp 1"]);
        (await shop.ReadAsync("select v.sku from listing_variants lv join variants v on v.id = lv.variant_id")).ShouldBe(["P1"]);
    }

    [Fact]
    public async Task Reading_the_same_again_changes_nothing_and_says_so()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await shop.ImportAsync(Remote("R1", "P1"), Remote("R2", "P2"));

        var again = await shop.ImportAsync(Remote("R1", "P1"), Remote("R2", "P2", title: "Another lamp"));

        again.Select(w => (w.Created, w.Unchanged)).ShouldBe([(false, true), (false, false)], ignoreOrder: true);
        (await shop.ReadAsync("select title from listings order by remote_id")).ShouldBe(["A lamp", "Another lamp"]);
    }

    [Fact]
    public async Task A_listing_that_an_import_met_before_its_publish_was_noted_becomes_the_published_one()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var own = Guid.CreateVersion7();
        await shop.ReadAsync($"""
            insert into listings (id, seller_id, connection_id, product_id, state, title, overrides, version, created_at, updated_at)
            values ('{own}', '{shop.SellerId}', '{shop.ConnectionId}', '{shop.Products[0].Id}', 'publishing', 'Lamp 1', '{"{}"}', 1, now(), now()) returning 'ok'
            """);
        await shop.ImportAsync(Remote("R1", "P1"));

        await shop.RunAsync(c => ListingStore.SaveCheckpointAsync(c, own, """{"remoteId":"R1"}""", "R1", CancellationToken.None));
        await shop.RunAsync(c => ObservedListings.WriteOwnAsync(c, shop.ConnectionId, own, Remote("R1", "P1"), Now, CancellationToken.None));

        (await shop.ReadAsync("select id || state || remote_id from listings")).ShouldBe([$"{own}activeR1"]);
    }

    [Fact]
    public async Task Stock_that_was_never_counted_here_does_not_empty_the_channel()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres, onHand: 0);
        var listing = await shop.ListAsync(1, quantity: 7);

        var difference = (await shop.RunAsync(c => StockDifferences.ReadAsync(c, [listing], CancellationToken.None))).ShouldHaveSingleItem();

        (difference.Available, difference.Remote, difference.Pushed, difference.Counted).ShouldBe((0, 7, null, false));
        (await shop.RunAsync(c => StockDifferences.ReadLevelsAsync(c, listing, CancellationToken.None))).ShouldBeEmpty();
        await shop.RunAsync(c => StockDifferences.AgreeAsync(c, [difference], CancellationToken.None));
        (await shop.RunAsync(c => StockDifferences.ReadLevelsAsync(c, listing, CancellationToken.None))).ShouldBe([("P1", 0)]);
    }

    [Fact]
    public async Task What_was_pushed_is_what_the_channel_shows()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);

        await shop.RunAsync(c => ListingStore.WritePushedAsync(c, listing, new Dictionary<string, int> { ["P1"] = 0 }, "sold_out", Now, CancellationToken.None));

        (await shop.ReadAsync("select state || quantity from listings")).ShouldBe(["sold_out0"]);
        (await shop.ReadAsync("select quantity || ',' || pushed_quantity from listing_variants")).ShouldBe(["0,0"]);
    }
}
