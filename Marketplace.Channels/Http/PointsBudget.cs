namespace Marketplace.Channels.Http;

/// <summary>What an answer says about a bucket of points that refills steadily.</summary>
public sealed record PointsReading(double Maximum, double Available, double PerSecond);

/// <summary>The points that a connection may still spend, as its answers tell. Before the first answer nothing is known, and calls go out. Called from any thread.</summary>
internal sealed class PointsBudget(TimeProvider time)
{
    private readonly Lock _gate = new();
    private PointsReading? _known;
    private DateTimeOffset _knownAt;
    private double _inFlight;

    /// <summary>Sets points aside for a call.</summary>
    /// <returns>Zero when it may go out; else how long until enough have come back.</returns>
    public TimeSpan Take(double points)
    {
        lock (_gate)
        {
            if (_known is { PerSecond: > 0 } known && Level(known) < Math.Min(points, known.Maximum))
                return TimeSpan.FromSeconds((Math.Min(points, known.Maximum) - Level(known)) / known.PerSecond);
            _inFlight += points;
            return TimeSpan.Zero;
        }
    }

    /// <summary>The call is over: what it set aside is in the channel's own count from now on, where the answer tells it.</summary>
    public void Settle(double points, PointsReading? reading)
    {
        lock (_gate)
        {
            _inFlight = Math.Max(0, _inFlight - points);
            if (reading is null)
                return;
            _known = reading;
            _knownAt = time.GetUtcNow();
        }
    }

    private double Level(PointsReading known) =>
        Math.Min(known.Maximum, known.Available + ((time.GetUtcNow() - _knownAt).TotalSeconds * known.PerSecond)) - _inFlight;
}
