using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Grains.Connections;

/// <summary>
/// The credentials of one connection. However many calls need new ones at once, one refresh is made, and its answer is in the database before
/// anybody uses it: with rotating refresh tokens, an answer that only memory has would be lost with the process, and the connection with it.
/// Called from any thread.
/// </summary>
internal sealed class TokenCache(IAuthorize channel, HttpClient http, ConnectionRecord record, TimeProvider time, Func<ChannelError, Task> refusedAsync, CancellationToken stopping)
    : ITokenSource
{
    /// <summary>A token is renewed this long before it ends, so that it does not end on its way.</summary>
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(2);

    private static readonly ChannelError _disconnected = new(ChannelErrorKind.Unauthorized, "The connection has no authorisation. Connect it again.", "disconnected");

    private readonly Lock _gate = new();
    private StoredCredentials? _current;
    private Task<ChannelResult<ChannelCredentials>>? _renewal;

    public async ValueTask<ChannelResult<ChannelCredentials>> GetAsync(ChannelCredentials? refused, CancellationToken cancellationToken)
    {
        Task<ChannelResult<ChannelCredentials>> renewal;
        lock (_gate)
        {
            if (_current is { Credentials: var credentials } && IsGood(credentials, refused))
                return credentials;
            // Its own task: it belongs to all who wait for it, and none of them can cancel it.
            renewal = _renewal ??= Task.Run(() => RenewAsync(refused), CancellationToken.None);
        }
        return await renewal.WaitAsync(cancellationToken);
    }

    /// <summary>Other credentials were stored, or none any more.</summary>
    public void Forget()
    {
        lock (_gate)
            _current = null;
    }

    private async Task<ChannelResult<ChannelCredentials>> RenewAsync(ChannelCredentials? refused)
    {
        try
        {
            var stored = await record.ReadCredentialsAsync(stopping);
            if (stored is null)
                return _disconnected;
            if (IsGood(stored.Credentials, refused))
                return Adopt(stored);
            await using var turn = await record.TakeRefreshTurnAsync(stopping);
            // While this activation waited for its turn, another may have refreshed.
            stored = await record.ReadCredentialsAsync(stopping);
            if (stored is null)
                return _disconnected;
            return IsGood(stored.Credentials, refused) ? Adopt(stored) : await RefreshAsync(stored, refused);
        }
        finally
        {
            lock (_gate)
                _renewal = null;
        }
    }

    private async Task<ChannelResult<ChannelCredentials>> RefreshAsync(StoredCredentials stored, ChannelCredentials? refused)
    {
        var interrupted = channel is IRefreshCredentials && await record.BeginRefreshAsync(stopping);
        // Not cancelled by the activation's end: an answer that nobody reads is lost, and with rotating refresh tokens the connection with it.
        var refreshed = channel is IRefreshCredentials refreshing
            ? await refreshing.RefreshAsync(http, stored.Credentials, CancellationToken.None)
            : new ChannelError(ChannelErrorKind.Unauthorized, $"{channel.Name} no longer accepts the connection. Connect it again.", "revoked");
        if (refreshed.Succeeded && await record.TryWriteCredentialsAsync(refreshed.Value, stored.Version, CancellationToken.None))
            return Adopt(new StoredCredentials(refreshed.Value, stored.Version + 1));
        if (!interrupted && refreshed is { Error.Kind: not ChannelErrorKind.Unknown })
            await record.RefreshNotMadeAsync(CancellationToken.None);
        if (refreshed is { Error.Kind: not ChannelErrorKind.Unauthorized })
            return refreshed;

        // The seller may have connected again meanwhile: then the refusal is of what that replaced.
        var newer = await record.ReadCredentialsAsync(CancellationToken.None);
        if (newer is not null && newer.Version > stored.Version && IsGood(newer.Credentials, refused))
            return Adopt(newer);
        var error = (refreshed.Error, interrupted) switch
        {
            (null, _) => _disconnected,
            (_, true) => new ChannelError(
                ChannelErrorKind.Unauthorized,
                $"Our access to {channel.Name} was being renewed when the answer was lost, and a renewal works only once. Connect it again.", "renewal_interrupted"),
            var (refusal, _) => refusal,
        };
        await refusedAsync(error);
        return error;
    }

    private ChannelCredentials Adopt(StoredCredentials stored)
    {
        lock (_gate)
            _current = stored;
        return stored.Credentials;
    }

    private bool IsGood(ChannelCredentials credentials, ChannelCredentials? refused) =>
        credentials.AccessToken != refused?.AccessToken && (credentials.ExpiresAt is not { } end || end - _margin > time.GetUtcNow());
}
