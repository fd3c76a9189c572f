using System.Collections.Concurrent;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>The points that each app may spend in each shop: a bucket that refills steadily.</summary>
internal sealed class Throttle(TimeProvider time)
{
    /// <summary>How many seconds of refilling a bucket holds.</summary>
    private const int BucketSeconds = 20;

    /// <summary>Shown while there is no limit.</summary>
    private const int Unlimited = 2_000;

    private readonly ConcurrentDictionary<string, (double Points, DateTimeOffset At)> buckets = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <value>Points a second; 0: no limit.</value>
    public int PerSecond { get; set; }

    private int Most => PerSecond * BucketSeconds;

    /// <summary>Takes the points, if they are there.</summary>
    public (bool Taken, ThrottleStatus Status) Take(string bucket, int cost)
    {
        if (PerSecond == 0)
            return (true, new(Unlimited, Unlimited, Unlimited));
        lock (gate)
        {
            var points = Level(bucket);
            var taken = points >= cost;
            if (taken)
                buckets[bucket] = (points - cost, time.GetUtcNow());
            return (taken, new(Most, (int)(taken ? points - cost : points), PerSecond));
        }
    }

    /// <summary>Gives back what the answer turned out not to cost.</summary>
    public ThrottleStatus Return(string bucket, int points)
    {
        if (PerSecond == 0)
            return new(Unlimited, Unlimited, Unlimited);
        lock (gate)
        {
            var level = Math.Min(Most, Level(bucket) + points);
            buckets[bucket] = (level, time.GetUtcNow());
            return new(Most, (int)level, PerSecond);
        }
    }

    public void Reset() => buckets.Clear();

    private double Level(string bucket) =>
        buckets.TryGetValue(bucket, out var last) ? Math.Min(Most, last.Points + ((time.GetUtcNow() - last.At).TotalSeconds * PerSecond)) : Most;
}

internal sealed record ThrottleStatus(int MaximumAvailable, int CurrentlyAvailable, int RestoreRate);
