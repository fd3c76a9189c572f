using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Data;
using Marketplace.Data.Connections;
using Marketplace.Data.Security;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Marketplace.Grains.Connections;

/// <summary>One connection's row. Holds nothing itself, so it may be used from any thread.</summary>
internal sealed class ConnectionRecord(TenantDatabase database, SecretProtector secrets, TimeProvider time, Guid seller, Guid id)
{
    /// <summary>The purposes of the connection's secrets.</summary>
    public const string CredentialsPurpose = "credentials", WebhookPurpose = "webhook";

    /// <summary>The webhook id of a subscription that the seller made on the channel by hand.</summary>
    public const string ManualWebhook = "manual";

    public Guid Id => id;

    public async Task<Connection?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateContext(seller);
        return await db.Connections.AsNoTracking().SingleOrDefaultAsync(connection => connection.Id == id, cancellationToken);
    }

    public async Task<StoredCredentials?> ReadCredentialsAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateContext(seller);
        var stored = await db.Connections.Where(connection => connection.Id == id)
            .Select(connection => new { connection.Credentials, connection.CredentialsVersion }).SingleOrDefaultAsync(cancellationToken);
        return stored?.Credentials is { } secret
            ? new StoredCredentials(JsonSerializer.Deserialize<ChannelCredentials>(secrets.Unprotect(CredentialsPurpose, id, secret))!, stored.CredentialsVersion)
            : null;
    }

    /// <summary>Writes refreshed credentials, unless somebody else has written others since <paramref name="version"/>.</summary>
    public Task<bool> TryWriteCredentialsAsync(ChannelCredentials credentials, int version, CancellationToken cancellationToken)
    {
        var secret = Protect(secrets, id, credentials);
        return UpdateAsync(
            connection => connection.CredentialsVersion == version,
            set => set.SetProperty(c => c.Credentials, secret).SetProperty(c => c.CredentialsVersion, version + 1).SetProperty(c => c.CredentialsExpireAt, credentials.ExpiresAt)
                .SetProperty(c => c.RefreshStartedAt, (DateTimeOffset?)null),
            cancellationToken);
    }

    /// <summary>One refresh at a time, whichever activation makes it. Held in the database, so that it ends with its process at the latest.</summary>
    public async Task<IAsyncDisposable> TakeRefreshTurnAsync(CancellationToken cancellationToken)
    {
        var db = await database.CreateContextAsync(seller, cancellationToken);
        try
        {
            await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('refresh:' || {id.ToString()}, 0))", cancellationToken);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Notes that the credentials may be spent from now on, until others are written.</summary>
    /// <returns>Whether that was so before: an earlier refresh of them has not ended.</returns>
    public async Task<bool> BeginRefreshAsync(CancellationToken cancellationToken) =>
        !await UpdateAsync(c => c.RefreshStartedAt == null, set => set.SetProperty(c => c.RefreshStartedAt, time.GetUtcNow()), cancellationToken);

    /// <summary>The channel did nothing: the credentials are as good as before.</summary>
    public Task RefreshNotMadeAsync(CancellationToken cancellationToken) =>
        UpdateAsync(_ => true, set => set.SetProperty(c => c.RefreshStartedAt, (DateTimeOffset?)null), cancellationToken);

    public static byte[] Protect(SecretProtector secrets, Guid id, ChannelCredentials credentials) =>
        secrets.Protect(CredentialsPurpose, id, JsonSerializer.Serialize(credentials));

    public Task WriteStatusAsync(ConnectionStatus status, string? error, CancellationToken cancellationToken) =>
        UpdateAsync(_ => true, set => set.SetProperty(c => c.Status, status).SetProperty(c => c.LastError, error), cancellationToken);

    /// <summary>Changes the settings key by key, so that a seller's choice and a default found meanwhile do not overwrite each other.</summary>
    /// <param name="change">A JSON object; a null in it takes a setting back.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public Task ChangeSettingsAsync(string change, CancellationToken cancellationToken) =>
        ExecuteAsync($"update connections set settings = jsonb_strip_nulls(settings || {change}::jsonb), updated_at = {time.GetUtcNow()} where id = {id}", cancellationToken);

    /// <summary>Sets what is not chosen yet.</summary>
    public Task DefaultSettingsAsync(string defaults, CancellationToken cancellationToken) =>
        ExecuteAsync($"update connections set settings = {defaults}::jsonb || settings, updated_at = {time.GetUtcNow()} where id = {id}", cancellationToken);

    public Task WriteWebhookAsync(string webhookId, string secret, CancellationToken cancellationToken)
    {
        var encrypted = secrets.Protect(WebhookPurpose, id, secret);
        return UpdateAsync(_ => true, set => set.SetProperty(c => c.WebhookId, webhookId).SetProperty(c => c.WebhookSecret, encrypted), cancellationToken);
    }

    /// <summary>Null leaves a value as it is.</summary>
    public Task WriteNameAsync(string? displayName, bool? syncEnabled, CancellationToken cancellationToken) => ExecuteAsync(
        $"""
        update connections set display_name = coalesce({displayName}::text, display_name), sync_enabled = coalesce({syncEnabled}::boolean, sync_enabled), updated_at = {time.GetUtcNow()}
        where id = {id}
        """,
        cancellationToken);

    public Task WriteBudgetAsync(BudgetLevel level, CancellationToken cancellationToken) => UpdateAsync(
        _ => true,
        set => set.SetProperty(c => c.BudgetRemaining, level.Remaining).SetProperty(c => c.BudgetLimit, level.Limit).SetProperty(c => c.BudgetResetAt, level.ResetAt),
        cancellationToken);

    /// <summary>Forgets everything that lets us act for the account.</summary>
    public Task DisconnectAsync(CancellationToken cancellationToken) => UpdateAsync(
        _ => true,
        set => set.SetProperty(c => c.Status, ConnectionStatus.Disconnected).SetProperty(c => c.LastError, (string?)null)
            .SetProperty(c => c.Credentials, (byte[]?)null).SetProperty(c => c.CredentialsVersion, c => c.CredentialsVersion + 1)
            .SetProperty(c => c.CredentialsExpireAt, (DateTimeOffset?)null).SetProperty(c => c.WebhookSecret, (byte[]?)null).SetProperty(c => c.WebhookId, (string?)null),
        cancellationToken);

    private async Task ExecuteAsync(FormattableString sql, CancellationToken cancellationToken)
    {
        await using var db = database.CreateContext(seller);
        await db.Database.ExecuteSqlAsync(sql, cancellationToken);
    }

    private async Task<bool> UpdateAsync(
        System.Linq.Expressions.Expression<Func<Connection, bool>> condition, Action<UpdateSettersBuilder<Connection>> set, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = database.CreateContext(seller);
        return await db.Connections.Where(connection => connection.Id == id).Where(condition).ExecuteUpdateAsync(
            setters =>
            {
                set(setters);
                setters.SetProperty(c => c.UpdatedAt, now);
            },
            cancellationToken) == 1;
    }
}

/// <param name="Version">Raised by every write; a refresh is kept only if it is still the one that was refreshed.</param>
internal sealed record StoredCredentials(ChannelCredentials Credentials, int Version);

internal sealed record BudgetLevel(int? Remaining, int? Limit, DateTimeOffset? ResetAt);
