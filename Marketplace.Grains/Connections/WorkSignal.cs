using System.Threading.Channels;

namespace Marketplace.Grains.Connections;

/// <summary>What a work waits on: that it is woken, or that the time of something due has come. Any number of wakes before a wait are one.</summary>
internal sealed class WorkSignal : IDisposable
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public WorkSignal(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(static signal => ((WorkSignal)signal!).Set(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Set() => _wakes.Writer.TryWrite(true);

    public async Task WaitAsync(DateTimeOffset? due, CancellationToken cancellationToken)
    {
        var wait = due - _time.GetUtcNow();
        _timer.Change(wait is null ? Timeout.InfiniteTimeSpan : wait.Value > TimeSpan.Zero ? wait.Value : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await _wakes.Reader.ReadAsync(cancellationToken);
    }

    public void Dispose() => _timer.Dispose();
}
