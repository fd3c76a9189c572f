using System.Collections.Concurrent;
using Marketplace.Channels.Seam;
using Marketplace.Data.Security;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Npgsql;

namespace Marketplace.Benchmarks.Tokens;

/// <summary>A connection's token cache as one process has it, with database connections of its own.</summary>
internal sealed class TokenProcess : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly TokenCache _cache;
    private readonly string _name = $"tokens-{Guid.NewGuid():N}";

    public TokenProcess(string connectionString, IAuthorize channel, HttpClient http, SecretProtector secrets, Guid sellerId, Guid connectionId)
    {
        var own = new NpgsqlConnectionStringBuilder(ApplicationConnectionString.From(connectionString)) { ApplicationName = _name };
        _source = NpgsqlDataSource.Create(own.ConnectionString);
        Record = new ConnectionRecord(new TenantDatabase(_source), secrets, TimeProvider.System, sellerId, connectionId);
        _cache = new TokenCache(channel, http, Record, TimeProvider.System, RefusedAsync, CancellationToken.None);
    }

    public ConnectionRecord Record { get; }

    /// <summary>What the seller was told.</summary>
    public ConcurrentQueue<ChannelError> Refusals { get; } = [];

    public Task<ChannelResult<ChannelCredentials>> AskAsync() => _cache.GetAsync(refused: null, CancellationToken.None).AsTask();

    /// <summary>Stores credentials that have ended, as if the time had come.</summary>
    public async Task ExpireAsync(ChannelCredentials? granted, CancellationToken cancellation)
    {
        var stored = await Record.ReadCredentialsAsync(cancellation);
        var ended = (granted ?? stored!.Credentials) with { ExpiresAt = TimeProvider.System.GetUtcNow() };
        // The first grant comes to a row that has none.
        if (!await Record.TryWriteCredentialsAsync(ended, stored?.Version ?? 0, cancellation))
            throw new InvalidOperationException("Somebody else writes the credentials.");
        Forget();
    }

    public void Forget() => _cache.Forget();

    /// <summary>Ends all that the process has in the database, as the server does when its sockets close.</summary>
    public async Task DieAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using var command = owner.CreateCommand("select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity where application_name = $1");
        command.Parameters.Add(new() { Value = _name });
        await command.ExecuteScalarAsync(cancellation);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task RefusedAsync(ChannelError error)
    {
        Refusals.Enqueue(error);
        return Task.CompletedTask;
    }
}
