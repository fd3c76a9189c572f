using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce;

namespace Marketplace.Tests.Channels.WooCommerce;

public sealed class WooCommerceImportTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_store_is_read_with_its_variations_stock_and_pictures()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();
        var session = await woo.ConnectAsync(WooCommerceSandbox.FullShop);

        var page = (await woo.Channel.ReadListingsAsync(session, null, Cancelled)).ShouldSucceed();

        (page.Records.Count, page.Total, page.Next, page.Problems.Count).ShouldBe((36, 36, null, 0));
        page.Records.ShouldAllBe(l => l.State == "active" && l.Currency == "USD" && l.Images.Count == 1 && l.Url != null);
        var smock = page.Records.Single(l => l.Title == "Garden smock");
        smock.Variants.Select(v => (v.Sku, v.Price, v.Quantity, v.Options.Single().Value)).ShouldBe(
            [("FF-WEA-02-SMALL", 96m, 5, "Small"), ("FF-WEA-02-MEDIUM", 96m, 5, "Medium"), ("FF-WEA-02-LARGE", 96m, 5, "Large")]);
        woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_large_store_is_read_page_by_page_and_later_only_what_changed()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();
        var session = await woo.ConnectAsync(WooCommerceSandbox.FullShop);
        await woo.ControlAsync("seed", new { listings = 1_214 });

        var seen = await ReadAllAsync(woo, session, null);
        seen.Select(l => l.RemoteId).Distinct().Count().ShouldBe(1_250);

        var before = DateTimeOffset.UtcNow;
        while (DateTimeOffset.UtcNow.ToUnixTimeSeconds() == before.ToUnixTimeSeconds())
            await Task.Delay(20, Cancelled);
        await woo.ControlAsync("stock", new { sku = "FF-POT-01", available = 7 });
        var cursor = woo.Channel.ChangedSince(before.AddSeconds(1));
        woo.Channel.ReadsChanges(cursor).ShouldBeTrue();
        (await ReadAllAsync(woo, session, cursor)).ShouldHaveSingleItem().Variants.ShouldHaveSingleItem().Quantity.ShouldBe(7);
        woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_moves_forward_because_something_was_deleted_meanwhile_is_not_missed()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();
        var session = await woo.ConnectAsync(WooCommerceSandbox.FullShop);
        await woo.ControlAsync("seed", new { listings = 1_014 });

        var first = (await woo.Channel.ReadListingsAsync(session, null, Cancelled)).ShouldSucceed();
        foreach (var gone in first.Records.Take(3))
            (await woo.Channel.DeleteAsync(session, gone.RemoteId, Cancelled)).ShouldSucceed();
        var rest = await ReadAllAsync(woo, session, first.Next);

        first.Records.Concat(rest).Select(l => l.RemoteId).Distinct().Count().ShouldBe(1_050);
    }

    [Fact]
    public async Task What_has_no_stock_of_its_own_or_waits_for_review_is_left_out_and_what_is_switched_off_is_inactive()
    {
        await using var woo = await WooCommerceSandbox.StartAsync();
        var keys = (await woo.KeysAsync()).Credentials;
        foreach (var body in new object[]
        {
            new { name = "A set", type = "grouped" }, new { name = "Elsewhere", type = "external", regular_price = "5" }, new { name = "Waiting", status = "pending", regular_price = "5" },
            new { name = "A draft", status = "draft", regular_price = "5" }, new { name = "Salt &amp; pepper", regular_price = "9", sale_price = "7.5" }, new { name = "Sold", regular_price = "5", manage_stock = true, stock_quantity = 0 },
        })
            (await woo.CallAsync(keys, HttpMethod.Post, "products", body)).Status.ShouldBe(System.Net.HttpStatusCode.Created);

        var listings = await ReadAllAsync(woo, woo.Session(keys), null);

        listings.Select(l => (l.Title, l.State, l.Variants[0].Price, l.Variants[0].Quantity)).ShouldBe(
            [("A draft", "inactive", 5m, 999), ("Salt & pepper", "active", 7.5m, 999), ("Sold", "sold_out", 5m, 0)]);
    }

    [Theory]
    [InlineData("3|250|USD", 100, 250, "4|250|USD")]
    [InlineData("3|250|USD", 50, 250, null)]
    [InlineData("3|250|USD", 50, 247, "2|247|USD")]
    [InlineData("3|450|USD", 100, 300, "1|300|USD")]
    [InlineData("changed|2026-11-26T10:00:00.0000000Z|2|150|USD", 50, 150, null)]
    [InlineData("changed|2026-11-26T10:00:00.0000000Z", 100, 150, "changed|2026-11-26T10:00:00.0000000Z|2|150|USD")]
    public void A_reading_goes_on_and_steps_back_as_far_as_entries_have_moved(string cursor, int read, int total, string? next) =>
        WooCommerceCursor.Parse(cursor).After(read, [total], "USD")?.ToString().ShouldBe(next);

    private static async Task<List<RemoteListing>> ReadAllAsync(WooCommerceSandbox woo, ChannelSession session, string? cursor)
    {
        var all = new List<RemoteListing>();
        do
        {
            var page = (await woo.Channel.ReadListingsAsync(session, cursor, Cancelled)).ShouldSucceed();
            all.AddRange(page.Records);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }
}
