using System.Text.Json;
using Marketplace.Channels.Seam;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Connections;

/// <summary>
/// What an account leaves to choose (shipping profiles, categories …), kept for a moment by the distributed cache: a settings page that is
/// opened again costs nothing of the channel's budget, whichever silo the connection's grain is on by then.
/// </summary>
internal sealed class SettingChoices(IDistributedCache cache, ILogger<SettingChoices> log)
{
    /// <summary>Short, so that what the seller has just added on the channel can be chosen.</summary>
    private static readonly DistributedCacheEntryOptions _moment = new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1) };

    /// <summary>Empty when the channel does not answer; that is not kept.</summary>
    public async Task<IReadOnlyList<ChannelSetting>> ReadAsync(
        Guid connection, IDescribeSettings channel, ChannelSession session, CancellationToken cancellationToken)
    {
        var key = $"setting-choices:{connection:N}";
        if (await TryAsync(() => cache.GetAsync(key, cancellationToken)) is { } kept)
            return JsonSerializer.Deserialize<ChannelSetting[]>(kept)!;
        var read = await channel.ReadSettingsAsync(session, cancellationToken);
        if (!read.Succeeded)
            return [];
        await TryAsync(async () =>
        {
            await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(read.Value), _moment, cancellationToken);
            return null;
        });
        return read.Value;
    }

    /// <summary>A cache that is out of reach costs a call, not the page.</summary>
    private async Task<byte[]?> TryAsync(Func<Task<byte[]?>> access)
    {
        try
        {
            return await access();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "The distributed cache does not answer.");
            return null;
        }
    }
}
