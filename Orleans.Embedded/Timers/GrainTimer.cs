using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>Sends its activation a tick, waits until that has run, and only then arms the next.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;
    private TimeSpan _period;
    private TimeSpan? _changedDue;
    private bool _ticking;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Check(options.DueTime, options.Period);
        (_activation, _callback, _options, _period) = (activation, callback, options, options.Period);
        _timer = activation.Silo.Time.CreateDetachedTimer(Tick, options.DueTime, Timeout.InfiniteTimeSpan);
        activation.Own(this);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, period);
        _period = period;
        if (_ticking)
            _changedDue = dueTime;
        else
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _activation.Disown(this);
        _disposed.Cancel();
        _timer.Dispose();
    }

    private static void Check(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime);
        Check(period);
    }

    private static void Check(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, Longest);
    }

    private void Tick() => _activation.Receive(new TickRequest(this));

    private Task Run()
    {
        _ticking = true;
        return _disposed.IsCancellationRequested ? Task.CompletedTask : _callback(_disposed.Token);
    }

    private void Ran(Exception? exception)
    {
        if (exception is not null)
            _activation.Silo.Log.LogWarning(exception, "A timer of {Grain} failed", _activation.GrainId);
        _ticking = false;
        if (!_disposed.IsCancellationRequested)
            _timer.Change(_changedDue ?? _period, Timeout.InfiniteTimeSpan);
        _changedDue = null;
    }

    /// <summary>A tick as a request: filters see it under the name that Orleans gives it.</summary>
    private sealed class TickRequest(GrainTimer timer)
        : Request(timer._options.Interleave ? ITick.Interleaving : ITick.Queueing, [], timer._activation.GrainId)
    {
        public override bool KeepsAlive => timer._options.KeepAlive;

        public override bool IsAnswered => timer._disposed.IsCancellationRequested;

        public override Task Run(Activation activation) =>
            activation.Silo.IncomingFilters.Length == 0 ? timer.Run() : IncomingCall.Run<object>(this, activation);

        public override Task Invoke(object grain) => timer.Run();

        public override void Answer(Task task) => timer.Ran(task.Exception?.InnerException);
    }

    private interface ITick
    {
        static readonly GrainMethod Queueing = GrainMethod.Of(typeof(ITick).GetMethod(nameof(InvokeCallbackAsync))!);
        static readonly GrainMethod Interleaving = GrainMethod.Of(typeof(IInterleaved).GetMethod(nameof(InvokeCallbackAsync))!);

        Task InvokeCallbackAsync();

        interface IInterleaved
        {
            [AlwaysInterleave]
            Task InvokeCallbackAsync();
        }
    }
}
