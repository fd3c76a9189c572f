using System.Collections.Concurrent;
using System.Security.Cryptography;
using Marketplace.Data.Inbox;
using Marketplace.Data.Security;
using Npgsql;

namespace Marketplace.Api.Webhooks;

/// <summary>
/// The signing secrets of connections, kept for a short while. A secret that no longer fits is read anew, but for one connection only once in a few
/// seconds, so that forged notifications do not become database queries.
/// </summary>
internal sealed class WebhookSecrets(NpgsqlDataSource source, SecretProtector protector, TimeProvider time)
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, (WebhookOwner? Owner, DateTimeOffset ReadAt)> _kept = new();

    /// <param name="fresh">The kept one did not fit.</param>
    public async ValueTask<WebhookOwner?> FindAsync(Guid connectionId, bool fresh, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_kept.TryGetValue(connectionId, out var kept) && now - kept.ReadAt < (fresh ? FreshFor : KeptFor))
            return kept.Owner;
        if (_kept.Count >= MostKept)
            _kept.Clear();
        var owner = await ReadAsync(connectionId, cancellationToken);
        _kept[connectionId] = (owner, now);
        return owner;
    }

    private async Task<WebhookOwner?> ReadAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        if (await InboxStore.FindTargetAsync(source, connectionId, cancellationToken) is not { } target)
            return null;
        if (target.Secret is not { } secret)
            return new(target.SellerId, target.Channel, null);
        try
        {
            return new(target.SellerId, target.Channel, protector.Unprotect("webhook", connectionId, secret));
        }
        catch (CryptographicException)
        {
            // Written under a key ring that is gone: nothing can be verified with it.
            return null;
        }
    }
}

/// <param name="Secret">Secret: only to verify with. Null where the connection has no subscription of its own.</param>
internal sealed record WebhookOwner(Guid SellerId, string Channel, string? Secret)
{
    public override string ToString() => $"{Channel} of {SellerId}";
}
