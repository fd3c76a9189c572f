namespace Marketplace.Tests.Fixtures;

/// <summary>The system's clock, moved forward: what is due in minutes is due at once. Timers that run already keep their real pace.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
