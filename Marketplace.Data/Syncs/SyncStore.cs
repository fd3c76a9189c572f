using Marketplace.Data.Connections;
using Marketplace.Data.Model;
using Npgsql;

namespace Marketplace.Data.Syncs;

/// <summary>
/// Sync runs: one of a kind at a time (a partial unique index), a page and the cursor after it in one transaction. The cursor is compared before it is
/// moved, so of two activations that run the same run only one gets on.
/// </summary>
public static class SyncStore
{
    private const string RunColumns = "id, kind, trigger, cursor, started_at, pages, records";

    /// <summary>Starts a run from where the last one of orders ended (the other kinds begin anew), or finds the one that runs.</summary>
    public static async Task<(SyncRunWork Run, bool Started)> StartAsync(
        NpgsqlConnection connection, Guid connectionId, SyncKind kind, SyncTrigger trigger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var started = await InsertAsync(connection, Guid.CreateVersion7(now), connectionId, kind, trigger, now, cancellationToken);
            if (started is not null)
                return (started, true);
            var running = (await ReadRunningAsync(connection, connectionId, cancellationToken)).Find(r => r.Kind == kind);
            if (running is not null)
                return (running, false);
        }
    }

    public static Task<List<SyncRunWork>> ReadRunningAsync(NpgsqlConnection connection, Guid connectionId, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            $"select {RunColumns} from sync_runs where connection_id = $1 and state = 'running'", [connectionId], Read, cancellationToken);

    /// <summary>When the last run of a kind that was completed began.</summary>
    public static async Task<DateTimeOffset?> ReadLastStartAsync(NpgsqlConnection connection, Guid connectionId, SyncKind kind, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            "select max(started_at) from sync_runs where connection_id = $1 and kind = $2 and state = 'completed'", [connectionId, kind.ToText()],
            row => row.Optional<DateTimeOffset?>(0), cancellationToken))[0];

    /// <summary>Commits what a page brought together with the cursor after it. Call it last in the page's transaction.</summary>
    /// <returns>False: the run was cancelled, or another activation has gone on with it; nothing of the page may be kept.</returns>
    public static async Task<bool> AdvanceAsync(
        NpgsqlConnection connection, SyncRunWork run, Guid connectionId, SyncPage page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var advanced = await connection.ExecuteAsync(
            """
            update sync_runs set cursor = $3, pages = pages + 1, records = records + $4, created = created + $5, updated = updated + $6,
                unchanged = unchanged + $7, failed = failed + $8, expected = coalesce($9, expected)
            where id = $1 and state = 'running' and cursor is not distinct from $2 and pages = $10
            """,
            [run.Id, run.Cursor, page.Cursor, page.Records, page.Created, page.Updated, page.Unchanged, page.Problems.Count, page.Expected, run.Pages],
            cancellationToken);
        if (advanced == 0)
            return false;
        if (page.Problems.Count > 0)
            await KeepProblemsAsync(connection, run, connectionId, page.Problems, now, cancellationToken);
        if (run.Kind == SyncKind.Orders)
        {
            await connection.ExecuteAsync(
                "update connection_syncs set cursor = $3 where connection_id = $1 and kind = $2", [connectionId, run.Kind.ToText(), page.Cursor], cancellationToken);
        }

        if (page.Created + page.Updated > 0)
            await connection.ExecuteAsync("update connections set last_record_at = $2 where id = $1", [connectionId, now], cancellationToken);
        return true;
    }

    /// <summary>Ends a run and says when the next of its kind is due.</summary>
    public static async Task<bool> FinishAsync(
        NpgsqlConnection connection, Guid connectionId, SyncRunWork run, SyncRunState state, string? error, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(
            """
            with ended as (
                update sync_runs set state = $3, error = $4, finished_at = $5 where id = $1 and state = 'running' returning connection_id, kind)
            update connection_syncs s set status = $6, last_error = $4, next_at = $5 + s.every,
                last_completed_at = case when $3 = 'completed' then $5 else s.last_completed_at end
            from ended where s.connection_id = ended.connection_id and s.kind = ended.kind and s.connection_id = $2
            """,
            [run.Id, connectionId, state.ToText(), error, now, Status(state).ToText()], cancellationToken) > 0;

    /// <summary>The kinds whose time has come.</summary>
    public static Task<List<SyncKind>> ReadDueAsync(NpgsqlConnection connection, Guid connectionId, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            "select kind from connection_syncs where connection_id = $1 and enabled and (next_at is null or next_at <= $2)",
            [connectionId, now], row => EnumNames.FromText<SyncKind>(row.GetString(0)), cancellationToken);

    /// <summary>
    /// Two statements in one transaction: the first may have waited until the run before was over, and only what the second sees is then as that run left it.
    /// </summary>
    /// <returns>Null: one runs already.</returns>
    private static async Task<SyncRunWork?> InsertAsync(
        NpgsqlConnection connection, Guid id, Guid connectionId, SyncKind kind, SyncTrigger trigger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(
                    """
                    with run as (
                        insert into sync_runs (id, seller_id, connection_id, kind, trigger, state, pages, records, created, updated, unchanged, failed, started_at)
                        values ($1, current_seller(), $2, $3, $4, 'running', 0, 0, 0, 0, 0, 0, $5)
                        on conflict (connection_id, kind) where state = 'running' do nothing
                        returning id)
                    update connection_syncs s set status = 'in_progress', last_started_at = $5, last_error = null
                    from run where s.connection_id = $2 and s.kind = $3
                    """)
                {
                    Parameters = { new() { Value = id }, new() { Value = connectionId }, new() { Value = kind.ToText() }, new() { Value = trigger.ToText() }, new() { Value = now } },
                },
                new(
                    $"""
                    update sync_runs r set cursor = (select s.cursor from connection_syncs s where s.connection_id = r.connection_id and s.kind = r.kind and s.kind = 'orders')
                    where id = $1 returning {RunColumns}
                    """)
                {
                    Parameters = { new() { Value = id } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var run = await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
        // The server confirms the commit after the last result.
        await reader.NextResultAsync(cancellationToken);
        return run;
    }

    private static SyncStatus Status(SyncRunState state) => state switch
    {
        SyncRunState.Completed => SyncStatus.Completed,
        SyncRunState.Failed => SyncStatus.Failed,
        _ => SyncStatus.Idle,
    };

    private static Task<int> KeepProblemsAsync(
        NpgsqlConnection connection, SyncRunWork run, Guid connectionId, IReadOnlyList<SyncProblem> problems, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            insert into sync_issues (id, seller_id, run_id, connection_id, kind, remote_id, error, payload, created_at)
            select uuid_v7(), current_seller(), $1, $2, $3, p.remote_id, p.error, p.payload::jsonb, $4
            from unnest($5::text[], $6::text[], $7::text[]) as p (remote_id, error, payload)
            """,
            [run.Id, connectionId, run.Kind.ToText(), now, problems.Select(p => p.RemoteId).ToArray(), problems.Select(p => p.Error).ToArray(),
                problems.Select(p => p.Payload).ToArray()],
            cancellationToken);

    private static SyncRunWork Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), EnumNames.FromText<SyncKind>(row.GetString(1)), EnumNames.FromText<SyncTrigger>(row.GetString(2)), row.Optional<string>(3),
        row.GetFieldValue<DateTimeOffset>(4), row.GetInt32(5), row.GetInt32(6));
}

public sealed record SyncRunWork(Guid Id, SyncKind Kind, SyncTrigger Trigger, string? Cursor, DateTimeOffset StartedAt, int Pages, int Records);

/// <summary>What a page brought.</summary>
/// <param name="Cursor">Where the next page begins.</param>
public sealed record SyncPage(string? Cursor, int Records, int Created, int Updated, int Unchanged, IReadOnlyList<SyncProblem> Problems, int? Expected);

/// <param name="Payload">The channel's own JSON.</param>
public sealed record SyncProblem(string? RemoteId, string Error, string Payload);
