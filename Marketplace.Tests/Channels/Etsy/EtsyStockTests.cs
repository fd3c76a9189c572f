using Marketplace.Channels.Etsy;
using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.Etsy;

public sealed class EtsyStockTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stock_push_writes_back_the_price_that_Etsy_has_now()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        var id = await PublishAsync(etsy, session);
        var client = new EtsyClient(session);
        var read = EtsyInventoryMapper.Unchanged((await client.GetInventoryAsync(id, Cancelled)).Value!);
        var repriced = read with { Products = [.. read.Products.Select(p => p with { Offerings = [p.Offerings[0] with { Price = 33.33m }] })] };
        (await client.UpdateInventoryAsync(id, repriced, Cancelled)).Error.ShouldBeNull();

        var pushed = await PushAsync(etsy, session, id, 2);

        pushed.ShouldBe(("active", true));
        var variant = (await etsy.Channel.ReadListingAsync(session, id, Cancelled)).Value!.Variants.ShouldHaveSingleItem();
        (variant.Price, variant.Quantity).ShouldBe((33.33m, 2));
        (await PushAsync(etsy, session, id, 2)).ShouldBe(("active", false));
        etsy.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_left_takes_the_listing_off_sale_and_new_stock_puts_it_back()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        var id = await PublishAsync(etsy, session);

        (await PushAsync(etsy, session, id, 0)).ShouldBe(("sold_out", true));
        (await PushAsync(etsy, session, id, 0, soldOut: true)).ShouldBe(("sold_out", false));
        (await PushAsync(etsy, session, id, 4, soldOut: true)).ShouldBe(("active", true));

        (await etsy.Channel.ReadListingAsync(session, id, Cancelled)).Value!.Variants[0].Quantity.ShouldBe(4);
    }

    [Fact]
    public async Task A_429_is_waited_out_for_any_call()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        await etsy.FaultAsync(new { operation = "createDraftListing", throttle = 1 });

        await PublishAsync(etsy, session);

        (await etsy.ListingsAsync()).Length.ShouldBe(1);
        (await etsy.CountAsync("createDraftListing")).ShouldBe(2);
    }

    private static async Task<string> PublishAsync(EtsySandbox etsy, ChannelSession session)
    {
        var published = await etsy.Channel.PublishAsync(
            session, EtsyDrafts.Mug(images: 1), PublishCheckpoint.None, _ => Task.CompletedTask, _ => Task.FromResult(false), Cancelled);
        published.Error.ShouldBeNull();
        return published.Value!.RemoteId;
    }

    private static async Task<(string State, bool Changed)> PushAsync(EtsySandbox etsy, ChannelSession session, string id, int level, bool soldOut = false)
    {
        var answer = (await etsy.Channel.PushStockAsync(session, [new StockPush(id, new Dictionary<string, int> { ["MUG-1"] = level }, soldOut)], Cancelled)).ShouldHaveSingleItem();
        answer.Error.ShouldBeNull();
        return (answer.Value!.State, answer.Value.Changed);
    }
}
