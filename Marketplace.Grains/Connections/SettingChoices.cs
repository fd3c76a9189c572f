using Marketplace.Channels.Seam;

namespace Marketplace.Grains.Connections;

/// <summary>What an account leaves to choose: shipping profiles, categories …</summary>
internal sealed class SettingChoices(AnswerCache cache)
{
    /// <summary>Short, so that what the seller has just added on the channel can be chosen.</summary>
    private static readonly TimeSpan _moment = TimeSpan.FromMinutes(1);

    /// <summary>Empty when the channel does not answer; that is not kept.</summary>
    public async Task<IReadOnlyList<ChannelSetting>> ReadAsync(
        Guid connection, IDescribeSettings channel, ChannelSession session, CancellationToken cancellationToken) =>
        (await cache.ReadAsync($"setting-choices:{connection:N}", _moment, () => channel.ReadSettingsAsync(session, cancellationToken), cancellationToken)).Value ?? [];
}
