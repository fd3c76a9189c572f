namespace Marketplace.Benchmarks.Limits;

/// <summary>A channel's own counting: whether it answers a call or refuses it with a 429.</summary>
internal interface IChannelModel
{
    /// <param name="cost">What the call costs, where the channel counts that.</param>
    bool Accepts(DateTimeOffset now, double cost);

    /// <summary>What is left in the bucket, where the channel counts points and says so.</summary>
    double? Left { get; }
}

/// <summary>At most so many calls in any window; several of them together.</summary>
internal sealed class SlidingWindows(params (int Calls, TimeSpan Window)[] limits) : IChannelModel
{
    private readonly Queue<DateTimeOffset>[] _calls = [.. limits.Select(_ => new Queue<DateTimeOffset>())];

    public double? Left => null;

    public bool Accepts(DateTimeOffset now, double cost)
    {
        for (var i = 0; i < limits.Length; i++)
        {
            while (_calls[i].TryPeek(out var oldest) && oldest <= now - limits[i].Window)
                _calls[i].Dequeue();
            if (_calls[i].Count >= limits[i].Calls)
                return false;
        }

        foreach (var calls in _calls)
            calls.Enqueue(now);
        return true;
    }
}

/// <summary>A bucket that fills by so many points a second.</summary>
internal sealed class PointBucket(double most, double perSecond, DateTimeOffset start) : IChannelModel
{
    /// <summary>Null before the first call: the bucket is full.</summary>
    private double? _points;
    private DateTimeOffset _asOf = start;

    public double? Left => _points ?? most;

    public bool Accepts(DateTimeOffset now, double cost)
    {
        var left = Math.Min(most, (_points ?? most) + ((now - _asOf).TotalSeconds * perSecond));
        var accepted = left >= cost;
        (_points, _asOf) = (accepted ? left - cost : left, now);
        return accepted;
    }
}
