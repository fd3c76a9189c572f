using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Data.Listings;

/// <summary>How far a listing's changes are ahead of their even spread over the day, where its channel limits them.</summary>
[PrimaryKey(nameof(ListingId))]
public sealed class ListingPace : ITenantOwned
{
    public Guid ListingId { get; set; }
    public Listing? Listing { get; set; }
    public Guid SellerId { get; set; }
    /// <summary>When the changes made so far would be spread evenly; a listing at rest has one that is past.</summary>
    public DateTimeOffset OrdinaryAt { get; set; }
    /// <summary>The same of the reserve for stock that sold out.</summary>
    public DateTimeOffset SoldOutAt { get; set; }
}

public static class ListingPaceStore
{
    /// <summary>Takes one change, durably and before it is made: one whose outcome is unknown is counted, too.</summary>
    /// <param name="ordinary">The pace of all changes.</param>
    /// <param name="soldOut">The reserve that may be used when that is used up; null: this change may not.</param>
    /// <returns>Null when the change may be made; else when it may.</returns>
    public static async Task<DateTimeOffset?> TakeAsync(
        NpgsqlConnection connection, Guid listingId, Pace ordinary, Pace? soldOut, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var taken = await connection.ExecuteAsync(
            """
            insert into listing_paces as p (listing_id, seller_id, ordinary_at, sold_out_at) values ($1, current_seller(), $2 + $3, $2)
            on conflict (listing_id) do update set ordinary_at = greatest(p.ordinary_at, $2) + $3 where p.ordinary_at <= $2 + $4
            """,
            [listingId, now, ordinary.Every, ordinary.Ahead], cancellationToken);
        if (taken == 0 && soldOut is not null)
        {
            taken = await connection.ExecuteAsync(
                "update listing_paces set sold_out_at = greatest(sold_out_at, $2) + $3 where listing_id = $1 and sold_out_at <= $2 + $4",
                [listingId, now, soldOut.Every, soldOut.Ahead], cancellationToken);
        }

        if (taken > 0)
            return null;
        var free = await connection.QueryAsync(
            "select least(ordinary_at - $2, sold_out_at - $3::interval) from listing_paces where listing_id = $1",
            [listingId, ordinary.Ahead, soldOut?.Ahead], row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);
        return free.Count == 0 || free[0] < now ? now : free[0];
    }
}

/// <summary>One in so long on average, and some at once after a rest. In any time <c>t</c> there are at most <c>Burst + t / Every</c>.</summary>
public sealed record Pace(TimeSpan Every, int Burst)
{
    /// <summary>How far ahead of the even spread one may be, to be allowed one more.</summary>
    public TimeSpan Ahead => Every * (Burst - 1);

    /// <summary>At most so many in any day.</summary>
    /// <param name="atOnce">The part of them that may come at once.</param>
    public static Pace OfDay(int most, double atOnce)
    {
        var burst = Math.Max(1, (int)(most * atOnce));
        return new(TimeSpan.FromDays(1) / Math.Max(1, most - burst), burst);
    }
}
