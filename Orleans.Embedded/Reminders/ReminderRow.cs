namespace Orleans.Runtime;

/// <summary>A reminder as it is stored; times are UTC.</summary>
internal sealed record ReminderRow(GrainId Grain, string ReminderName, DateTime StartAt, TimeSpan Period, string ETag) : IGrainReminder
{
    /// <summary>The first tick if it is still to come, else the next whole number of periods after it.</summary>
    public DateTime NextTick(DateTime now)
    {
        if (now <= StartAt)
            return StartAt;
        var missed = (now - StartAt).Ticks;
        return StartAt.AddTicks((missed + Period.Ticks - 1) / Period.Ticks * Period.Ticks);
    }
}

/// <summary>Where reminders are kept.</summary>
internal interface IReminderStore
{
    Task<List<ReminderRow>> ReadAll(CancellationToken cancellation);

    Task<List<ReminderRow>> Read(GrainId grain);

    Task<ReminderRow?> Read(GrainId grain, string name);

    /// <summary>Adds or replaces; returns the row with its new version.</summary>
    Task<ReminderRow> Upsert(ReminderRow row);

    /// <summary>False if there is no row of this version.</summary>
    Task<bool> Remove(ReminderRow row);
}
