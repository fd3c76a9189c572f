using Npgsql;

namespace Marketplace.Data.Listings;

/// <summary>Which listings of a connection break a rule, as its channel last said.</summary>
public static class ViolationStore
{
    /// <summary>Forgets what is mended and keeps what is new, in one statement; what stands stays as it was found.</summary>
    public static Task WriteAsync(NpgsqlConnection connection, Guid connectionId, IReadOnlyCollection<FoundViolation> found, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            with found as (
                select distinct on (url, kind, at_risk) url, kind, at_risk, reason
                from unnest($2::text[], $3::text[], $4::boolean[], $5::text[]) as f (url, kind, at_risk, reason)
                order by url, kind, at_risk),
            mended as (
                delete from known_violations k where connection_id = $1
                    and not exists (select from found f where f.url = k.url and f.kind = k.kind and f.at_risk = k.at_risk))
            insert into known_violations (seller_id, connection_id, url, kind, at_risk, reason, found_at)
            select current_seller(), $1, url, kind, at_risk, reason, $6 from found
            on conflict do nothing
            """,
            [
                connectionId, found.Select(v => v.Url).ToArray(), found.Select(v => v.Kind).ToArray(), found.Select(v => v.AtRisk).ToArray(),
                found.Select(v => v.Reason).ToArray(), now,
            ],
            cancellationToken);
}

/// <param name="Url">The listing's page.</param>
/// <param name="Kind">The channel's own word for what is broken.</param>
/// <param name="AtRisk">The rule is not in force yet.</param>
/// <param name="Reason">In words.</param>
public sealed record FoundViolation(string Url, string Kind, bool AtRisk, string Reason);
