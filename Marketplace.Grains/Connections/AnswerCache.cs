using System.Text.Json;
using Marketplace.Channels.Seam;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Connections;

/// <summary>
/// Keeps what a channel answered for a while in the distributed cache: a page that is opened again costs nothing of the channel's budget, whichever
/// silo the connection's grain is on by then. Errors are not kept.
/// </summary>
internal sealed class AnswerCache(IDistributedCache cache, ILogger<AnswerCache> log)
{
    public async Task<ChannelResult<T>> ReadAsync<T>(string key, TimeSpan keep, Func<Task<ChannelResult<T>>> ask, CancellationToken cancellationToken)
        where T : class
    {
        if (await TryAsync(() => cache.GetAsync(key, cancellationToken)) is { } kept)
            return JsonSerializer.Deserialize<T>(kept)!;
        var read = await ask();
        if (read.Succeeded)
        {
            await TryAsync(async () =>
            {
                await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(read.Value), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = keep }, cancellationToken);
                return null;
            });
        }
        return read;
    }

    /// <summary>What was changed is asked for anew.</summary>
    public Task ForgetAsync(string key) => TryAsync(async () => { await cache.RemoveAsync(key); return null; });

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
