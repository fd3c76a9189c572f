using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
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

    /// <summary>What a connection's channel answers to one question.</summary>
    /// <returns>The answer, or why it is not known.</returns>
    public async Task<(T? Answer, ChannelProblem? Problem)> ReadAsync<T>(
        ConnectionContext connection, string question, TimeSpan keep, Func<ChannelSession, CancellationToken, Task<ChannelResult<T>>> ask)
        where T : class
    {
        if (connection.Unusable() is { } problem)
            return (null, problem);
        var read = await ReadAsync(Key(connection, question), keep, () => ask(connection.Session(), connection.Stopping), connection.Stopping);
        return (read.Value, read.Error?.ToProblem());
    }

    /// <summary>What was changed is asked for anew.</summary>
    public Task ForgetAsync(ConnectionContext connection, string question) => TryAsync(async () => { await cache.RemoveAsync(Key(connection, question)); return null; });

    private static string Key(ConnectionContext connection, string question) => $"{question}:{connection.ConnectionId:N}";

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
