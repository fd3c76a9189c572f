namespace Marketplace.Channels.Seam;

/// <summary>A channel that can be asked whether it still has our subscription: one that was deleted there is silent, not refused.</summary>
public interface IKeepSubscription : ISubscribeWebhooks
{
    /// <param name="subscription">The id that <see cref="ISubscribeWebhooks.SubscribeAsync"/> answered.</param>
    Task<ChannelResult<bool>> IsSubscribedAsync(ChannelSession session, string subscription, CancellationToken cancellationToken);
}
