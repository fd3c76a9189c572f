using Marketplace.Channels.Seam;
using Marketplace.Data.Security;
using Marketplace.Grains.Connections;
using Marketplace.Tests.Channels.Etsy;
using Marketplace.Tests.Data;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.DataProtection;

namespace Marketplace.Tests.Grains.Connections;

public sealed class TokenCacheTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string TokenOperation = "oauthToken";
    private readonly List<ChannelError> _refusals = [];
    private EtsySandbox _etsy = null!;
    private ConnectedShop _shop = null!;
    private ConnectionRecord _record = null!;
    private ChannelCredentials _granted = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _etsy = await EtsySandbox.StartAsync();
        _shop = await ConnectedShop.CreateAsync(postgres, products: 0);
        _record = new ConnectionRecord(_shop.Database, new SecretProtector(new EphemeralDataProtectionProvider()), TimeProvider.System, _shop.SellerId, _shop.ConnectionId);
        _granted = (await _etsy.Channel.ExchangeCodeAsync(_etsy.Pipeline.Create(_etsy.Channel), await _etsy.ConsentAsync(), Cancelled)).Value!.Credentials;
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _etsy.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_hundred_calls_with_an_expired_token_make_one_refresh_whose_answer_is_stored(bool expiryIsKnown)
    {
        await StoreAsync(expiryIsKnown ? _granted with { ExpiresAt = TimeProvider.System.GetUtcNow() } : _granted);
        await _etsy.FaultAsync(new { expireTokens = true });
        var session = new ChannelSession(_etsy.Pipeline.Create(_etsy.Channel, EtsySandbox.EmptyShop, Cache()), EtsySandbox.EmptyShop, default);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _etsy.Channel.ValidateAsync(session, Cancelled)));

        answers.ShouldAllBe(answer => answer.Succeeded);
        (await RefreshesAsync()).ShouldBe(1);
        var stored = await _record.ReadCredentialsAsync(Cancelled);
        stored!.Version.ShouldBe(2);
        stored.Credentials.RefreshToken.ShouldNotBe(_granted.RefreshToken);
        (await _etsy.Channel.RefreshAsync(_etsy.Pipeline.Create(_etsy.Channel), stored.Credentials, Cancelled)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_holds_what_another_has_refreshed_reads_it_instead_of_refreshing()
    {
        await StoreAsync(_granted);
        var (first, second) = (Cache(), Cache());
        var old = (await first.GetAsync(null, Cancelled)).Value!;
        (await second.GetAsync(null, Cancelled)).Value.ShouldBe(old);

        var renewed = (await first.GetAsync(old, Cancelled)).Value!;

        renewed.AccessToken.ShouldNotBe(old.AccessToken);
        (await second.GetAsync(old, Cancelled)).Value.ShouldBe(renewed);
        (await RefreshesAsync()).ShouldBe(1);
        _refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_thousand_callers_of_two_activations_at_once_make_one_refresh()
    {
        await StoreAsync(_granted with { ExpiresAt = TimeProvider.System.GetUtcNow() });
        TokenCache[] activations = [Cache(), Cache()];

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => activations[i % 2].GetAsync(null, Cancelled).AsTask()));

        answers.Select(answer => answer.Value!.AccessToken).Distinct().ShouldHaveSingleItem();
        (await RefreshesAsync()).ShouldBe(1);
        _refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_was_lost_with_the_process_asks_for_a_new_consent_and_says_why()
    {
        await StoreAsync(_granted with { ExpiresAt = TimeProvider.System.GetUtcNow() });
        await _etsy.FaultAsync(new { operation = TokenOperation, timeoutAfterEffect = 1 });
        (await Cache().GetAsync(null, Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.Unknown);
        _refusals.ShouldBeEmpty();

        var answer = await Cache().GetAsync(null, Cancelled);

        (answer.Error!.Kind, answer.Error.Code).ShouldBe((ChannelErrorKind.Unauthorized, "renewal_interrupted"));
        _refusals.ShouldHaveSingleItem().Message.ShouldContain("Connect it again");
    }

    [Fact]
    public async Task A_channel_that_cannot_be_reached_costs_nothing()
    {
        await StoreAsync(_granted with { ExpiresAt = TimeProvider.System.GetUtcNow() });
        await _etsy.FaultAsync(new { operation = TokenOperation, throttle = 4 });
        (await Cache().GetAsync(null, Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.Throttled);

        (await Cache().GetAsync(null, Cancelled)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refresh_of_credentials_that_were_replaced_meanwhile_is_not_stored()
    {
        await StoreAsync(_granted);
        await StoreAsync(_granted with { AccessToken = "newer" }, version: 1);

        (await _record.TryWriteCredentialsAsync(_granted with { AccessToken = "late" }, version: 1, Cancelled)).ShouldBeFalse();

        (await _record.ReadCredentialsAsync(Cancelled))!.Credentials.AccessToken.ShouldBe("newer");
    }

    [Fact]
    public async Task A_withdrawn_consent_asks_for_a_new_one()
    {
        await StoreAsync(_granted with { ExpiresAt = TimeProvider.System.GetUtcNow() });
        await _etsy.FaultAsync(new { revokeTokens = true });
        var cache = Cache();

        var answer = await cache.GetAsync(null, Cancelled);

        (answer.Error!.Kind, answer.Error.Code).ShouldBe((ChannelErrorKind.Unauthorized, "invalid_grant"));
        _refusals.ShouldHaveSingleItem().ShouldBe(answer.Error);
    }

    private TokenCache Cache() => new(
        _etsy.Channel, _etsy.Pipeline.Create(_etsy.Channel), _record, TimeProvider.System,
        error =>
        {
            _refusals.Add(error);
            return Task.CompletedTask;
        },
        Cancelled);

    private async Task StoreAsync(ChannelCredentials credentials, int version = 0) =>
        (await _record.TryWriteCredentialsAsync(credentials, version, Cancelled)).ShouldBeTrue();

    /// <summary>The first call was the exchange of the code.</summary>
    private async Task<int> RefreshesAsync() => await _etsy.CountAsync(TokenOperation) - 1;
}
