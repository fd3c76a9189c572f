namespace Marketplace.Contracts.Connections;

/// <summary>GET /api/admin/scheduler/status.</summary>
public sealed record SchedulerStatus(DateTimeOffset Now, IReadOnlyList<ReminderStatus> Reminders);

/// <param name="Name">What the reminder wakes for.</param>
/// <param name="Count">How many grains it wakes.</param>
/// <param name="ShortestPeriodSeconds">The shortest time between two ticks of one of them.</param>
public sealed record ReminderStatus(string Name, int Count, long ShortestPeriodSeconds);
