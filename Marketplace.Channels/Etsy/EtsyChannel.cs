using System.Text.Json;
using Marketplace.Channels.Seam;
using Microsoft.Extensions.Options;

namespace Marketplace.Channels.Etsy;

/// <summary>Etsy, by its Open API v3.</summary>
public sealed class EtsyChannel(IOptions<EtsyOptions> options, TimeProvider time)
    : ICallByHttp, IAuthorizeByOAuth, IRefreshCredentials, IValidateConnection, IDescribeSettings, IImportListings, IPublishListings, IPushStock, IPullOrders, IShipOrders, IKeepSubscription
{
    private readonly EtsyOptions _options = options.Value;
    private readonly EtsyAuthorization _authorization = new(options.Value, time);

    public string Id => "etsy";

    public string Name => EtsyErrors.Channel;

    public bool Configured => _options.KeyString.Length > 0 && _options.SharedSecret.Length > 0;

    public ChannelLimits Limits { get; } = new(PerSecond: 10, PerDay: 10_000, MaxConcurrency: 4, StockBatch: 1) { HighestQuantity = EtsyRules.HighestQuantity };

    public IReadOnlyList<ChannelSetting> ConnectFields => [];

    public IReadOnlyList<Uri> Addresses(string? accountId) => [new(_options.ApiBaseUrl.ToString().TrimEnd('/') + "/")];

    /// <summary>All shops of one app key share its quota.</summary>
    public string QuotaKey(string accountId) => _options.KeyString;

    public RateReading? ReadRate(HttpResponseMessage response) => EtsyRate.Read(response);

    public ChannelResult<Uri> BuildAuthorizeUrl(OAuthStart start) => _authorization.BuildAuthorizeUrl(start);

    public Task<ChannelResult<GrantedAccount>> ExchangeCodeAsync(HttpClient http, OAuthCallback callback, CancellationToken cancellationToken) =>
        _authorization.ExchangeCodeAsync(http, callback, cancellationToken);

    public Task<ChannelResult<ChannelCredentials>> RefreshAsync(HttpClient http, ChannelCredentials credentials, CancellationToken cancellationToken) =>
        _authorization.RefreshAsync(http, credentials, cancellationToken);

    public void Authorize(HttpRequestMessage request, ChannelCredentials credentials) => _authorization.Authorize(request, credentials);

    public Task<ChannelResult<Done>> ValidateAsync(ChannelSession session, CancellationToken cancellationToken) =>
        EtsyAccount.ValidateAsync(new EtsyClient(session), cancellationToken);

    public Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(ChannelSession session, CancellationToken cancellationToken) =>
        EtsyAccount.ReadSettingsAsync(new EtsyClient(session), webhooksByHand: _options.WebhookPortalUrl is null, cancellationToken);

    public IReadOnlyList<string> MissingSettings(JsonElement settings) => [.. EtsySettings.Read(settings).Missing];

    public Task<ChannelResult<ChannelPage<RemoteListing>>> ReadListingsAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken) =>
        EtsyListings.ReadPageAsync(new EtsyClient(session), cursor, cancellationToken);

    public Task<ChannelResult<RemoteListing>> ReadListingAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        EtsyListings.ReadAsync(new EtsyClient(session), remoteId, cancellationToken);

    public IReadOnlyList<ListingProblem> Check(ListingDraft draft, JsonElement settings) => [.. EtsyRules.Check(draft, settings)];

    public async Task<ChannelResult<RemoteListing>> PublishAsync(
        ChannelSession session, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, Func<string, Task<bool>> isKnown, CancellationToken cancellationToken) =>
        EtsyRules.Check(draft, draft.Settings).FirstOrDefault() is { } problem
            ? EtsyPublisher.Refuse(problem)
            : await new EtsyPublication(new EtsyClient(session), draft, reached, checkpoint, isKnown, time).RunAsync(cancellationToken);

    public Task<ChannelResult<RemoteListing>> UpdateAsync(
        ChannelSession session, string remoteId, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, CancellationToken cancellationToken) =>
        EtsyPublisher.UpdateAsync(new EtsyClient(session), remoteId, draft, reached, checkpoint, cancellationToken);

    public Task<ChannelResult<Done>> EndAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        EtsyPublisher.EndAsync(new EtsyClient(session), remoteId, cancellationToken);

    public Task<ChannelResult<Done>> DeleteAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        EtsyPublisher.DeleteAsync(new EtsyClient(session), remoteId, cancellationToken);

    public async Task<IReadOnlyList<ChannelResult<StockPushed>>> PushStockAsync(ChannelSession session, IReadOnlyList<StockPush> pushes, CancellationToken cancellationToken)
    {
        var client = new EtsyClient(session);
        var answers = new List<ChannelResult<StockPushed>>(pushes.Count);
        foreach (var push in pushes)
            answers.Add(await EtsyInventory.PushAsync(client, push, cancellationToken));
        return answers;
    }

    public Task<ChannelResult<OrdersPage>> ReadOrdersAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken) =>
        EtsyOrders.ReadPageAsync(new EtsyClient(session), cursor, cancellationToken);

    public Task<ChannelResult<RemoteOrder>> ReadOrderAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        EtsyOrders.ReadAsync(new EtsyClient(session), remoteId, cancellationToken);

    public Task<ChannelResult<Done>> ShipAsync(ChannelSession session, string orderRemoteId, string carrier, string trackingNumber, string? note, CancellationToken cancellationToken) =>
        EtsyOrders.ShipAsync(new EtsyClient(session), orderRemoteId, (carrier, trackingNumber, note), cancellationToken);

    public ValueTask<WebhookEnvelope?> VerifyAsync(HttpClient http, WebhookDelivery delivery, CancellationToken cancellationToken) => new(EtsyWebhooks.Verify(delivery));

    public WebhookNotice Read(string type, ReadOnlySpan<byte> body) => EtsyWebhooks.Read(type, body);

    public Task<ChannelResult<WebhookSubscription>> SubscribeAsync(ChannelSession session, Uri callback, CancellationToken cancellationToken) =>
        EtsyWebhooks.SubscribeAsync(new EtsyClient(session), _options.WebhookPortalUrl, callback, cancellationToken);

    public Task<ChannelResult<bool>> IsSubscribedAsync(ChannelSession session, string subscription, CancellationToken cancellationToken) =>
        EtsyWebhooks.IsSubscribedAsync(new EtsyClient(session), _options.WebhookPortalUrl, subscription, cancellationToken);
}
