using System.Collections.Concurrent;
using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Reminders that die with the host.</summary>
internal sealed class MemoryReminderStore : IReminderStore
{
    private readonly ConcurrentDictionary<(GrainId, string), ReminderRow> _rows = new();
    private int _version;

    public Task<List<ReminderRow>> ReadAll(CancellationToken cancellation) => Task.FromResult(_rows.Values.ToList());

    public Task<List<ReminderRow>> Read(GrainId grain) => Task.FromResult(_rows.Values.Where(r => r.Grain == grain).ToList());

    public Task<ReminderRow?> Read(GrainId grain, string name) => Task.FromResult(_rows.GetValueOrDefault((grain, name)));

    public Task<ReminderRow> Upsert(ReminderRow row) => Task.FromResult(_rows[(row.Grain, row.ReminderName)] =
        row with { ETag = Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture) });

    public Task<bool> Remove(ReminderRow row) => Task.FromResult(
        _rows.TryGetValue((row.Grain, row.ReminderName), out var stored) && stored.ETag == row.ETag
        && _rows.TryRemove(new((row.Grain, row.ReminderName), stored)));
}
