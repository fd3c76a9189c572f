using System.Text.Json;
using Marketplace.Channels.Seam;
using Microsoft.Extensions.Options;

namespace Marketplace.Channels.WooCommerce;

/// <summary>WooCommerce, by its REST API v3. An account is a store, known by its own address, which its seller names.</summary>
public sealed class WooCommerceChannel(IOptions<WooCommerceOptions> options, TimeProvider time)
    : ICallSellersHosts, IAuthorizeByKeys, IValidateConnection, IDescribeSettings, IImportChanges, IPublishListings, IPushStock, IPullOrders, IShipOrders, ICancelOrders, IRefundOrders,
        IKeepSubscription, IGreetSubscriptions
{
    private readonly WooCommerceOptions _options = options.Value;
    private readonly WooCommerceAuthorization _authorization = new(options.Value);

    public string Id => "woocommerce";

    public string Name => WooCommerceErrors.Channel;

    /// <summary>Stores give keys to whoever they like: nothing has to be registered.</summary>
    public bool Configured => true;

    public ChannelLimits Limits { get; } = new(PerSecond: null, PerDay: null, options.Value.Concurrency, StockBatch: WooCommerceClient.Most)
    {
        PerConnection = options.Value.CallsPerTenSeconds > 0 ? new PacedLimit(options.Value.CallsPerTenSeconds, TimeSpan.FromSeconds(10)) : null,
    };

    public IReadOnlyList<ChannelSetting> ConnectFields => [WooCommerceAuthorization.Store];

    public IReadOnlyList<Uri> Addresses(string? accountId) => WooCommerceStore.Parse(accountId, _options.AllowHttp) is { Succeeded: true, Value: var store } ? [WooCommerceStore.Api(store)] : [];

    public string QuotaKey(string accountId) => accountId;

    /// <summary>Stores say nothing of what is left.</summary>
    public RateReading? ReadRate(HttpResponseMessage response) => null;

    public ChannelResult<Uri> BuildAuthorizeUrl(KeysStart start) => _authorization.BuildAuthorizeUrl(start);

    public SentKeys? ReadKeys(ReadOnlySpan<byte> body) => WooCommerceAuthorization.ReadKeys(body);

    public Task<ChannelResult<GrantedAccount>> AcceptKeysAsync(HttpClient http, SentKeys keys, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellationToken) =>
        _authorization.AcceptKeysAsync(http, keys, inputs, cancellationToken);

    public void Authorize(HttpRequestMessage request, ChannelCredentials credentials) => WooCommerceAuthorization.Authorize(request, credentials);

    public Task<ChannelResult<Done>> ValidateAsync(ChannelSession session, CancellationToken cancellationToken) => WooCommerceAccount.ValidateAsync(new(session), cancellationToken);

    public Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(ChannelSession session, CancellationToken cancellationToken) =>
        WooCommerceAccount.ReadSettingsAsync(new(session), cancellationToken);

    public IReadOnlyList<string> MissingSettings(JsonElement settings) => [];

    public Task<ChannelResult<ChannelPage<RemoteListing>>> ReadListingsAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken) =>
        Listings(session).ReadPageAsync(cursor, cancellationToken);

    public string ChangedSince(DateTimeOffset time) => WooCommerceListings.ChangedSince(time);

    public bool ReadsChanges(string cursor) => WooCommerceListings.ReadsChanges(cursor);

    public Task<ChannelResult<RemoteListing>> ReadListingAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) => Listings(session).ReadAsync(remoteId, cancellationToken);

    public IReadOnlyList<ListingProblem> Check(ListingDraft draft, JsonElement settings) => [.. WooCommerceRules.Check(draft, settings)];

    public async Task<ChannelResult<RemoteListing>> PublishAsync(
        ChannelSession session, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, Func<string, Task<bool>> isKnown, CancellationToken cancellationToken) =>
        WooCommerceRules.Check(draft, draft.Settings).FirstOrDefault() is { } problem
            ? WooCommercePublisher.Refuse(problem)
            : await new WooCommercePublication(new(session), draft, reached, checkpoint, Listings(session), time).RunAsync(cancellationToken);

    public Task<ChannelResult<RemoteListing>> UpdateAsync(
        ChannelSession session, string remoteId, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, CancellationToken cancellationToken) =>
        WooCommercePublisher.UpdateAsync(new(session), remoteId, draft, reached, checkpoint, Listings(session), cancellationToken);

    public Task<ChannelResult<Done>> EndAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) => WooCommercePublisher.EndAsync(new(session), remoteId, cancellationToken);

    public Task<ChannelResult<Done>> DeleteAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) => WooCommercePublisher.DeleteAsync(new(session), remoteId, cancellationToken);

    public Task<IReadOnlyList<ChannelResult<StockPushed>>> PushStockAsync(ChannelSession session, IReadOnlyList<StockPush> pushes, CancellationToken cancellationToken) =>
        new WooCommerceStock(new(session)).PushAsync(pushes, cancellationToken);

    public Task<ChannelResult<OrdersPage>> ReadOrdersAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken) =>
        new WooCommerceOrders(new(session), time).ReadPageAsync(cursor, cancellationToken);

    public Task<ChannelResult<RemoteOrder>> ReadOrderAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        new WooCommerceOrders(new(session), time).ReadAsync(remoteId, cancellationToken);

    public Task<ChannelResult<Done>> ShipAsync(ChannelSession session, string orderRemoteId, string carrier, string trackingNumber, string? note, CancellationToken cancellationToken) =>
        WooCommerceFulfilment.ShipAsync(new(session), orderRemoteId, (carrier, trackingNumber, note), cancellationToken);

    public Task<ChannelResult<Done>> CancelAsync(ChannelSession session, string orderRemoteId, string reason, CancellationToken cancellationToken) =>
        WooCommerceFulfilment.CancelAsync(new(session), orderRemoteId, cancellationToken);

    public Task<ChannelResult<RefundIssued>> RefundAsync(ChannelSession session, RefundRequest request, CancellationToken cancellationToken) =>
        WooCommerceRefunds.RefundAsync(new(session), request, cancellationToken);

    public ValueTask<WebhookEnvelope?> VerifyAsync(HttpClient http, WebhookDelivery delivery, CancellationToken cancellationToken) => new(WooCommerceWebhooks.Verify(delivery));

    public bool IsGreeting(WebhookDelivery delivery) => WooCommerceWebhooks.IsGreeting(delivery);

    public WebhookNotice Read(string type, ReadOnlySpan<byte> body) => WooCommerceWebhooks.Read(type, body);

    public Task<ChannelResult<WebhookSubscription>> SubscribeAsync(ChannelSession session, Uri callback, CancellationToken cancellationToken) =>
        WooCommerceWebhooks.SubscribeAsync(new(session), _options.AppName, callback, cancellationToken);

    public Task<ChannelResult<bool>> IsSubscribedAsync(ChannelSession session, string subscription, CancellationToken cancellationToken) =>
        WooCommerceWebhooks.IsSubscribedAsync(new(session), subscription, cancellationToken);

    private WooCommerceListings Listings(ChannelSession session) => new(new(session), _options.Concurrency);
}
