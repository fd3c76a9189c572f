using Marketplace.Data;
using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Api.Idempotency;

/// <param name="Body">Null: it was too large to keep.</param>
internal sealed record Answer(int Status, string? ContentType, string? Location, byte[]? Body);

/// <param name="MethodPath">Method, path and query.</param>
/// <param name="Hash">Of the body.</param>
internal sealed record Fingerprint(string MethodPath, byte[] Hash);

/// <param name="Began">When this request took the key; null if another has it.</param>
/// <param name="Earlier">The request that the key was first used for.</param>
/// <param name="Answer">What that was answered; null while it runs.</param>
internal sealed record KeyUse(DateTimeOffset? Began, Fingerprint? Earlier = null, Answer? Answer = null);

/// <summary>
/// Which answers were given under which keys; each seller has keys of its own. Requests that come at once take their keys in one commit, and
/// keep their answers in another.
/// </summary>
internal sealed class IdempotencyStore
{
    private const int MostTogether = 200;

    /// <summary>For how long an answer can be had again.</summary>
    private static readonly TimeSpan s_kept = TimeSpan.FromHours(48);

    /// <summary>After which a request that never answered counts as lost with its process.</summary>
    private static readonly TimeSpan s_lost = TimeSpan.FromMinutes(10);

    private readonly TenantDatabase _database;
    private readonly TimeProvider _time;
    private readonly GroupCommit<Guid, Taking> _takings;
    private readonly GroupCommit<Guid, Ending> _endings;

    public IdempotencyStore(TenantDatabase database, TimeProvider time) =>
        (_database, _time, _takings, _endings) = (database, time, new(MostTogether, WriteTakingsAsync), new(MostTogether, WriteEndingsAsync));

    /// <summary>Takes the key for this request, or tells what it was used for. Of several at once, one takes it.</summary>
    public Task<KeyUse> BeginAsync(Guid seller, string key, Fingerprint request)
    {
        var taking = new Taking(key, request);
        _takings.Add(seller, taking);
        return taking.Use.Task;
    }

    /// <summary>Not cancelled with the request: the client may be gone, what was done is done.</summary>
    public Task CompleteAsync(Guid seller, string key, DateTimeOffset began, Answer answer) => EndAsync(seller, new(key, began, answer));

    /// <summary>The request came to nothing: it may be tried again under its key.</summary>
    public Task ForgetAsync(Guid seller, string key, DateTimeOffset began) => EndAsync(seller, new(key, began, null));

    private Task EndAsync(Guid seller, Ending ending)
    {
        _endings.Add(seller, ending);
        return ending.Kept.Task;
    }

    private async Task WriteTakingsAsync(Guid seller, IReadOnlyList<Taking> group)
    {
        try
        {
            // The database keeps microseconds, and the time stands for the use of the key.
            var now = _time.GetUtcNow();
            now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
            string[] keys = [.. group.Select(t => t.Key)];
            await using var batch = _database.CreateBatch(seller);
            batch.Add("delete from idempotency_keys where created_at < $1", now - s_kept);
            batch.Add(
                """
                insert into idempotency_keys (seller_id, key, method_path, request_hash, state, created_at)
                select (select current_seller()), first.key, first.method_path, first.request_hash, 'running', $4
                from (
                    select distinct on (u.key) u.* from unnest($1, $2, $3) with ordinality as u (key, method_path, request_hash, n)
                    order by u.key, u.n) as first
                on conflict (seller_id, key) do update set created_at = excluded.created_at
                    where idempotency_keys.state = 'running' and idempotency_keys.created_at < $5
                    and idempotency_keys.method_path = excluded.method_path and idempotency_keys.request_hash = excluded.request_hash
                returning key
                """,
                keys, group.Select(t => t.Request.MethodPath).ToArray(), group.Select(t => t.Request.Hash).ToArray(), now, now - s_lost);
            // One at a time: then the primary key serves, whatever the statistics say.
            batch.Add(
                """
                select k.* from unnest($1) as asked (key) cross join lateral (
                    select key, method_path, request_hash, status_code, content_type, location, response
                    from idempotency_keys where key = asked.key limit 1) k
                """,
                (object)keys.Distinct(StringComparer.Ordinal).ToArray());
            var (taken, known) = await batch.ReadAsync(ReadAsync, CancellationToken.None);
            foreach (var taking in group)
            {
                // Whoever came first under a key has it. A key that is neither taken nor known was forgotten since: as if it still ran; the client tries again.
                taking.Use.TrySetResult(taken.Remove(taking.Key) ? new KeyUse(now) : known.GetValueOrDefault(taking.Key, new KeyUse(null)));
            }
        }
        catch (Exception failure)
        {
            foreach (var taking in group)
                taking.Use.TrySetException(failure);
        }
    }

    private static async Task<(HashSet<string> Taken, Dictionary<string, KeyUse> Known)> ReadAsync(NpgsqlDataReader reader)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
            taken.Add(reader.GetString(0));
        var known = new Dictionary<string, KeyUse>(StringComparer.Ordinal);
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            var answer = reader.Optional<int?>(3) is { } status
                ? new Answer(status, reader.Optional<string>(4), reader.Optional<string>(5), reader.Optional<byte[]>(6))
                : null;
            known.Add(reader.GetString(0), new KeyUse(null, new Fingerprint(reader.GetString(1), reader.GetFieldValue<byte[]>(2)), answer));
        }

        return (taken, known);
    }

    private async Task WriteEndingsAsync(Guid seller, IReadOnlyList<Ending> group)
    {
        try
        {
            await using var batch = _database.CreateBatch(seller);
            foreach (var (key, began, answer) in group)
            {
                if (answer is null)
                    batch.Add("delete from idempotency_keys where key = $1 and created_at = $2", key, began);
                else
                {
                    batch.Add(
                        """
                        update idempotency_keys set state = 'answered', status_code = $3, content_type = $4, location = $5, response = $6
                        where key = $1 and created_at = $2
                        """,
                        key, began, answer.Status, answer.ContentType, answer.Location, answer.Body);
                }
            }

            await batch.ExecuteAsync(CancellationToken.None);
            foreach (var ending in group)
                ending.Kept.TrySetResult();
        }
        catch (Exception failure)
        {
            foreach (var ending in group)
                ending.Kept.TrySetException(failure);
        }
    }

    private sealed record Taking(string Key, Fingerprint Request)
    {
        public TaskCompletionSource<KeyUse> Use { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <param name="Began">When the request took the key; another may have it by now.</param>
    /// <param name="Answer">Null: the key is given back.</param>
    private sealed record Ending(string Key, DateTimeOffset Began, Answer? Answer)
    {
        public TaskCompletionSource Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
