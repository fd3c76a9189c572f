using Orleans;
using Orleans.Runtime;

namespace Marketplace.Grains.Inventory;

/// <summary>Wakes an item's grain when the first of its holds runs out: by a timer while it lives, by a reminder after a crash.</summary>
internal sealed class HoldExpiry(Grain grain, Func<Task> expire, TimeProvider time)
{
    private const string ReminderName = "expire-holds";
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(5);

    private IGrainTimer? _timer;
    private DateTimeOffset? _next;
    private Task? _reminder;

    /// <summary>Says when a hold runs out; the earliest counts.</summary>
    public void Expect(DateTimeOffset? at)
    {
        var now = time.GetUtcNow();
        if (at is null || (_next <= at && _next > now))
        {
            return;
        }

        _next = at;
        var due = at.Value > now ? at.Value - now : TimeSpan.Zero;
        _timer ??= grain.RegisterGrainTimer(expire, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    public Task EnsureReminder() =>
        _reminder is { IsCompletedSuccessfully: true } or { IsCompleted: false }
            ? _reminder
            : _reminder = grain.RegisterOrUpdateReminder(ReminderName, ReminderPeriod, ReminderPeriod);

    public async Task DropReminder()
    {
        _reminder = null;
        if (await grain.GetReminder(ReminderName) is { } reminder)
        {
            await grain.UnregisterReminder(reminder);
        }
    }
}
