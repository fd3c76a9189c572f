using System.Text.Json;
using Marketplace.Channels.Seam;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Marketplace.Channels.Ebay;

/// <summary>eBay, by its Inventory, Fulfillment, Post-Order, Notification, Analytics, Compliance and Marketing APIs.</summary>
public sealed class EbayChannel : ICallByHttp, IAuthorizeByOAuth, IRefreshCredentials, IValidateConnection, IDescribeSettings, IImportListings, IPublishListings, IPushStock, IPullOrders,
    IShipOrders, ICancelOrders, IRefundOrders, IReceiveWebhooksAtOneAddress, IKeepSubscription, IReportStanding, IReportViolations, IPromoteListings, ISettleCases, IDisposable
{
    private readonly EbayOptions _options;
    private readonly TimeProvider _time;
    private readonly EbayAuthorization _authorization;
    private readonly EbayApplication _application;
    private readonly EbayNotifications _notifications;

    public EbayChannel(IOptions<EbayOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        _authorization = new EbayAuthorization(_options, time);
        _application = new EbayApplication(_options, _authorization, time);
        _notifications = new EbayNotifications(_options, _application);
    }

    public string Id => "ebay";

    public string Name => EbayErrors.Channel;

    public bool Configured => _options.ClientId.Length > 0 && _options.ClientSecret.Length > 0 && _options.RuName.Length > 0;

    /// <summary>The day's calls are the Inventory API's; a smaller one's end shows as a refusal of its own.</summary>
    public ChannelLimits Limits { get; } = new(PerSecond: null, PerDay: 2_000_000, MaxConcurrency: EbayListings.Concurrency, StockBatch: EbayClient.BatchSize)
    {
        RevisionsPerListingPerDay = 250,
    };

    public IReadOnlyList<ChannelSetting> ConnectFields => [];

    public IReadOnlyList<Uri> Addresses(string? accountId) =>
        [.. new[] { _options.ApiBaseUrl, _options.IdentityBaseUrl, _options.MediaBaseUrl }.Select(EbayAddresses.Slashed).Distinct()];

    /// <summary>All accounts of one app key share its quotas.</summary>
    public string QuotaKey(string accountId) => _options.ClientId;

    public RateReading? ReadRate(HttpResponseMessage response) => EbayRate.Read(response);

    public ChannelResult<Uri> BuildAuthorizeUrl(OAuthStart start) => _authorization.BuildAuthorizeUrl(start);

    public Task<ChannelResult<GrantedAccount>> ExchangeCodeAsync(HttpClient http, OAuthCallback callback, CancellationToken cancellationToken) =>
        _authorization.ExchangeCodeAsync(http, callback, cancellationToken);

    public Task<ChannelResult<ChannelCredentials>> RefreshAsync(HttpClient http, ChannelCredentials credentials, CancellationToken cancellationToken) =>
        _authorization.RefreshAsync(http, credentials, cancellationToken);

    public void Authorize(HttpRequestMessage request, ChannelCredentials credentials) => EbayAuthorization.Authorize(request, credentials);

    public Task<ChannelResult<Done>> ValidateAsync(ChannelSession session, CancellationToken cancellationToken) => EbayAccount.ValidateAsync(Client(session), cancellationToken);

    public Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(ChannelSession session, CancellationToken cancellationToken) =>
        EbayAccount.ReadSettingsAsync(Client(session), EbaySettings.Read(session.Settings), cancellationToken);

    public IReadOnlyList<string> MissingSettings(JsonElement settings) => [.. EbaySettings.Read(settings).Missing];

    public Task<ChannelResult<ChannelPage<RemoteListing>>> ReadListingsAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken) =>
        EbayListings.ReadPageAsync(Client(session), cursor, cancellationToken);

    public Task<ChannelResult<RemoteListing>> ReadListingAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        EbayListings.ReadAsync(Client(session), EbayKey.Parse(remoteId), cancellationToken);

    public IReadOnlyList<ListingProblem> Check(ListingDraft draft, JsonElement settings) => [.. EbayRules.Check(draft, settings)];

    public async Task<ChannelResult<RemoteListing>> PublishAsync(
        ChannelSession session, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, Func<string, Task<bool>> isKnown, CancellationToken cancellationToken) =>
        EbayRules.Check(draft, draft.Settings).FirstOrDefault() is { } problem
            ? EbayPublisher.Refuse(problem)
            : await new EbayPublication(Client(session), draft, reached, checkpoint, isKnown, _time).RunAsync(cancellationToken);

    public Task<ChannelResult<RemoteListing>> UpdateAsync(
        ChannelSession session, string remoteId, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, CancellationToken cancellationToken) =>
        new EbayUpdate(Client(session), EbayKey.Parse(remoteId), draft, reached, checkpoint).RunAsync(cancellationToken);

    public Task<ChannelResult<Done>> EndAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        EbayPublisher.EndAsync(Client(session), EbayKey.Parse(remoteId), EbaySettings.Read(session.Settings), cancellationToken);

    public Task<ChannelResult<Done>> DeleteAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        EbayPublisher.DeleteAsync(Client(session), EbayKey.Parse(remoteId), EbaySettings.Read(session.Settings), cancellationToken);

    public Task<IReadOnlyList<ChannelResult<StockPushed>>> PushStockAsync(ChannelSession session, IReadOnlyList<StockPush> pushes, CancellationToken cancellationToken) =>
        EbayStock.PushAsync(Client(session), pushes, cancellationToken);

    public Task<ChannelResult<OrdersPage>> ReadOrdersAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken) =>
        EbayOrders.ReadPageAsync(Client(session), cursor, _time.GetUtcNow(), cancellationToken);

    public Task<ChannelResult<RemoteOrder>> ReadOrderAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        EbayOrders.ReadAsync(Client(session), remoteId, cancellationToken);

    /// <remarks>eBay has no note to the buyer with a shipment.</remarks>
    public Task<ChannelResult<Done>> ShipAsync(ChannelSession session, string orderRemoteId, string carrier, string trackingNumber, string? note, CancellationToken cancellationToken) =>
        EbayOrders.ShipAsync(Client(session), orderRemoteId, carrier, trackingNumber, cancellationToken);

    public Task<ChannelResult<Done>> CancelAsync(ChannelSession session, string orderRemoteId, string reason, CancellationToken cancellationToken) =>
        EbayAftermath.CancelAsync(Client(session), orderRemoteId, reason, cancellationToken);

    public Task<ChannelResult<RefundIssued>> RefundAsync(ChannelSession session, RefundRequest request, CancellationToken cancellationToken) =>
        EbayAftermath.RefundAsync(Client(session), request, cancellationToken);

    public ValueTask<WebhookEnvelope?> VerifyAsync(HttpClient http, WebhookDelivery delivery, CancellationToken cancellationToken) =>
        _notifications.VerifyAsync(http, delivery, cancellationToken);

    public WebhookNotice Read(string type, ReadOnlySpan<byte> body) => EbayNotifications.Read(type, body);

    public WebhookAnswer? AnswerChallenge(IQueryCollection query, Uri address) => _notifications.Answer(query, address);

    public string? ReadAccount(ReadOnlySpan<byte> body) => EbayNotifications.ReadAccount(body);

    public Task<ChannelResult<WebhookSubscription>> SubscribeAsync(ChannelSession session, Uri callback, CancellationToken cancellationToken) =>
        _notifications.SubscribeAsync(Client(session), session.Http, callback, cancellationToken);

    public Task<ChannelResult<bool>> IsSubscribedAsync(ChannelSession session, string subscription, CancellationToken cancellationToken) =>
        _notifications.IsSubscribedAsync(Client(session), session.Http, subscription, cancellationToken);

    public Task<ChannelResult<SellerStanding>> ReadStandingAsync(ChannelSession session, CancellationToken cancellationToken) =>
        EbayStanding.ReadAsync(Client(session), EbaySettings.Read(session.Settings).Site, _time.GetUtcNow(), cancellationToken);

    public Task<ChannelResult<IReadOnlyList<ListingViolation>>> ReadViolationsAsync(ChannelSession session, CancellationToken cancellationToken) =>
        EbayViolations.ReadAsync(Client(session), EbaySettings.Read(session.Settings).Site, cancellationToken);

    public Task<ChannelResult<IReadOnlyList<Campaign>>> ReadCampaignsAsync(ChannelSession session, CancellationToken cancellationToken) =>
        EbayPromotions.ReadAsync(Client(session), EbaySettings.Read(session.Settings).Site, cancellationToken);

    public Task<ChannelResult<CampaignCreated>> CreateCampaignAsync(ChannelSession session, CampaignDraft draft, CancellationToken cancellationToken) =>
        EbayPromotions.CreateAsync(Client(session), EbaySettings.Read(session.Settings).Site, draft, _time.GetUtcNow(), cancellationToken);

    public Task<ChannelResult<Done>> ChangeCampaignAsync(ChannelSession session, string campaignId, CampaignChange change, CancellationToken cancellationToken) =>
        EbayPromotions.ChangeAsync(Client(session), campaignId, change, cancellationToken);

    public Task<ChannelResult<IReadOnlyList<BuyerCase>>> ReadCasesAsync(ChannelSession session, CancellationToken cancellationToken) =>
        EbayCases.ReadAsync(Client(session), _time.GetUtcNow(), cancellationToken);

    public Task<ChannelResult<CaseAnswered>> AnswerCaseAsync(ChannelSession session, CaseAnswer answer, CancellationToken cancellationToken) =>
        EbayCaseAnswers.AnswerAsync(Client(session), answer, _time.GetUtcNow(), cancellationToken);

    public void Dispose() => _application.Dispose();

    private EbayClient Client(ChannelSession session) => new(session.Http, _options, EbaySettings.Read(session.Settings).Site);
}
