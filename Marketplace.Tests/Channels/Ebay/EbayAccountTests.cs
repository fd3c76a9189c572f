using Marketplace.Channels.Ebay;
using Marketplace.Channels.Seam;
using Marketplace.Tests.Sandbox;

namespace Marketplace.Tests.Channels.Ebay;

public sealed class EbayAccountTests : IAsyncLifetime
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
    public async Task Consent_names_the_account_and_its_token_is_used_for_an_hour_and_56_minutes()
    {
        var granted = (await _ebay.GrantAsync(EbaySandbox.UserId)).ShouldSucceed();

        (granted.AccountId, granted.AccountName).ShouldBe((EbaySandbox.UserId, "harbour-and-pine"));
        // The token cache takes two minutes more.
        var used = granted.Credentials.ExpiresAt!.Value - TimeProvider.System.GetUtcNow();
        used.TotalMinutes.ShouldBe(118, tolerance: 1);
        var refreshed = (await _ebay.Channel.RefreshAsync(_ebay.Pipeline.Create(_ebay.Channel), granted.Credentials, Cancel)).ShouldSucceed();
        refreshed.RefreshToken.ShouldBe(granted.Credentials.RefreshToken);
        refreshed.AccessToken.ShouldNotBe(granted.Credentials.AccessToken);
    }

    [Fact]
    public async Task An_authorisation_that_was_withdrawn_asks_for_another()
    {
        var granted = (await _ebay.GrantAsync(EbaySandbox.UserId)).ShouldSucceed();
        await _ebay.FaultAsync(new { revokeTokens = true });

        var refused = (await _ebay.Channel.RefreshAsync(_ebay.Pipeline.Create(_ebay.Channel), granted.Credentials, Cancel)).Error!;

        refused.Kind.ShouldBe(ChannelErrorKind.Unauthorized);
    }

    [Fact]
    public async Task The_settings_offer_what_the_account_has_and_what_the_category_asks_for()
    {
        var settings = (await _ebay.Channel.ReadSettingsAsync(_ebay.Session, Cancel)).ShouldSucceed();

        settings.Single(s => s.Name == "returnPolicyId").Default.ShouldBe(EbaySandbox.ReturnPolicyId);
        settings.Single(s => s.Name == "merchantLocationKey").Default.ShouldBe(EbaySandbox.LocationKey);
        settings.Single(s => s.Name == "aspects.Brand").Required.ShouldBeTrue();
        _ebay.Channel.MissingSettings(EbayAccountAtSandbox.Settings().Without("categoryId")).ShouldBe(["categoryId"]);
    }

    [Fact]
    public async Task A_category_is_found_by_what_the_seller_sells()
    {
        var session = _ebay.Session with { Settings = EbayAccountAtSandbox.Settings().Without("categoryId").With("categoryWords", "soy candle") };

        var category = (await _ebay.Channel.ReadSettingsAsync(session, Cancel)).ShouldSucceed().Single(s => s.Name == "categoryId");

        category.Kind.ShouldBe("choice");
        category.Choices[0].ShouldBe(new ChannelChoice("262975", "Candles", "Home & Garden › Home Décor"));
    }

    [Fact]
    public async Task Validation_learns_from_eBay_what_is_left_of_the_day()
    {
        await _ebay.FaultAsync(new { perDay = 1000 });
        var budget = new Learning();
        var session = _ebay.Session with { Http = _ebay.Pipeline.Create(_ebay.Channel, EbaySandbox.UserId, new HeldCredentials((await _ebay.GrantAsync(EbaySandbox.UserId)).ShouldSucceed().Credentials), budget) };

        (await _ebay.Channel.ValidateAsync(session, Cancel)).ShouldSucceed();

        budget.Reading.ShouldBe(new RateReading(null, null, 1000, 1000));
    }

    [Fact]
    public async Task Everything_on_sale_is_read_once_with_its_variations()
    {
        var page = (await _ebay.Channel.ReadListingsAsync(_ebay.Session, null, Cancel)).ShouldSucceed();

        page.Problems.ShouldBeEmpty();
        page.Next.ShouldBeNull();
        page.Records.Count.ShouldBe((await _ebay.ListingsAsync()).Length);
        page.Records.Select(l => l.RemoteId).ShouldBeUnique();
        var shirt = page.Records.Single(l => l.RemoteId == "group:HP-TEE-ANCH-GROUP");
        shirt.Variants.Count.ShouldBe(9);
        shirt.Variants[0].Options.Select(o => o.Name).ShouldBe(["Size", "Color"]);
        page.Records.Single(l => l.RemoteId == "HP-MUG-ESP").Description!.ShouldContain("\n\n");
    }

    [Fact]
    public async Task A_large_account_is_read_in_pages()
    {
        await _ebay.Sandbox.ControlAsync("seed", new { listings = 250 });
        List<string> read = [];
        for (string? cursor = null; ;)
        {
            var page = (await _ebay.Channel.ReadListingsAsync(_ebay.Session, cursor, Cancel)).ShouldSucceed();
            read.AddRange(page.Records.Select(l => l.RemoteId));
            if ((cursor = page.Next) is null)
                break;
        }

        read.ShouldBeUnique();
        read.Count(id => id.StartsWith("SEED-", StringComparison.Ordinal)).ShouldBe(250);
        read.Count.ShouldBe((await _ebay.ListingsAsync()).Length);
    }

    private sealed class Learning : Marketplace.Channels.Http.IRateBudget
    {
        public RateReading? Reading { get; private set; }

        public ValueTask<TimeSpan?> TakeAsync(int cost, CancellationToken cancellationToken) => new((TimeSpan?)null);

        public void Learn(RateReading? reading, int cost) => Reading = reading ?? Reading;
    }
}
