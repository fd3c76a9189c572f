using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>The calls about notifications. What belongs to the app is called with the app's token, what belongs to a seller with the seller's.</summary>
internal sealed partial class EbayClient
{
    private const string Notification = "commerce/notification/v1";

    public Task<ChannelResult<WireTopics>> GetTopicsAsync(CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Notification}/topic?limit=100", "getTopics"), EbayJson.Default.WireTopics, cancellationToken);

    public Task<ChannelResult<Done>> PutNotificationConfigAsync(string email, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Put, $"{Notification}/config", "updateConfig", new WireNotificationConfig(email), EbayJson.Default.WireNotificationConfig), cancellationToken);

    public Task<ChannelResult<WireDestinations>> GetDestinationsAsync(CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Notification}/destination?limit=100", "getDestinations"), EbayJson.Default.WireDestinations, cancellationToken);

    /// <returns>Its id.</returns>
    public Task<ChannelResult<string>> CreateDestinationAsync(WireDestination destination, CancellationToken cancellationToken) =>
        CreateAsync(Json(HttpMethod.Post, $"{Notification}/destination", "createDestination", destination, EbayJson.Default.WireDestination), cancellationToken);

    public Task<ChannelResult<WireSubscriptions>> GetSubscriptionsAsync(CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Notification}/subscription?limit=100", "getSubscriptions"), EbayJson.Default.WireSubscriptions, cancellationToken);

    public Task<ChannelResult<Done>> CreateSubscriptionAsync(WireSubscription subscription, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Post, $"{Notification}/subscription", "createSubscription", subscription, EbayJson.Default.WireSubscription), cancellationToken);

    public Task<ChannelResult<Done>> UpdateSubscriptionAsync(string id, WireSubscription subscription, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Put, $"{Notification}/subscription/{Escape(id)}", "updateSubscription", subscription, EbayJson.Default.WireSubscription), cancellationToken);

    public Task<ChannelResult<WirePublicKey>> GetPublicKeyAsync(string id, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Notification}/public_key/{Escape(id)}", "getPublicKey"), EbayJson.Default.WirePublicKey, cancellationToken);
}
