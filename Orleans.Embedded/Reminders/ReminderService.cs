using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace Orleans.Runtime;

/// <summary>
/// Wakes grains by their reminders. What comes due soon is held in memory, ordered by time behind one timer; the table is read as a
/// whole, now and then, for the rest and for changes made elsewhere.
/// </summary>
internal sealed class ReminderService(Silo silo, IReminderStore store, IOptions<ReminderOptions> options, ILogger<ReminderService> log)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(GrainId, string), ReminderRow> _rows = [];
    private readonly PriorityQueue<ReminderRow, DateTime> _due = new();
    private readonly HashSet<(GrainId, string)> _changed = [];
    private ITimer? _timer, _refresh;

    private DateTime Now => silo.Time.GetUtcNow().UtcDateTime;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<ReminderService>(ServiceLifecycleStage.Active, Start, _ =>
    {
        Dispose();
        return Task.CompletedTask;
    });

    public async Task<IGrainReminder> Register(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
            throw new ArgumentException($"The period {period} is below the minimum of {options.Value.MinimumReminderPeriod}.", nameof(period));
        var row = await store.Upsert(new ReminderRow(grain, name, Now + dueTime, period, ""));
        lock (_gate)
        {
            _changed.Add((grain, name));
            Adopt(row);
        }

        return row;
    }

    public async Task Unregister(IGrainReminder reminder)
    {
        var row = (ReminderRow)reminder;
        if (!await store.Remove(row) && await store.Read(row.Grain, row.ReminderName) is not null)
            throw new ReminderException($"The reminder {row.ReminderName} of {row.Grain} was registered again since; get it anew.");
        lock (_gate)
        {
            _changed.Add((row.Grain, row.ReminderName));
            _rows.Remove((row.Grain, row.ReminderName));
        }
    }

    public async Task<IGrainReminder?> Get(GrainId grain, string name) => await store.Read(grain, name);

    public async Task<List<IGrainReminder>> Get(GrainId grain) => [.. await store.Read(grain)];

    public void Dispose()
    {
        _timer?.Dispose();
        _refresh?.Dispose();
    }

    private async Task Start(CancellationToken cancellation)
    {
        var period = options.Value.RefreshReminderListPeriod;
        _timer = silo.Time.CreateDetachedTimer(FireDue, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await silo.Within(options.Value.InitializationTimeout, Refresh, "The reminders could not be read in time");
        _refresh = silo.Time.CreateDetachedTimer(() => _ = RefreshLater(), period, period);
    }

    private async Task RefreshLater()
    {
        try
        {
            await Refresh(CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogError(e, "The reminders could not be read; the next attempt is in {Period}", options.Value.RefreshReminderListPeriod);
        }
    }

    private async Task Refresh(CancellationToken cancellation)
    {
        lock (_gate)
            _changed.Clear();
        var rows = await store.ReadAll(cancellation);
        lock (_gate)
        {
            // What changed here while the table was read is newer than what was read.
            var read = rows.Where(r => !_changed.Contains((r.Grain, r.ReminderName))).ToDictionary(r => (r.Grain, r.ReminderName));
            foreach (var gone in _rows.Keys.Where(key => !read.ContainsKey(key) && !_changed.Contains(key)).ToArray())
                _rows.Remove(gone);
            foreach (var (key, row) in read)
            {
                if (!_rows.TryGetValue(key, out var known) || known.ETag != row.ETag)
                    Adopt(row);
            }
        }
    }

    /// <summary>Takes a row in if its next tick is near. An older version that is still queued is skipped when it comes up.</summary>
    private void Adopt(ReminderRow row)
    {
        var key = (row.Grain, row.ReminderName);
        var next = row.NextTick(Now);
        if (next > Now + options.Value.ReminderLoadingWindow)
        {
            _rows.Remove(key);
            return;
        }

        _rows[key] = row;
        _due.Enqueue(row, next);
        if (ReferenceEquals(_due.Peek(), row))
            Arm();
    }

    private void Arm()
    {
        if (!_due.TryPeek(out _, out var next))
            return;
        var wait = next - Now;
        _timer?.Change(wait > TimeSpan.Zero ? wait + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void FireDue()
    {
        lock (_gate)
        {
            while (_due.TryPeek(out var row, out var next) && next <= Now)
            {
                _due.Dequeue();
                if (IsCurrent(row))
                    _ = Fire(row);
            }

            Arm();
        }
    }

    private bool IsCurrent(ReminderRow row) => _rows.TryGetValue((row.Grain, row.ReminderName), out var current) && ReferenceEquals(current, row);

    private async Task Fire(ReminderRow row)
    {
        try
        {
            await silo.Factory.GetGrain<IRemindable>(row.Grain)
                .ReceiveReminder(row.ReminderName, new TickStatus(row.StartAt, row.Period, Now));
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The reminder {Reminder} of {Grain} failed; it ticks on", row.ReminderName, row.Grain);
        }

        lock (_gate)
        {
            // Only now, so that ticks of one reminder never overlap; and past the tick that was just delivered.
            if (IsCurrent(row))
                Requeue(row);
        }
    }

    private void Requeue(ReminderRow row)
    {
        var next = row.NextTick(Now + TimeSpan.FromMilliseconds(1));
        if (next > Now + options.Value.ReminderLoadingWindow)
            _rows.Remove((row.Grain, row.ReminderName));
        else
            _due.Enqueue(row, next);
        Arm();
    }
}
