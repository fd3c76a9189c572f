using Orleans;

namespace Marketplace.Grains.Connections;

/// <summary>What was called in the last 24 hours, counted by the hour: a call stops counting with its hour, at most an hour late.</summary>
[GenerateSerializer, Alias("marketplace.app-quota.day")]
public sealed class SlidingDay
{
    private const int Hours = 24;

    /// <summary>Calls by hour since the epoch.</summary>
    [Id(0)]
    public SortedDictionary<long, int> Calls { get; init; } = [];

    public void Add(int calls, DateTimeOffset now)
    {
        Forget(now);
        var hour = HourOf(now);
        Calls[hour] = Math.Max(0, Calls.GetValueOrDefault(hour) + calls);
    }

    /// <summary>Believes the channel where it says that less is left: calls of a time that was not counted here.</summary>
    public void Learn(int remaining, int limit, DateTimeOffset now)
    {
        var unknown = limit - remaining - Spent(now);
        if (unknown > 0)
            Add(unknown, now);
    }

    public int Spent(DateTimeOffset now)
    {
        Forget(now);
        return Calls.Values.Sum();
    }

    /// <summary>When the oldest calls stop counting; null when there are none.</summary>
    public DateTimeOffset? ResetAt(DateTimeOffset now)
    {
        Forget(now);
        return Calls.Count == 0 ? null : DateTimeOffset.FromUnixTimeSeconds((Calls.Keys.First() + Hours + 1) * 3600);
    }

    private void Forget(DateTimeOffset now)
    {
        var oldest = HourOf(now) - Hours;
        foreach (var hour in Calls.Keys.TakeWhile(hour => hour < oldest).ToArray())
            Calls.Remove(hour);
    }

    private static long HourOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 3600;
}
