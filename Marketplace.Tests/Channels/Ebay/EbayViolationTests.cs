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
