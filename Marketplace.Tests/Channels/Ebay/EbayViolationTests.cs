using System.Net;
using Marketplace.Channels.Seam;
using Marketplace.Tests.Sandbox;

namespace Marketplace.Tests.Channels.Ebay;

public sealed class EbayViolationTests : IAsyncLifetime
{
    private EbayAccountAtSandbox _ebay = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ebay = await EbayAccountAtSandbox.ConnectAsync();

    public async ValueTask DisposeAsync()
    {
        _ebay.Calls.Violations.ShouldBeEmpty();
        await _ebay.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_to_find_is_no_violation_and_one_call()
    {
        (await ReadAsync(_ebay.Session)).ShouldBeEmpty();

        (await _ebay.CountAsync("getListingViolationsSummary")).ShouldBe(1);
        (await _ebay.CountAsync("getListingViolations")).ShouldBe(0);
    }

    [Fact]
    public async Task Each_violation_names_its_listing_its_reason_and_what_to_do()
    {
        var listing = (await _ebay.PublishAsync(EbayDrafts.Mug() with { Description = "Questions? Write to me@example.com" })).ShouldSucceed();

        var violations = await ReadAsync(_ebay.Session);

        violations.Select(v => v.Listing).Distinct().ShouldBe([listing.Url!]);
        var soon = violations.Single(v => v.AtRisk);
        soon.Reason.ShouldBe("The item specific Material will be required soon.");
        soon.Advice.ShouldBe(["Set Material, for example to Brass or Ceramic or Cotton."]);
        violations.Single(v => !v.AtRisk).Advice.ShouldBe(["Take the e-mail address out of the description."]);
    }

    [Fact]
    public async Task What_one_variation_lacks_is_told_of_that_variation()
    {
        var draft = EbayDrafts.Mugs("Blue", "Red");
        (await _ebay.PublishAsync(draft with { Settings = draft.Settings.With("aspects.Material", "Ceramic") })).ShouldSucceed();
        var seller = await _ebay.Sandbox.ConnectAsync(EbaySandbox.OtherUserId);
        (await seller.PutAsync($"{EbayClient.Inventory}/inventory_item/MUG-RED", EbayGoods.Item(color: "Red"))).Status.ShouldBe(HttpStatusCode.NoContent);

        (await ReadAsync(_ebay.Session)).ShouldHaveSingleItem().Sku.ShouldBe("MUG-RED");
    }

    [Fact]
    public async Task More_listings_than_a_page_holds_are_all_read()
    {
        await using var large = await EbayAccountAtSandbox.ConnectAsync(EbaySandbox.UserId);
        await large.Sandbox.ControlAsync("seed", new { listings = 450 });

        var violations = (await large.Channel.ReadViolationsAsync(large.Session, Cancel)).ShouldSucceed();

        violations.Select(v => (v.Listing, v.Reason)).ShouldBeUnique();
        violations.Count.ShouldBeGreaterThan(225);
        (await large.CountAsync("getListingViolations")).ShouldBe(2);
        large.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_site_that_eBay_does_not_check_has_none() =>
        (await ReadAsync(_ebay.Session with { Settings = EbayAccountAtSandbox.Settings().With("marketplaceId", "EBAY_FR") })).ShouldBeEmpty();

    private async Task<IReadOnlyList<ListingViolation>> ReadAsync(ChannelSession session) => (await _ebay.Channel.ReadViolationsAsync(session, Cancel)).ShouldSucceed();
}
