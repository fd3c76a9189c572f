using System.Text.Json;
using Marketplace.Channels.Seam;
using Microsoft.Extensions.Options;

namespace Marketplace.Channels.Shopify;

/// <summary>Shopify, by its Admin GraphQL API. An account is a shop, known by its <c>myshopify.com</c> domain.</summary>
public sealed class ShopifyChannel(IOptions<ShopifyOptions> options, TimeProvider time)
    : ICallByHttp, IAuthorizeByOAuth, IValidateConnection, IDescribeSettings, IImportChanges, IPublishListings, IPushStock, IPullOrders, IShipOrders, ICancelOrders, IRefundOrders,
        IKeepSubscription
{
    private readonly ShopifyOptions _options = options.Value;
    private readonly ShopifyAuthorization _authorization = new(options.Value);

    public string Id => "shopify";

    public string Name => ShopifyErrors.Channel;

    public bool Configured => _options.ClientId.Length > 0 && _options.ClientSecret.Length > 0;

    /// <summary>Shopify counts points and not calls. This is what its standard plans have; every answer tells what is really left.</summary>
    public ChannelLimits Limits { get; } = new(PerSecond: null, PerDay: null, MaxConcurrency: 4, StockBatch: 1) { Points = new(Most: 2_000, RestoredPerSecond: 100) };

    public IReadOnlyList<ChannelSetting> ConnectFields => [ShopifyAuthorization.Shop];

    public IReadOnlyList<Uri> Addresses(string? accountId) => ShopifyShop.IsDomain(accountId) ? [ShopifyShop.AddressOf(_options, accountId!)] : [];

    /// <summary>Every shop has its own points.</summary>
    public string QuotaKey(string accountId) => $"{_options.ClientId}/{accountId}";

    public RateReading? ReadRate(HttpResponseMessage response) => ShopifyRate.Read(response);

    public ChannelResult<Uri> BuildAuthorizeUrl(OAuthStart start) => _authorization.BuildAuthorizeUrl(start);

    public Task<ChannelResult<GrantedAccount>> ExchangeCodeAsync(HttpClient http, OAuthCallback callback, CancellationToken cancellationToken) =>
        _authorization.ExchangeCodeAsync(http, callback, cancellationToken);

    public void Authorize(HttpRequestMessage request, ChannelCredentials credentials) => ShopifyAuthorization.Authorize(request, credentials);

    public Task<ChannelResult<Done>> ValidateAsync(ChannelSession session, CancellationToken cancellationToken) => ShopifyAccount.ValidateAsync(Client(session), cancellationToken);

    public Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(ChannelSession session, CancellationToken cancellationToken) =>
        ShopifyAccount.ReadSettingsAsync(Client(session), cancellationToken);

    public IReadOnlyList<string> MissingSettings(JsonElement settings) => [.. ShopifySettings.Read(settings).Missing];

    public Task<ChannelResult<ChannelPage<RemoteListing>>> ReadListingsAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken) =>
        ShopifyListings.ReadPageAsync(Client(session), ShopifySettings.Read(session.Settings), cursor, time, cancellationToken);

    public string ChangedSince(DateTimeOffset time) => ShopifyListings.ChangedSince(time);

    public bool ReadsChanges(string cursor) => ShopifyListings.ReadsChanges(cursor);

    public Task<ChannelResult<RemoteListing>> ReadListingAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        ShopifyListings.ReadAsync(Client(session), ShopifySettings.Read(session.Settings), remoteId, cancellationToken);

    public IReadOnlyList<ListingProblem> Check(ListingDraft draft, JsonElement settings) => [.. ShopifyRules.Check(draft, settings)];

    public async Task<ChannelResult<RemoteListing>> PublishAsync(
        ChannelSession session, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, Func<string, Task<bool>> isKnown, CancellationToken cancellationToken) =>
        ShopifyRules.Check(draft, draft.Settings).FirstOrDefault() is { } problem
            ? ShopifyPublisher.Refuse(problem)
            : await new ShopifyPublication(Client(session), draft, reached, checkpoint, time).RunAsync(cancellationToken);

    public Task<ChannelResult<RemoteListing>> UpdateAsync(
        ChannelSession session, string remoteId, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, CancellationToken cancellationToken) =>
        ShopifyPublisher.UpdateAsync(Client(session), remoteId, draft, reached, checkpoint, cancellationToken);

    public Task<ChannelResult<Done>> EndAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        ShopifyPublisher.EndAsync(Client(session), remoteId, cancellationToken);

    public Task<ChannelResult<Done>> DeleteAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        ShopifyPublisher.DeleteAsync(Client(session), remoteId, cancellationToken);

    public async Task<IReadOnlyList<ChannelResult<StockPushed>>> PushStockAsync(ChannelSession session, IReadOnlyList<StockPush> pushes, CancellationToken cancellationToken)
    {
        var (client, settings) = (Client(session), ShopifySettings.Read(session.Settings));
        var answers = new List<ChannelResult<StockPushed>>(pushes.Count);
        foreach (var push in pushes)
            answers.Add(await ShopifyInventory.PushAsync(client, settings, push, cancellationToken));
        return answers;
    }

    public Task<ChannelResult<OrdersPage>> ReadOrdersAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken) =>
        ShopifyOrders.ReadPageAsync(Client(session), cursor, cancellationToken);

    public Task<ChannelResult<RemoteOrder>> ReadOrderAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        ShopifyOrders.ReadAsync(Client(session), remoteId, cancellationToken);

    public Task<ChannelResult<Done>> ShipAsync(ChannelSession session, string orderRemoteId, string carrier, string trackingNumber, string? note, CancellationToken cancellationToken) =>
        ShopifyOrders.ShipAsync(Client(session), orderRemoteId, (carrier, trackingNumber, note), cancellationToken);

    public Task<ChannelResult<Done>> CancelAsync(ChannelSession session, string orderRemoteId, string reason, CancellationToken cancellationToken) =>
        ShopifyOrders.CancelAsync(Client(session), orderRemoteId, reason, cancellationToken);

    public Task<ChannelResult<RefundIssued>> RefundAsync(ChannelSession session, RefundRequest request, CancellationToken cancellationToken) =>
        ShopifyOrders.RefundAsync(Client(session), request, cancellationToken);

    public ValueTask<WebhookEnvelope?> VerifyAsync(HttpClient http, WebhookDelivery delivery, CancellationToken cancellationToken) =>
        new(ShopifyWebhooks.Verify(delivery, _options.ClientSecret));

    public WebhookNotice Read(string type, ReadOnlySpan<byte> body) => ShopifyWebhooks.Read(type, body);

    public Task<ChannelResult<WebhookSubscription>> SubscribeAsync(ChannelSession session, Uri callback, CancellationToken cancellationToken) =>
        ShopifyWebhooks.SubscribeAsync(Client(session), callback, cancellationToken);

    public Task<ChannelResult<bool>> IsSubscribedAsync(ChannelSession session, string subscription, CancellationToken cancellationToken) =>
        ShopifyWebhooks.IsSubscribedAsync(Client(session), subscription, cancellationToken);

    private ShopifyClient Client(ChannelSession session) => new(session, _options);
}
